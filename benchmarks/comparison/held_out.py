"""What every part here measures on: pairs that trained nothing, made once for all parts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from credscore.training.pairs import LabelledPair, labelled_pairs


@cache
def pairs(data: Path, trips: Path) -> tuple[LabelledPair, ...]:
    """Return the held-out pairs; `trips` is the folder of round trips."""
    return tuple(p for p in labelled_pairs(data, trips) if p.held_out)


def articles(data: Path, trips: Path, pivot: str) -> list[str]:
    """Return the held-out articles that went through `pivot`, in the order of the recipe."""
    return [p.original for p in pairs(data, trips) if p.kind == f"round trip, {pivot}"]


def share(part: float, whole: float) -> float | None:
    """Return a share, None of nothing."""
    return part / whole if whole else None


def harmonic(precision: float | None, recall: float | None) -> float | None:
    """Return F1."""
    if precision is None or recall is None or not precision + recall:
        return None if precision is None or recall is None else 0.0
    return 2 * precision * recall / (precision + recall)
