"""Whether a source's scores went up or down with time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

LEAST = 8  # dated articles
SHORTEST = 30 / 365.25  # years between the first and the last


@dataclass(frozen=True, slots=True)
class Trend:
    """Change of the score in a year, with its interval."""

    per_year: float
    interval: tuple[float, float]


def trend(years: Sequence[float], scores: Sequence[float], level: float) -> Trend | None:
    """Fit a straight line by least squares; None for fewer than eight articles or a month.

    The interval is Student's, on the assumption that articles stray from the line alike.
    """
    t, y = np.array(years, dtype=np.float64), np.array(scores, dtype=np.float64)
    if len(t) < LEAST or float(np.ptp(t)) < SHORTEST:
        return None
    from scipy.special import stdtrit  # noqa: PLC0415  slow to import, so only when used

    centred = t - t.mean()
    spread = float(centred @ centred)
    slope = float(centred @ y) / spread
    left = y - y.mean() - slope * centred
    error = math.sqrt(float(left @ left) / (len(t) - 2) / spread)
    half = float(stdtrit(len(t) - 2, 1 - (1 - level) / 2)) * error
    return Trend(slope, (slope - half, slope + half))
