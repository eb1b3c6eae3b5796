"""The score: what people's texts get, by group, on texts that shaped nothing."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

import credscore
from benchmarks.translation import people
from credscore.features.vectorizer import DocumentVectorizer
from credscore.model.metrics import wilson
from credscore.training.data import rows

_ABROAD = re.compile(r"\.(?!co$|tv$|io$|us$)[a-z]{2}$")
_LENGTHS = 250, 1500  # words
_QUOTED = "attribution.quoted_share"


def measure(data: Path) -> dict[str, float | str]:
    """Return shares of `fail` and `review` by group, with 95 % intervals of `fail`."""
    found: dict[str, float | str] = {}
    for name, texts in groups(data).items():
        scores = list(credscore.score_many(texts, detail="score"))
        scored = [s for s in scores if s.status == "scored"]
        if not scored:
            continue
        fails = sum(s.verdict == "fail" for s in scored)
        low, high = wilson(fails, len(scored))
        found[f"fail: {name}"] = fails / len(scored)
        found[f"fail, 95 % interval: {name}"] = f"{low:.3f} to {high:.3f}, n = {len(scored)}"
        reviews = sum(s.verdict == "review" for s in scored)
        found[f"review: {name}"] = reviews / len(scored)
        found[f"median score: {name}"] = float(np.median([s.score for s in scored]))
        found[f"not scored: {name}"] = 1 - len(scored) / len(scores)
    return found


def groups(data: Path) -> dict[str, list[str]]:
    """Return texts by people that shaped nothing, by group, some of them cut out of others."""
    found = people(data)
    recovery = [(r["domain"], r["text"]) for r in rows(data, "news/recovery")]
    news = [text for _, text in recovery]
    lengths = [text.count(" ") + 1 for text in news]
    quoted = DocumentVectorizer().get_feature_names_out().tolist().index(_QUOTED)
    shares = DocumentVectorizer().transform(news)[:, quoted]
    found["news, outlets with a country's domain"] = [t for d, t in recovery if _ABROAD.search(d)]
    found["news, under 250 words"] = [
        t for t, n in zip(news, lengths, strict=True) if n < _LENGTHS[0]
    ]
    found["news, over 1,500 words"] = [
        t for t, n in zip(news, lengths, strict=True) if n > _LENGTHS[1]
    ]
    often = float(np.nanquantile(shares, 0.9))
    found["news, the tenth that quotes most"] = [
        t for t, s in zip(news, shares.tolist(), strict=True) if s >= often
    ]
    for row in rows(data, "translation/documents"):
        if row["split"] == "dev" and row["label"] == "human_ref":
            name = f"human translations from {row['lang_pair'].partition('-')[0]}"
            found.setdefault("human translations", []).append(row["text"])
            found.setdefault(name, []).append(row["text"])
    return found


def seeds(folder: Path) -> dict[str, float | str]:
    """Return translation, score and verdict of each article of the acceptance set."""
    found: dict[str, float | str] = {}
    for path in sorted(folder.glob("*.txt")):
        s = credscore.score(path.read_text(encoding="utf-8"))
        key = path.name[:3]
        pieces = sum(e.rule.startswith(("translation.", "garble.")) for e in s.evidence)
        found[f"{key}: translation"] = s.signals["translation"].value
        found[f"{key}: score"] = -1.0 if s.score is None else s.score
        found[f"{key}: verdict"] = str(s.verdict)
        found[f"{key}: translation and garble evidence per 1,000 words"] = 1000 * pieces / s.n_words
    return found
