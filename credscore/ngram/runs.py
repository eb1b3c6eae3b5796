"""Hashes of the runs of words and of masked words that tables are asked for."""

from __future__ import annotations

from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from credscore import native
from credscore.ngram.hashing import Hashes, ngram_hashes
from credscore.ngram.views import Views

WORDS, MASKED = 1, 2
# (view, length): all kinds of runs that any table knows.
KINDS = ((WORDS, 1), (WORDS, 2), (WORDS, 3), (MASKED, 2), (MASKED, 3), (MASKED, 4))
PADDING = 3  # places before the first token and after the last
_EDGE = np.ones(PADDING, dtype=np.uint64)  # stands for what is before and after a text
# The same for compiled code.
KIND_NUMBERS = np.array(KINDS, dtype=np.int64)
PADDING_NUMBER = np.array([PADDING], dtype=np.int64)


def begins(n_tokens: int) -> NDArray[np.int64]:
    """Return where each of `KINDS` begins in `all_runs` of a text, and where the last ends."""
    lengths = n_tokens + 2 * PADDING + 1 - KIND_NUMBERS[:, 1]
    return np.concatenate([[0], np.cumsum(lengths)])


# Two tables are asked for the same runs: they are kept as long as the views are.
_FOUND: WeakKeyDictionary[Views, Hashes] = WeakKeyDictionary()


def all_runs(views: Views) -> Hashes:
    """Return the hashes of all runs, those over the edges too, one of `KINDS` after another.

    The run that begins at remaining token i is at place i + `PADDING` of its kind.
    """
    found = _FOUND.get(views)
    if found is None:
        found = _FOUND[views] = _hashed(views)
    return found


def _hashed(views: Views) -> Hashes:
    words, masked = (np.concatenate([_EDGE, v, _EDGE]) for v in (views.words, views.masked))
    if native.kernels is None:
        padded = {WORDS: words, MASKED: masked}
        return np.concatenate([ngram_hashes(padded[view], n, salt=view) for view, n in KINDS])
    found = np.empty(begins(len(views.words))[-1], dtype=np.uint64)
    native.kernels.runs(words, masked, KIND_NUMBERS, found)
    return found


def runs(views: Views) -> tuple[Hashes, ...]:
    """Return `all_runs`, an array for each of `KINDS`."""
    return tuple(np.split(all_runs(views), begins(len(views.words))[1:-1]))
