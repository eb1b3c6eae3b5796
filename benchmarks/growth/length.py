"""Time a character costs, from 100 characters to a million."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from benchmarks.growth.texts import KINDS, PAGES
from benchmarks.speed import spent
from credscore.extractors.base import Detail
from credscore.scorer import Scorer

SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)
_ROUNDS = 3
_AT_LEAST = 20_000  # characters in a measurement
LINEAR = 1.1  # a steeper growth than this wants a look

Make = Callable[[int, int], str]
Score = Callable[[str], object]


def measure(detail: Detail) -> Iterator[dict[str, Any]]:
    """Yield a row for each kind of text: microseconds per 1,000 characters, and exponents."""
    scorer = Scorer()
    for kinds, score in ((KINDS, scorer.score), (PAGES, scorer.score_html)):
        for name, make in kinds.items():
            yield row(name, make, lambda text, score=score: score(text, detail=detail))


def row(name: str, make: Make, score: Score) -> dict[str, Any]:
    """Return how the time for one kind of text grows with its length."""
    score(make(SIZES[1], 0))
    seconds = [_seconds(make, score, n) for n in SIZES]
    # Below 1,000 characters it is mostly what an article costs whatever its length.
    steps = [float(np.log10(b / a)) for a, b in pairwise(seconds[1:])]
    slope = float(np.polyfit(np.log10(SIZES), np.log10(seconds), 1)[0])
    return {
        "text": name,
        **{f"{n:,}": round(s / n * 1e9, 1) for n, s in zip(SIZES, seconds, strict=True)},
        "exponent": round(slope, 2),
        "steepest": round(max(steps), 2),
    }


def _seconds(make: Make, score: Score, n: int) -> float:
    """Return the CPU seconds of one text of `n` characters, none of them seen before."""
    count = max(1, _AT_LEAST // n)
    best = float("inf")
    for turn in range(_ROUNDS):
        texts = [make(n, turn * count + i) for i in range(count)]
        best = min(best, spent(lambda texts=texts: [score(text) for text in texts]) / count)
    return best
