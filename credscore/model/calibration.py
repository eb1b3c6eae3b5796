"""From log-odds to a probability that holds, and an interval around it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """A monotone table from log-odds to probability, with lower and upper bounds.

    Attributes
    ----------
    log_odds, probability, low, high : ndarray of shape (n_points,)
        Increasing in `log_odds`; between points the table is linear, beyond them flat.
    """

    log_odds: NDArray[np.float64]
    probability: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]

    def __call__(self, log_odds: float) -> tuple[float, float, float]:
        """Return probability, lower and upper bound at `log_odds`."""
        p, low, high = (
            float(np.interp(log_odds, self.log_odds, column))
            for column in (self.probability, self.low, self.high)
        )
        return p, min(low, p), max(high, p)
