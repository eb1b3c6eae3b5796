"""How likely each sentence is garbled: worded as readers of translations rated low, or odd."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from credscore.oddity.damage import DamageModel
from credscore.oddity.reading import Reading, prior, settings, sigmoid
from credscore.oddity.wording import COLUMNS

# Tokens; what a shorter text says of its machine counts in proportion.
ENOUGH = 100
# Of ten machine-made texts one is bad enough to have garbled sentences: an assumption.
_BAD = math.log(10)
# Words that look put there make a sentence garbled with this probability at most, since most
# long sentences by people hold some; and how fast each of them counts.
_AT_MOST, _PER_ODDITY = 0.04, 0.8


def garbled(reading: Reading, bounds: Sequence[tuple[int, int]]) -> NDArray[np.float64]:
    """Return the probability that each sentence is garbled, from two signs.

    A bad machine made the text and this sentence is worded as its garbled ones are; or words
    of it look put there: the more of them, the likelier.

    Parameters
    ----------
    bounds : sequence of (int, int)
        First remaining token of each sentence, and one past its last.
    """
    fitted = settings()["garbled"]
    edges = np.array(bounds, dtype=np.int64).reshape(-1, 2)
    length = np.maximum(edges[:, 1] - edges[:, 0], 1)
    sums = _over(worded(reading.shares), edges) / np.sqrt(length)
    slope, intercept = fitted["line"]
    by_wording = 1 / (1 + np.exp(-(slope * sums + intercept)))
    by_words = -np.expm1(-_PER_ODDITY * _over(oddities(reading), edges))
    found = 1 - (1 - badly_made(reading) * by_wording) * (1 - _AT_MOST * by_words)
    return np.where(edges[:, 1] > edges[:, 0], found, 0.0)


def worded(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return each token's share of the weight of what post-editors took out."""
    return shares[:, COLUMNS.index("edited")]


def oddities(reading: Reading) -> NDArray[np.float64]:
    """Return how much each token looks put there, over all kinds of machine; shape (n_kept,)."""
    usual = DamageModel.shipped().thresholds.usual
    return oddness(reading.damage.log_odds, usual)


def oddness(log_odds: NDArray[np.float64], usual: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weigh log-odds by kind against the usual thresholds; shape (n_tokens,)."""
    summed: NDArray[np.float64] = (1 / (1 + np.exp(usual - log_odds))).sum(axis=1)
    return summed


def badly_made(reading: Reading) -> float:
    """Return the probability that a bad machine made the document; short ones say little."""
    found = 0.0 if math.isnan(reading.log_odds) else reading.log_odds - prior()
    share = min(1.0, len(reading.views.kept) / ENOUGH)
    return sigmoid(prior() + share * found - _BAD)


def _over(values: NDArray[np.float64], edges: NDArray[np.int64]) -> NDArray[np.float64]:
    running = np.concatenate([[0.0], np.cumsum(values)])
    total: NDArray[np.float64] = running[edges[:, 1]] - running[edges[:, 0]]
    return total
