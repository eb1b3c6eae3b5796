"""A surface over two sums and the length that rises with either sum: a table, read in between."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Slope in both sums outside the table: keeps the order, claims nothing.
_BEYOND = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """Values at knots; linear in each direction between them.

    Attributes
    ----------
    axes : three ndarrays of shape (n_0,), (n_1,), (n_2,)
        Rising knots: of the first sum, the second sum, and the logarithm of the length.
    values : ndarray of shape (n_0, n_1, n_2)
    """

    axes: tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]
    values: NDArray[np.float64]

    def at(self, first: float, second: float, log_length: float) -> float:
        """Return the value at a point.

        >>> two = np.array([0.0, 1.0])
        >>> surface = Surface((two, two, two), np.arange(8.0).reshape(2, 2, 2))
        >>> surface.at(0.5, 0.0, 1.0)
        3.0
        """
        block, beyond = self.values, 0.0
        points = (first, second, log_length)
        for axis, (knots, point) in enumerate(zip(self.axes, points, strict=True)):
            inside = min(max(point, float(knots[0])), float(knots[-1]))
            if axis < len(points) - 1:
                beyond += _BEYOND * (point - inside)
            at = min(int(np.searchsorted(knots, inside, side="right")), len(knots) - 1)
            low, high = float(knots[at - 1]), float(knots[at])
            share = (inside - low) / (high - low)
            block = block[at - 1] * (1 - share) + block[at] * share
        return float(block) + beyond
