"""Garble: do phrases rank right, is evidence where the damage is, are natives spared?"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.translation import people
from credscore import Document, Evidence
from credscore.extractors.garble import Garble
from credscore.extractors.translation import Translation
from credscore.model.metrics import auc
from credscore.ngram.views import views
from credscore.training import pairs
from credscore.training.data import is_kept_out, natives, rows
from credscore.training.spinner import spin

CARRIER = "The report on Thursday also mentioned: {}."
SENTENCES = 3000
ARTICLES = 60


def worst_sentence(text: str) -> float:
    """Return the highest garble value of a sentence."""
    return max(Garble()(Document.from_text(text), detail="full").sentences, default=0.0)


def measure(data: Path, cache: Path) -> dict[str, float]:
    """Return ranking, sentence, evidence and native figures."""
    found = _phrases(data) | _sentences(data) | _natives(data)
    return found | _evidence(data, cache)


def _phrases(data: Path) -> dict[str, float]:
    wins, shown, shown_meant = [], 0, 0
    for row in rows(data, "translation/artifact_phrases"):
        odd, meant = (CARRIER.format(row[k]) for k in ("phrase", "meant"))
        a, b = worst_sentence(odd), worst_sentence(meant)
        wins.append((a > b) + 0.5 * (a == b))
        shown += bool(Garble()(Document.from_text(odd)).evidence)
        shown_meant += bool(Garble()(Document.from_text(meant)).evidence)
    return {
        "artifact phrases ranked above what was meant": float(np.mean(wins)),
        "artifact phrases with evidence": shown / len(wins),
        "right phrases with evidence": shown_meant / len(wins),
    }


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
    for name, languages in (("", pairs.LANGUAGES), (", language never trained on", ("si-en",))):
        chosen = [r for r in machine if r["lang_pair"] in languages and r["sid"] in posts]
        random.Random(0).shuffle(chosen)  # noqa: S311
        chosen = [r for r in chosen[:SENTENCES] if (r["mean"] or 100) < 50]  # noqa: PLR2004
        bad = [worst_sentence(pairs.detokenized(r["text"])) for r in chosen]
        good = [worst_sentence(pairs.detokenized(posts[r["sid"]]["text"])) for r in chosen]
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
    kept = [r["text"] for r in natives(data) if r["kind"] == "news" and is_kept_out(r["key"])]
    texts = [t[:5000] for t in kept[-ARTICLES:]]
    found = {}
    spun = [spin(t, 0.25, i) for i, t in enumerate(texts)]
    touched = [_touches(_garble(s.text), [(c.start, c.end) for c in s.changed]) for s in spun]
    found |= _shares("synonym-spun news", touched)
    for pivot, name in (("ca", "Catalan, never trained on"), ("es", "Spanish")):
        marked = []
        for example in pairs.trips(texts, pivot, cache):
            text = " ".join(example.tokens)
            doc = Document.from_text(text)
            kept_tokens = views(doc.tokens.strings).kept
            if len(kept_tokens) != len(example.changed):
                continue
            changed = [
                (int(doc.tokens.starts[k]), int(doc.tokens.ends[k]))
                for k, c in zip(kept_tokens, example.changed, strict=True)
                if c
            ]
            marked.append(_touches(_garble(text), changed))
        found |= _shares(f"round trips through {name}", marked)
    return found


def _garble(text: str) -> list[Evidence]:
    return [e for e in Garble()(Document.from_text(text)).evidence if e.rule == "garble.phrase"]


def _pieces(doc: Document) -> list[Evidence]:
    return [*Translation()(doc).evidence, *Garble()(doc).evidence]


def _touches(
    evidence: Sequence[Evidence], changed: Sequence[tuple[int, int]]
) -> tuple[int, int, int, int]:
    """Return pieces that touch a change, pieces, changes touched, changes."""
    right = sum(any(e.span.start < b and a < e.span.end for a, b in changed) for e in evidence)
    hit = sum(any(e.span.start < b and a < e.span.end for e in evidence) for a, b in changed)
    return right, len(evidence), hit, len(changed)


def _shares(name: str, counts: Sequence[tuple[int, int, int, int]]) -> dict[str, float]:
    right, pieces, hit, changes = (sum(column) for column in zip(*counts, strict=True))
    return {
        f"{name}: spans that touch a change": right / max(pieces, 1),
        f"{name}: changes touched": hit / max(changes, 1),
    }
