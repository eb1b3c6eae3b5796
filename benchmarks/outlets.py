"""Pooled scores of outlets against ratings of the outlets (lin_pc1), as they come."""

from __future__ import annotations

from pathlib import Path

import numpy as np

import credscore
from credscore.training.data import rows

LEAST = 5  # scored articles of an outlet


def measure(data: Path) -> dict[str, float]:
    """Return the rank correlation, and how far intervals hold when an outlet is halved."""
    rating: dict[str, float] = {}
    texts = []
    for row in rows(data, "news/recovery"):
        texts.append({"text": row["text"], "outlet": row["domain"]})
        rating[row["domain"]] = row["lin_pc1"]
    scores = list(credscore.score_many(texts))
    known = [r for r in credscore.summarize_sources(scores, by="outlet") if r.n_scored >= LEAST]
    estimate = np.array([r.estimate for r in known], dtype=float)
    rated = np.array([rating[str(r.source)] for r in known])
    return {
        "outlets": float(len(known)),
        "rank correlation with lin_pc1": _spearman(estimate, rated),
        "half of an outlet's articles: mean score inside the other half's interval": _halves(
            scores
        ),
    }


def _spearman(a: np.ndarray, b: np.ndarray) -> float:
    ranks = [np.argsort(np.argsort(x)).astype(float) for x in (a, b)]
    return float(np.corrcoef(*ranks)[0, 1])


def _halves(scores: list[credscore.Score]) -> float:
    halves = [credscore.summarize_sources(scores[i::2], by="outlet") for i in (0, 1)]
    other = {r.source: r for r in halves[1]}
    inside = [
        r.interval[0] <= found.mean_score <= r.interval[1]
        for r in halves[0]
        if r.n_scored >= LEAST
        and r.interval is not None
        and (found := other.get(r.source)) is not None
        and found.mean_score is not None
        and found.n_scored >= LEAST
    ]
    return float(np.mean(inside))
