"""Time a character costs, from 100 characters to a million."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from benchmarks.growth.texts import KINDS, PAGES
from credscore.scorer import Scorer

SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)
LINEAR = 1.1  # a steeper growth than this wants a look
_ROUNDS = 2
_AT_LEAST = 20_000  # characters in a measurement

Make = Callable[[int, int], str]
Score = Callable[[str], object]


def measure() -> Iterator[dict[str, Any]]:
    """Yield a row for each kind of text: microseconds per 1,000 characters, and exponents."""
    scorer = Scorer()
    for kinds, score in ((KINDS, scorer.score), (PAGES, scorer.score_html)):
        for name, make in kinds.items():
            yield row(name, make, lambda text, score=score: score(text, detail="full"))


def row(name: str, make: Make, score: Score) -> dict[str, Any]:
    """Return how the time for one kind of text grows with its length.

    The exponents are of the time in the program itself, from 1,000 characters on: below, it is
    mostly what an article costs whatever its length.  Memory handed out by the system takes a
    step up, where arrays become too large to be kept for the next, and is shown beside.
    """
    score(make(SIZES[1], 0))
    spent = np.array([_seconds(make, score, n) for n in SIZES])
    per_thousand = spent.sum(axis=1) / SIZES * 1e9
    user, sizes = np.log10(spent[1:, 0]), np.log10(SIZES[1:])
    return {
        "text": name,
        **{f"{n:,}": round(float(s), 1) for n, s in zip(SIZES, per_thousand, strict=True)},
        "of it system": round(float(spent[-1, 1] / SIZES[-1] * 1e9), 1),
        "exponent": round(float(np.polyfit(sizes, user, 1)[0]), 2),
        "steepest": round(max(float(b - a) for a, b in pairwise(user)), 2),
    }


def _seconds(make: Make, score: Score, n: int) -> tuple[float, float]:
    """Return seconds in the program and in the system, of a text of `n` characters.

    The fastest round is taken; no text has been seen before.
    """
    count = max(1, _AT_LEAST // n)
    rounds = []
    for turn in range(_ROUNDS):
        texts = [make(n, turn * count + i) for i in range(count)]
        user, system = used()
        for text in texts:
            score(text)
        user, system = used()[0] - user, used()[1] - system
        rounds.append((user / count, system / count))
    return min(rounds, key=sum)


def used() -> tuple[float, float]:
    """Return the seconds that this process has spent, in the program and in the system."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime, usage.ru_stime
