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
from credscore.oddity.damage import DamageModel
from credscore.oddity.reading import read
from credscore.text.tokens import tokenize
from credscore.training import marked
from credscore.training.data import rows
from credscore.training.roundtrip import round_trips
from credscore.training.spinner import spin

CARRIER = "The report on Thursday also mentioned: {}."
SENTENCES = 3000


def worst_words(text: str) -> float:
    """Return how far the three oddest words lie above what evidence needs, on average."""
    reading = read(Document.from_text(text))
    strict = DamageModel.shipped().thresholds.strict
    margins = (reading.damage.log_odds - strict).max(axis=1)
    return float(np.sort(margins)[-3:].mean())


def worst_sentence(text: str) -> float:
    """Return the highest garble value of a sentence."""
    return max(Garble()(Document.from_text(text), detail="full").sentences, default=0.0)


def measure(data: Path, cache: Path) -> dict[str, float]:
    """Return ranking, sentence, evidence and native figures."""
    found = _phrases(data) | _sentences(data) | _natives(data)
    return found | _evidence(data, cache)


def _phrases(data: Path) -> dict[str, float]:
    wins, alike, shown, shown_meant = [], [], 0, 0
    for row in rows(data, "translation/artifact_phrases"):
        odd, meant = (CARRIER.format(row[k]) for k in ("phrase", "meant"))
        wins.append(_won(worst_words(odd), worst_words(meant)))
        alike.append(abs(len(row["phrase"].split()) - len(row["meant"].split())) <= 1)
        shown += bool(Garble()(Document.from_text(odd)).evidence)
        shown_meant += bool(Garble()(Document.from_text(meant)).evidence)
    return {
        "artifact phrases ranked above what was meant": float(np.mean(wins)),
        "the same, where the two differ by a word at most": float(np.mean(np.array(wins)[alike])),
        "artifact phrases with evidence": shown / len(wins),
        "right phrases with evidence": shown_meant / len(wins),
    }


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
        random.Random(0).shuffle(chosen)  # noqa: S311
        chosen = [r for r in chosen[:SENTENCES] if (r["mean"] or 100) < 50]  # noqa: PLR2004
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
            kept = views(tokens.strings).kept[example.changed]
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
    right = sum(any(p.start < c.end and c.start < p.end for c in changed) for p in pieces)
    hit = sum(any(p.start < c.end and c.start < p.end for p in pieces) for c in changed)
    return right, len(pieces), hit, len(changed)


def _shares(name: str, counts: Sequence[tuple[int, int, int, int]]) -> dict[str, float]:
    right, pieces, hit, changes = (sum(column) for column in zip(*counts, strict=True))
    return {
        f"{name}: spans that touch a change": right / max(pieces, 1),
        f"{name}: changes touched": hit / max(changes, 1),
    }
