"""Growing a sure find over its uncertain neighbours, for as long as the evidence pays for it."""

from __future__ import annotations

from collections.abc import Sequence

# How far into debt a step may lead before the walk ends.
_DEBT = 1.0
# Steps without a gain after which it ends as well, however little was lost.
_BARREN = 200


def reach(gains: Sequence[float], seed: int, step: int) -> int:
    """Walk from `seed` and return the row where the sum of gains is largest.

    >>> reach([-2, 0.5, -0.2, 1, -0.3], 3, -1)
    1
    """
    best, best_at, total = 0.0, seed, 0.0
    at = seed + step
    while 0 <= at < len(gains):
        total += gains[at]
        if total > best:
            best, best_at = total, at
        if total < best - _DEBT or abs(at - best_at) > _BARREN:
            break
        at += step
    return best_at


def grow(gains: Sequence[float], seeds: Sequence[int]) -> list[tuple[int, int]]:
    """Return ranges of rows, end-exclusive, in order, each around at least one seed."""
    found: list[tuple[int, int]] = []
    for seed in seeds:
        if found and seed < found[-1][1]:
            continue
        first, last = reach(gains, seed, -1), reach(gains, seed, 1)
        if found and first < found[-1][1]:
            first = found.pop()[0]
        found.append((first, last + 1))
    return found
