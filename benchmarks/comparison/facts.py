"""Measure how altered numbers, negations and quotations are found; write benchmarks/results.

    python -m benchmarks.comparison.facts [--held-out]

Passages of the data folder are altered or edited in memory, see `injected` and `faithful`.
Sources are in two halves: one to look at, one to run once.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from time import perf_counter

from benchmarks.comparison.faithful import EDITS
from benchmarks.comparison.injected import INJECTORS
from benchmarks.comparison.words import by_sentence
from credscore import compare
from credscore.comparison.facts import fact_changes
from credscore.comparison.result import Change
from credscore.text.document import Document
from credscore.training.data import fold, folder, rows

Finds = Callable[[str, str], list[Change]]
RESULTS = Path(__file__).parents[1] / "results" / "facts.json"
_WORDS = range(25, 120)
_PER_KIND = 400  # passages an injector or an edit is tried on with success
_SHOUTED = 0.5


def passages(data: Path, half: int) -> list[str]:
    """Return paragraphs of people's texts, one of each document, from one half of the sources."""
    rng = random.Random(0)  # noqa: S311  a fixed choice
    found = []
    for name in ("attribution/polnear_train_dev", "english/documents", "translation/documents"):
        for row in rows(data, name):
            if (
                row.get("label", "human_ref") == "mt"
                or fold(row.get("src_doc") or row["doc_id"], 2) != half
            ):
                continue
            lines = [p for p in row["text"].splitlines() if len(p.split()) in _WORDS]
            found.extend(rng.sample(lines, min(len(lines), 8 if "polnear" in name else 1)))
    rng.shuffle(found)
    return found


def compared(copy: str, original: str) -> list[Change]:
    """Return the altered facts of a passage."""
    ours, theirs = Document.from_text(copy), Document.from_text(original)
    return fact_changes(ours, theirs, by_sentence(ours, theirs))


def wholly_compared(copy: str, original: str) -> list[Change]:
    """Return the altered facts that `credscore.compare` tells of a passage."""
    found = compare(copy, original).changes
    return [c for c in found if c.kind in ("number", "negation", "quotation")]


def alterations(
    texts: list[str], compared: Finds = compared, most: int = _PER_KIND
) -> Iterator[tuple[str, str, str, str, bool, list[Change]]]:
    """Yield kind, injector, both texts, whether it was found, and what was found."""
    for kind, injectors in INJECTORS.items():
        for name, injector in injectors.items():
            rng, done = random.Random(name), 0  # noqa: S311  no secret
            for text in texts:
                injected = injector(text, rng)
                if injected is None or injected[0] == text:
                    continue
                copy, start, end = injected
                found = compared(copy, text)
                was = max(start + 1, len(text) - len(copy) + end)
                hit = any(c.severity >= _SHOUTED and _tells(c, start, end, was) for c in found)
                yield kind, name, copy, text, hit, found
                done += 1
                if done == most:
                    break


def _tells(change: Change, start: int, end: int, was: int) -> bool:
    """Tell whether a change touches what was put in, or what it was put in for."""
    sides = ((change.copy, end), (change.original, was))
    return any(span and span.start <= to and start <= span.end for span, to in sides)


def edits(
    texts: list[str], compared: Finds = compared, most: int = _PER_KIND
) -> Iterator[tuple[str, str, str, str, bool, list[Change]]]:
    """Yield kind, edit, both texts, whether there was an alarm, and what was found."""
    for kind, of_kind in EDITS.items():
        for name, edit in of_kind.items():
            rng, done = random.Random(name), 0  # noqa: S311  no secret
            for text in texts:
                copy = edit(text, rng)
                if copy is None or copy == text:
                    continue
                found = compared(copy, text)
                yield kind, name, copy, text, bool(found), found
                done += 1
                if done == most:
                    break


def in_reworded(data: Path, half: int) -> Iterator[tuple[str, str, str, str, bool, list[Change]]]:
    """Yield as `alterations`, for alterations of a line that another person worded otherwise."""
    for kind, injectors in INJECTORS.items():
        for name, injector in injectors.items():
            rng, done = random.Random(name), 0  # noqa: S311  no secret
            for line, original, before in references(data, half):
                injected = injector(line, rng)
                if before or injected is None or injected[0] == line:
                    continue
                copy, start, end = injected
                found = compared(copy, original)
                shouted = [c.copy for c in found if c.severity >= _SHOUTED and c.copy]
                hit = any(c.start <= end and start <= c.end for c in shouted)
                yield kind, name, copy, original, hit, found
                done += 1
                if done == _PER_KIND:
                    break


@cache
def references(data: Path, half: int) -> list[tuple[str, str, list[Change]]]:
    """Return lines of two people's translations of one source, and what differs in fact."""
    found = []
    by_source: dict[str, list[str]] = {}
    for row in rows(data, "translation/documents"):
        if row["label"] == "human_ref" and fold(row["src_doc"], 2) == half:
            by_source.setdefault(row["src_doc"], []).append(row["text"])
    for texts in by_source.values():
        lines = [text.splitlines() for text in texts[:2]]
        if len(texts) > 1 and len(lines[0]) == len(lines[1]):
            for a, b in zip(*lines, strict=True):
                if a.strip() and b.strip() and a != b:
                    found.append((a, b, compared(a, b)))
    return found


def measure(data: Path, half: int) -> dict[str, float]:
    """Return recall by kind and injector, and false alarms by edit."""
    texts = passages(data, half)
    figures: dict[str, float] = {}
    aligned = (wholly_compared, _PER_KIND // 4)
    measured = (
        ("compare, recall", alterations(texts, *aligned)),
        ("compare, false alarms", edits(texts, *aligned)),
        ("recall", alterations(texts)),
        ("recall in reworded lines", in_reworded(data, half)),
        ("false alarms", edits(texts)),
    )
    for what, results in measured:
        hits: dict[str, list[bool]] = {}
        for kind, name, _, _, hit, _ in results:
            if kind != "beside":
                hits.setdefault(f"{what}, {kind}", []).append(hit)
                hits.setdefault(f"{what}, all", []).append(hit)
            if not what.startswith("compare"):
                hits.setdefault(f"{what}, {kind}: {name}", []).append(hit)
        for key in sorted(hits):
            figures[key] = round(sum(hits[key]) / len(hits[key]), 4)
            figures[f"{key}, tried"] = len(hits[key])
    lines = references(data, half)
    for kind in ("number", "negation", "quotation"):
        flagged = sum(any(c.kind == kind for c in found) for *_, found in lines)
        figures[f"two people's translations of a line, {kind}"] = round(flagged / len(lines), 4)
    figures["two people's translations, lines"] = len(lines)
    return figures | {"milliseconds, 700 words in 35 pairs": _time(texts)}


def _time(texts: list[str]) -> float:
    """Return the best time of comparing an article of 700 words with an edited one."""
    lines: list[str] = []
    for text in texts:
        lines.append(text)
        if sum(len(line.split()) for line in lines) > 700:  # noqa: PLR2004  words, about an article
            break
    rng = random.Random(0)  # noqa: S311  no secret
    edit = EDITS["any"]["synonyms outside quotations"]
    copy = "\n".join(edit(line, rng) or line for line in lines)
    ours, theirs = Document.from_text(copy), Document.from_text("\n".join(lines))
    matchings = by_sentence(ours, theirs)
    _ = ours.quotations, theirs.quotations
    times = []
    for _ in range(50):
        begun = perf_counter()
        fact_changes(ours, theirs, matchings)
        times.append(perf_counter() - begun)
    return round(1000 * min(times), 2)


def main() -> None:
    """Measure and print; what is held out is written down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true")
    held_out = parser.parse_args().held_out
    figures = measure(folder(), 1 if held_out else 0)
    for name, value in figures.items():
        if not name.endswith("tried"):
            print(f"{value:10.4f}  {figures.get(f'{name}, tried', ''):>5}  {name}")
    known = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    known["held out" if held_out else "looked at"] = figures
    RESULTS.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
