"""Measure the boilerplate extractor: by line, on appeals, and on clean text.

The shipped weights never saw the pages of the hand-checked set (AEB), the articles of the
hand-labelled one (Horne) or a site of the donation set.  Some of the clean press releases are
among their lines of articles; appeals are found without them.
"""

from __future__ import annotations

import json
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from credscore.extractors.boilerplate import Boilerplate
from credscore.extractors.boilerplate.extractor import find
from credscore.extractors.boilerplate.pieces import HARMLESS
from credscore.text.document import Document
from credscore.text.html import main_text
from credscore.text.span import Span

Lines = list[tuple[str, int]]  # label 1 boilerplate, 0 content, -1 ignored
CLEAN_DOCUMENTS = 10_000
LABELS = Path(__file__).parent / "labels" / "marks.jsonl"
_LABELS = {"boilerplate": 1, "content": 0, "ambiguous": -1}
_SHORTEST, _LONGEST = 40, 120
_WORD = re.compile(r"\w+")


def rows(data: Path, name: str) -> Iterator[dict[str, Any]]:
    """Read one file of the data folder, row by row."""
    with lzma.open(data / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def spans(text: str, rule: str = "boilerplate.") -> list[Span]:
    """Return the spans of evidence whose rule begins with `rule`."""
    found = Boilerplate()(Document.from_text(text)).evidence
    return [e.span for e in found if e.rule.startswith(rule)]


def covered(span: Span, marked: Sequence[Span]) -> int:
    """Count the characters of `span` inside `marked`, whose spans do not overlap."""
    return sum(max(0, min(span.end, m.end) - max(span.start, m.start)) for m in marked)


def horne(data: Path) -> dict[str, Lines]:
    """Return hand-labelled lines of political articles by page."""
    pages: dict[str, Lines] = defaultdict(list)
    for row in rows(data, "boilerplate/horne_lines_hand"):
        pages[row["page_id"]].append((row["text"], _LABELS[row["label"]]))
    return pages


def aeb(data: Path) -> dict[str, Lines]:
    """Return hand-checked lines of extracted news pages by page."""
    pages: dict[str, Lines] = {}
    for row in rows(data, "boilerplate/aeb_lines_hand"):
        gold = [Span(a, b) for a, b in row["boilerplate_spans"]]
        ignored = {line.strip() for line in row["ignore_lines"]}
        at, found = 0, []
        for line in row["text"].split("\n"):
            half = line and covered(Span(at, at + len(line)), gold) >= 0.5 * len(line)
            found.append((line, -1 if line.strip() in ignored else int(bool(half))))
            at += len(line) + 1
        pages[row["page_id"]] = found
    return pages


def marked_lines(pages: Mapping[str, Lines]) -> Iterator[tuple[str, int, bool]]:
    """Yield every line that counts, its label, and whether the extractor marks half of it."""
    for lines in pages.values():
        found = spans("\n".join(line for line, _ in lines))
        at = 0
        for line, label in lines:
            if label >= 0 and line.strip():
                share = covered(Span(at, at + len(line)), found) / len(line)
                yield line, label, share >= 0.5  # noqa: PLR2004  a limit of this definition alone
            at += len(line) + 1


def line_figures(pages: Mapping[str, Lines]) -> dict[str, float]:
    """Return precision, recall, F1 and falsely marked lines per 1,000 content lines."""
    verdicts = [(label, marked) for _, label, marked in marked_lines(pages)]
    right = sum(marked for label, marked in verdicts if label == 1)
    wrong = sum(marked for label, marked in verdicts if label == 0)
    gold = sum(label == 1 for label, _ in verdicts)
    precision, recall = right / max(1, right + wrong), right / max(1, gold)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "false_per_1000": 1000 * wrong / max(1, len(verdicts) - gold),
    }


def kind_figures(data: Path) -> dict[str, str]:
    """Return, of every kind, lines rightly and wrongly marked so on both hand-checked sets.

    And of the kinds that the political articles name, how many lines of each are found.
    """
    marked: dict[str, Counter[bool]] = defaultdict(Counter)
    found: dict[str, Counter[bool]] = defaultdict(Counter)
    named = {
        (row["page_id"], row["text"]): row["kind"]
        for row in rows(data, "boilerplate/horne_lines_hand")
        if row["label"] == "boilerplate"
    }
    for page_id, lines in (horne(data) | aeb(data)).items():
        pieces = find(Document.from_text("\n".join(line for line, _ in lines)))
        at = 0
        for line, label in lines:
            span, at = Span(at, at + len(line)), at + len(line) + 1
            if label < 0 or not line.strip():
                continue
            inside = [p for p in pieces if covered(span, [p.span]) >= 0.5 * len(line)]
            for piece in inside[:1]:
                marked[piece.kind][label == 1] += 1
            if (page_id, line) in named:
                found[named[page_id, line]][bool(inside)] += 1
    figures: dict[str, str] = {}
    for kind, counts in sorted(marked.items()):
        figures[f"marked_{kind}"] = f"{counts[True]} right, {counts[False]} wrong"
    for kind, counts in sorted(found.items()):
        figures[f"found_{kind}"] = f"{counts[True]} of {counts.total()}"
    return figures


def eye_figures(data: Path) -> dict[str, str]:
    """Return what a reader said of marks on news, and how many of them stand today.

    `labels/marks.jsonl` has places and verdicts.  The second reading was of the version that
    the first one's errors had mended.
    """
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    texts = {
        (name, i): row["text"]
        for name in {label["corpus"] for label in labels}
        for i, row in enumerate(rows(data, name))
    }
    said: dict[str, Counter[str]] = defaultdict(Counter)
    held: dict[str, Counter[str]] = defaultdict(Counter)
    for label in labels:
        text = texts[label["corpus"], label["row"]]
        marked = [p.span for p in find(Document.from_text(text)) if p.kind not in HARMLESS]
        span = Span(*label["span"])
        said[label["part"]][label["verdict"]] += 1
        held[label["part"]][label["verdict"]] += covered(span, marked) >= 0.5 * len(span)
    return {
        f"{part}_{verdict}": f"{held[part][verdict]} of {n} still marked"
        for part, counts in said.items()
        for verdict, n in sorted(counts.items())
    }


def clean_paragraphs(data: Path, n: int) -> list[str]:
    """Return `n` paragraphs of native English, one a document."""
    found: list[str] = []
    for row in rows(data, "english/documents"):
        fit = (p for p in row["text"].split("\n") if _SHORTEST <= len(p.split()) <= _LONGEST)
        found.extend(islice(fit, 2, 3))
        if len(found) == n:
            break
    return found


def planted(data: Path) -> Iterator[tuple[dict[str, Any], bool]]:
    """Yield every text on giving, and whether half of it is marked inside an article."""
    texts = list(rows(data, "boilerplate/donation"))
    clean = clean_paragraphs(data, 6 * len(texts))
    for i, row in enumerate(texts):
        around = clean[6 * i : 6 * i + 6]
        before = around if row["label"] else around[:3]
        after = around[len(before) :]
        text = "\n\n".join([*before, row["text"], *after])
        at = sum(len(p) + 2 for p in before)
        span = Span(at, at + len(row["text"]))
        yield row, covered(span, spans(text)) >= 0.5 * len(span)


def donation_figures(data: Path) -> dict[str, float]:
    """Return how appeals and news about giving fare inside articles."""
    verdicts = [(row["label"], found) for row, found in planted(data)]
    right = sum(found for label, found in verdicts if label)
    wrong = sum(found for label, found in verdicts if not label)
    return {
        "precision": right / max(1, right + wrong),
        "recall": right / sum(label for label, _ in verdicts),
        "false": float(wrong),
    }


def clean_figures(data: Path) -> dict[str, float]:
    """Return how often native press releases and speeches are said to hold an appeal."""
    marked = share = 0.0
    for row in islice(rows(data, "english/documents"), CLEAN_DOCUMENTS):
        found = Boilerplate()(Document.from_text(row["text"]))
        marked += any(e.rule == "boilerplate.appeal" for e in found.evidence)
        share += found.values["boilerplate.share"] > 0
    return {"appeals": marked, "any_share": share / CLEAN_DOCUMENTS}


def page_figures(data: Path) -> dict[str, float]:
    """Return the content F1 of pages: words of all pages in common with their gold text.

    Before and after the pieces that count as faults are taken out.
    """
    figures: dict[str, float] = {}
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows(data, "boilerplate/html"):
        text = main_text(row["html"])
        doc = Document.from_text(text)
        faults = [p.span for p in find(doc) if p.kind not in HARMLESS] if doc.n_words else []
        edges = [0, *(edge for span in faults for edge in (span.start, span.end)), len(text)]
        kept = " ".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
        pairs[f"{row['dataset']}_content_f1_extracted"].append((text, row["gold"]))
        pairs[f"{row['dataset']}_content_f1_cleaned"].append((kept, row["gold"]))
    for name, found in pairs.items():
        bags = [[Counter(_WORD.findall(t.lower())) for t in pair] for pair in found]
        shared = sum((got & gold).total() for got, gold in bags)
        figures[name] = 2 * shared / sum(got.total() + gold.total() for got, gold in bags)
    return figures


def measure(data: Path) -> dict[str, float | str]:
    """Return every figure of the extractor's page."""
    parts: dict[str, Mapping[str, float | str]] = {
        "horne": line_figures(horne(data)),
        "aeb": line_figures(aeb(data)),
        "donation": donation_figures(data),
        "clean": clean_figures(data),
        "html": page_figures(data),
        "kinds": kind_figures(data),
        "eye": eye_figures(data),
    }
    return {f"{part}_{key}": v for part, figures in parts.items() for key, v in figures.items()}
