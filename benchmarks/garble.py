"""Garble: do phrases rank right, is evidence where the damage is, are natives spared?"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks import kinds
from benchmarks.translation import people
from credscore import Document, Evidence, Span
from credscore.extractors.garble import Garble
from credscore.extractors.translation import Translation
from credscore.model.metrics import auc
from credscore.ngram.views import views
from credscore.text.tokens import tokenize
from credscore.training import marked
from credscore.training.data import rows
from credscore.training.roundtrip import round_trips
from credscore.training.spinner import spin

CARRIER = "The report on Thursday also mentioned: {}."
SENTENCES = 3000
# Own articles whose paragraphs stand around a phrase, one article for every other phrase.
CLEAN = ("wire-report", "local-news", "court-report", "weather-disaster", "science")
_LONG = 20  # words of a clean paragraph


def worst_sentence(text: str) -> float:
    """Return the highest garble value of a sentence."""
    return max(Garble()(Document.from_text(text), detail="full").sentences, default=0.0)


def measure(data: Path, cache: Path) -> dict[str, float]:
    """Return ranking, sentence, evidence and native figures."""
    found = _phrases(data) | _sentences(data) | _natives(data)
    return found | _evidence(data, cache)


def _phrases(data: Path) -> dict[str, float]:
    articles = [_clean_paragraphs(name) for name in CLEAN]
    wins, alike, same, shown, shown_meant = [], [], [], 0, 0
    for i, row in enumerate(rows(data, "translation/artifact_phrases")):
        clean = articles[i % len(articles)]
        odd, meant = (_among(clean, CARRIER.format(row[k])) for k in ("phrase", "meant"))
        wins.append(_won(odd[0], meant[0]))
        longer = len(row["phrase"].split()) - len(row["meant"].split())
        alike.append(abs(longer) <= 1)
        same.append(not longer)
        shown += odd[1]
        shown_meant += meant[1]
    ranked = np.array(wins)
    return {
        "artifact phrases ranked above what was meant": float(ranked.mean()),
        "the same, where the two differ by a word at most": float(ranked[alike].mean()),
        "the same, where the two have as many words": float(ranked[same].mean()),
        "artifact phrases with evidence": shown / len(wins),
        "right phrases with evidence": shown_meant / len(wins),
    }


def _clean_paragraphs(name: str) -> list[str]:
    """Return four paragraphs of an own article."""
    path = Path(__file__).parents[1] / "fixtures" / "articles" / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line.count(" ") >= _LONG][:4]


def _among(clean: Sequence[str], sentence: str) -> tuple[float, bool]:
    """Return a sentence's garble value as a paragraph of its own, and whether it has evidence."""
    text = "\n\n".join([*clean[:2], sentence, *clean[2:]])
    doc = Document.from_text(text)
    found = Garble()(doc, detail="full")
    at = text.index(sentence)
    own = Span(at, at + len(sentence))
    values = [v for s, v in zip(doc.sentences, found.sentences, strict=True) if _meet(s, own)]
    return max(values), any(_meet(e.span, own) for e in found.evidence)


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _won(a: float, b: float) -> float:
    return (a > b) + 0.5 * (a == b)


def _sentences(data: Path) -> dict[str, float]:
    posts, machine = {}, []
    for row in rows(data, "translation/sentences"):
        if row["split"] != "dev":
            continue
        if row["label"] == "mt_postedit":
            posts[row["sid"]] = row
        else:
            machine.append(row)
    found = {}
    for name, languages in (("", marked.LANGUAGES), (", language never trained on", ("si-en",))):
        chosen = [r for r in machine if r["lang_pair"] in languages and r["sid"] in posts]
        random.Random(0).shuffle(chosen)  # noqa: S311  a seeded order, no secret
        chosen = [r for r in chosen[:SENTENCES] if (r["mean"] or 100) < 50]  # noqa: PLR2004  a limit of this definition alone
        bad = [worst_sentence(marked.detokenized(r["text"])) for r in chosen]
        good = [worst_sentence(marked.detokenized(posts[r["sid"]]["text"])) for r in chosen]
        found[f"garbled sentence against post-edit, AUC{name}"] = auc(bad, good)
    return found


def _natives(data: Path) -> dict[str, float]:
    found = {}
    for name, texts in people(data).items():
        docs = [Document.from_text(t) for t in texts]
        pieces = sum(len(_pieces(doc)) for doc in docs)
        found[f"evidence per 1,000 words: {name}"] = 1000 * pieces / sum(d.n_words for d in docs)
    return found


def _evidence(data: Path, cache: Path) -> dict[str, float]:
    texts = kinds.originals(data)
    spun = [spin(text, 0.25, seed) for seed, text in enumerate(texts, 500)]
    found = _shares("synonym-spun news", [_touches(s.text, s.changed) for s in spun])
    for pivot, name in (("ca", "Catalan, never trained on"), ("es", "Spanish")):
        copies = round_trips(texts, pivot, cache)
        touched = [
            _touches(copy, changed_in(copy, text)) for copy, text in zip(copies, texts, strict=True)
        ]
        found |= _shares(f"round trips through {name}", touched)
    return found


def changed_in(copy: str, original: str) -> list[Span]:
    """Return the words of `copy` that are not in `original`, line by line."""
    lines, sources = (list(_lines(text)) for text in (copy, original))
    if len(lines) != len(sources):
        return []
    spans = []
    for (start, line), (_, source) in zip(lines, sources, strict=True):
        example = marked.changes(line, source, 0.0)
        if example is not None:
            tokens = tokenize(line)
            kept = views(tokens).kept[example.changed]
            spans += [
                Span(start + int(tokens.starts[k]), start + int(tokens.ends[k])) for k in kept
            ]
    return spans


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, line
        at += len(line) + 1


def _garble(text: str) -> list[Evidence]:
    return [e for e in Garble()(Document.from_text(text)).evidence if e.rule == "garble.phrase"]


def _pieces(doc: Document) -> list[Evidence]:
    return [*Translation()(doc).evidence, *Garble()(doc).evidence]


def _touches(text: str, changed: Sequence[Span]) -> tuple[int, int, int, int]:
    """Return pieces that touch a change, pieces, changes touched, changes."""
    pieces = [e.span for e in _garble(text)] if changed else []
    right = sum(any(_meet(p, c) for c in changed) for p in pieces)
    hit = sum(any(_meet(p, c) for p in pieces) for c in changed)
    return right, len(pieces), hit, len(changed)


def _shares(name: str, counts: Sequence[tuple[int, int, int, int]]) -> dict[str, float]:
    right, pieces, hit, changes = (sum(column) for column in zip(*counts, strict=True))
    return {
        f"{name}: spans that touch a change": right / max(pieces, 1),
        f"{name}: changes touched": hit / max(changes, 1),
    }
