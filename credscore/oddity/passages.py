"""What passages of a text say of a machine, each alone: padding hides none of them.

A copy between paragraphs that people wrote is a copy still.  Over the whole text its signs are
thinned out; over the passage that holds it they are what they were.  That goes for damaged
words, of which a passage has enough; the many faint signs of neural machines take a whole text.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

# Tokens.  Shorter passages say too little, longer ones take in what lies around a copy.
LENGTH = 250
_STEP = LENGTH // 2
_ENOUGH = round(1.1 * LENGTH)  # a text of fewer tokens is one passage
# The oddest of many passages is odd by chance: so much is taken off for each unit of the
# logarithm of their number.  Like LENGTH, chosen with the figures of docs/evasion.md in view:
# with nothing taken off, two to three times as many of people's long articles were called `fail`.
_PER_LOG = 0.5


def starts(n_tokens: int) -> NDArray[np.int64]:
    """Return the first token of each passage, of a text long enough to have several.

    >>> starts(270).tolist(), starts(600).tolist()
    ([], [0, 117, 233, 350])
    """
    if n_tokens <= _ENOUGH:
        return np.empty(0, dtype=np.int64)
    number = math.ceil((n_tokens - LENGTH) / _STEP) + 1
    return np.rint(np.linspace(0, n_tokens - LENGTH, number)).astype(np.int64)


def chance(n_tokens: int) -> float:
    """Return the log-odds to take off for the number of passages."""
    return _PER_LOG * math.log(n_tokens / LENGTH)


def windows(values: NDArray[np.float64], begins: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the values of each passage, last; shape (n_passages, …, LENGTH)."""
    return np.asarray(sliding_window_view(values, LENGTH, axis=0)[begins])


def over_tokens(
    of_passages: NDArray[np.float64], begins: NDArray[np.int64], n_tokens: int
) -> NDArray[np.float64]:
    """Give every token the most that a passage around it says; shape (n_tokens, n)."""
    most = np.full((n_tokens, of_passages.shape[1]), -np.inf)
    for begin, found in zip(begins.tolist(), of_passages, strict=True):
        part = most[begin : begin + LENGTH]
        np.maximum(part, found, out=part)
    return most
