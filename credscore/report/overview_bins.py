"""Numbers of many documents, counted in bins of equal width."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_BINS = 20
_COVERED = 97.5  # per cent of the values that are not in the last bin for being too large
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True, eq=False)
class Bins:
    """A histogram.

    Attributes
    ----------
    edges : ndarray of shape (n_bins + 1,)
    counts : ndarray of shape (n_groups, n_bins)
        A value on an edge is in the bin above it, one on the last edge in the last bin.
    beyond : bool
        Whether the last bin has values above the last edge too.
    """

    edges: NDArray[np.float64]
    counts: NDArray[np.int64]
    beyond: bool

    def between(self, i: int) -> str:
        """Say which values are in bin `i`."""
        low, high = self.edges[i], self.edges[i + 1]
        if self.beyond and i == self.counts.shape[1] - 1:
            return f"{low:.4g} or more"
        return f"{low:.4g} to {high:.4g}"


def binned(values: NDArray[np.float64], groups: NDArray[np.int64], high: float) -> Bins:
    """Count finite values from 0 to `high` in each group, what is above in the last bin.

    Parameters
    ----------
    values : ndarray of shape (n,)
    groups : ndarray of shape (n,)
        Whole numbers from 0.
    high : float
    """
    n_groups = int(groups.max(initial=0)) + 1
    edges = np.linspace(0.0, high, _BINS + 1)
    found = np.isfinite(values)
    at = np.clip(np.searchsorted(edges, values[found], side="right") - 1, 0, _BINS - 1)
    cells = np.bincount(groups[found] * _BINS + at, minlength=n_groups * _BINS)
    beyond = bool((values[found] > high).any())
    return Bins(edges, cells.reshape(n_groups, _BINS), beyond)


def upper(values: NDArray[np.float64], least: float) -> float:
    """Return a round number, at least `least`, that nearly all values are below.

    >>> upper(np.array([0.0, 3.0, 17.0, np.nan]), 4.4)
    20.0
    """
    finite = values[np.isfinite(values)]
    wanted = max(
        least, float(np.percentile(finite, _COVERED, method="higher")) if len(finite) else 0.0
    )
    scale = 10.0 ** math.floor(math.log10(wanted))
    return next(step * scale for step in _STEPS if step * scale >= wanted * (1 - 1e-9))
