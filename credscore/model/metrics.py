"""How good a probability is."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def auc(positive: ArrayLike, negative: ArrayLike) -> float:
    """Return the chance that a positive ranks above a negative; ties count half.

    >>> auc([2, 3], [1, 2])
    0.875
    """
    p, n = np.sort(np.asarray(positive, float)), np.sort(np.asarray(negative, float))
    if not len(p) or not len(n):
        return float("nan")
    below = np.searchsorted(n, p, side="left") + np.searchsorted(n, p, side="right")
    return float(below.sum() / (2 * len(p) * len(n)))


def recall_at(positive: ArrayLike, negative: ArrayLike, rate: float) -> float:
    """Return the share of positives above the score that `rate` of the negatives exceed."""
    threshold = np.quantile(np.asarray(negative, float), 1 - rate, method="higher")
    return float((np.asarray(positive, float) > threshold).mean())


def brier(probability: ArrayLike, outcome: ArrayLike) -> float:
    """Return the mean squared difference (Brier 1950)."""
    return float(np.mean((np.asarray(probability, float) - np.asarray(outcome, float)) ** 2))


def calibration_error(probability: ArrayLike, outcome: ArrayLike, bins: int = 15) -> float:
    """Return the expected calibration error over bins of equal mass."""
    p, y = np.asarray(probability, float), np.asarray(outcome, float)
    error = 0.0
    for part in np.array_split(np.argsort(p, kind="stable"), bins):
        if len(part):
            error += len(part) / len(p) * abs(float(p[part].mean() - y[part].mean()))
    return error


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927); (0, 1) where n is 0."""
    if not n:
        return 0.0, 1.0
    z = 1.959963984540054
    share = hits / n
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * float(np.sqrt(share * (1 - share) / n + z * z / (4 * n * n)))
    return max(centre - half, 0.0), min(centre + half, 1.0)


def isotonic(y: NDArray[np.float64], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the closest non-decreasing sequence, by pooling adjacent violators."""
    means: list[float] = []
    masses: list[float] = []
    sizes: list[int] = []
    for value, mass in zip(y.tolist(), weight.tolist(), strict=True):
        means.append(value)
        masses.append(mass)
        sizes.append(1)
        while len(means) > 1 and means[-2] >= means[-1]:
            total = masses[-2] + masses[-1]
            means[-2] = (means[-2] * masses[-2] + means[-1] * masses[-1]) / total
            masses[-2] = total
            sizes[-2] += sizes[-1]
            del means[-1], masses[-1], sizes[-1]
    return np.repeat(np.array(means), sizes)
