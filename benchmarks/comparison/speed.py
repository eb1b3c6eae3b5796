"""Time of one comparison, as milliseconds and as a ratio to one pass of a word pattern.

Held-out articles beside their round trips and what the spinner made of them.  CPU time on one
thread, least of several rounds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

import credscore
from benchmarks.comparison.held_out import pairs
from credscore.training.pairs import LabelledPair

WORDS = range(600, 800)
PAIRS, ROUNDS = 60, 5
TIMES = (1, 2, 4, 8, 16, 32, 64)
_PASSES = 20
_OVER = 16  # times one article


def joined(some: Sequence[LabelledPair], words: int) -> tuple[str, str]:
    """Join copies, and their originals in the same order, to at least as many words."""
    sides: tuple[list[str], list[str]] = ([], [])
    held = 0
    for pair in some:
        if held >= words:
            break
        for side, text in zip(sides, (pair.copy, pair.original), strict=True):
            side.append(text)
        held += pair.original.count(" ") + 1
    return "\n\n".join(sides[0]), "\n\n".join(sides[1])


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the least CPU seconds of several rounds."""
    spent = []
    for _ in range(rounds):
        start = process_time()
        work()
        spent.append(process_time() - start)
    return min(spent)


def measure(data: Path, cache: Path) -> dict[str, Any]:
    """Return the time of one comparison, and how it grows."""
    held = [p for p in pairs(data, cache) if p.family in ("round trip", "spun")]
    some = [p for p in held if p.original.count(" ") + 1 in WORDS][:PAIRS]
    for pair in some[:5]:
        credscore.compare(pair.copy, pair.original)  # loads what is loaded once
    times = [1e3 * seconds(lambda p=p: credscore.compare(p.copy, p.original)) for p in some]  # type: ignore[misc]  # a lambda that keeps the pair of its turn
    plain = [p for p in pairs(data, cache) if p.family == "plain copy"]
    lightly = [p for p in plain if p.original.count(" ") + 1 in WORDS][:PAIRS]
    few = [1e3 * seconds(lambda p=p: credscore.compare(p.copy, p.original)) for p in lightly]  # type: ignore[misc]  # a lambda that keeps the pair of its turn
    word = re.compile(r"\w+")

    def passes() -> None:
        for pair in some:
            for text in (pair.copy, pair.original):
                sum(1 for _ in word.finditer(text))

    one_pass = 1e3 * seconds(passes, _PASSES) / len(some)
    median = float(np.median(times))
    figures: dict[str, Any] = {
        "words of the original, mean": float(np.mean([p.original.count(" ") + 1 for p in some])),
        "one comparison, median, ms": median,
        "one comparison, 95th percentile, ms": float(np.percentile(times, 95)),
        "one comparison, passes": median / one_pass,
        "one comparison of a plain copy, median, ms": float(np.median(few)),
    }
    one = some[0]
    copy, original = ("\n\n".join([text] * _OVER) for text in (one.copy, one.original))
    spent = seconds(lambda: credscore.compare(copy, original), 1)
    figures[f"an article {_OVER} times over, ms for 1,000 words"] = (
        1e6 * spent / original.count(" ")
    )
    # Of one pivot, so that no article comes twice.
    return figures | growth([p for p in held if p.kind == "round trip, ca"])


def growth(some: Sequence[LabelledPair]) -> dict[str, Any]:
    """Return the time for 1,000 words of ever longer texts."""
    figures: dict[str, Any] = {}
    sizes, spent = [], []
    for factor in TIMES:
        pair = joined(some, WORDS.start * factor)
        sizes.append(pair[1].count(" ") + 1)
        spent.append(seconds(lambda pair=pair: credscore.compare(*pair), 3))  # type: ignore[misc]  # a lambda that keeps the pair of its turn
        figures[f"{sizes[-1]} words a side, ms for 1,000 words"] = 1e6 * spent[-1] / sizes[-1]
    slope = np.polyfit(np.log(sizes[-3:]), np.log(spent[-3:]), 1)[0]
    return figures | {"exponent of growth, the longest three": float(slope)}
