"""Every word beside its neighbours: how often they were seen together, and what is usual there.

Counts come from 30 million words of English; what pairs were never counted do next to each
other comes from low-rank factors of the pairs' mutual information.  See
docs/extractors/garble.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credscore import native
from credscore.ngram.counts import CountTable
from credscore.ngram.hashing import Hashes
from credscore.ngram.runs import KINDS, MASKED, PADDING, WORDS, all_runs, begins
from credscore.ngram.views import CAPITAL, LOWER, Views

_NEAR = 2  # words on each side whose wording is averaged

# (view, length, where the n-gram begins against the word): the n-grams a word is part of.
RUNS = (
    (WORDS, 1, -1), (WORDS, 1, 0), (WORDS, 1, 1),
    (WORDS, 2, -1), (WORDS, 2, 0), (WORDS, 2, -2), (WORDS, 2, 1),
    (WORDS, 3, -2), (WORDS, 3, -1), (WORDS, 3, 0),
    (MASKED, 2, -1), (MASKED, 2, 0),
    (MASKED, 3, -2), (MASKED, 3, -1), (MASKED, 3, 0),
    (MASKED, 4, -3), (MASKED, 4, -2), (MASKED, 4, -1), (MASKED, 4, 0),
)  # fmt: skip
# Where the n-grams of each column begin: which of `KINDS`, and how far into it.
_KIND = [KINDS.index((view, n)) for view, n, _ in RUNS]
_OFFSET = np.array([PADDING + offset for _, _, offset in RUNS], dtype=np.int64)
# Columns that are no whole numbers hold multiples of a step, within a limit: products with
# weights of the same step are then exact, and their sums the same in any order.
STEP, LIMIT = 2.0**-16, 64.0
_BUCKETS = 1 << 15
_SHAPES = 10  # columns of `_shapes`
_LOWER, _KNOWN = len(RUNS) + 5, len(RUNS) + 7


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Low-rank factors of which word follows which.

    Attributes
    ----------
    hashes : ndarray of uint64, shape (n_words,), sorted
    left, right : ndarray of int8, shape (n_words, rank)
        The product of a left and a right row, times `scale`, is the smoothed positive
        pointwise mutual information of the two words in that order.
    """

    hashes: Hashes
    left: NDArray[np.int8]
    right: NDArray[np.int8]
    scale: float
    _buckets: NDArray[np.int64] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # Where the hashes begin that start with the same bits.
        of_bits = (self.hashes >> np.uint64(64 - (_BUCKETS - 1).bit_length())).astype(np.int64)
        found = np.searchsorted(of_bits, np.arange(_BUCKETS + 1))
        object.__setattr__(self, "_buckets", found)

    @property
    def buckets(self) -> NDArray[np.int64]:
        """Where the hashes begin that have the same first bits; shape (n_buckets + 1,)."""
        return self._buckets

    def index(self, hashes: Hashes) -> NDArray[np.int64]:
        """Return each word's row, or -1."""
        at = np.searchsorted(self.hashes, hashes)
        at[at == len(self.hashes)] = 0
        return np.where(self.hashes[at] == hashes, at, -1)

    def association(
        self, first: NDArray[np.int64], second: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """Return the smoothed association of rows `first` and `second`; 0 where one is -1."""
        left = self.left[first].astype(np.float32)
        right = self.right[second].astype(np.float32)
        products: NDArray[np.float32] = np.einsum("ij,ij->i", left, right)
        known = (first >= 0) & (second >= 0)
        scaled = (products * np.float32(self.scale)).astype(np.float64)
        return np.where(known, stepped(scaled), 0).astype(np.float32)


def n_columns(n_shares: int) -> int:
    """Return how many columns `describe` makes of `n_shares` columns of wording."""
    return len(RUNS) + _SHAPES + 2 * n_shares


def describe(
    views: Views,
    shares: NDArray[np.float64],
    counts: CountTable,
    vocabulary: Vocabulary,
) -> NDArray[np.float32]:
    """Describe each remaining token; shape (n_kept, n_columns).

    Columns: the count levels of `RUNS`; association with the word before and after; whether
    the word and its neighbours are function words and known words, and how it is written;
    the wording's `shares` of the word, and their mean over two neighbours on each side.
    """
    if native.kernels is None:
        columns: list[NDArray[Any]] = [_levels(views, counts), _shapes(views, vocabulary)]
        columns += [stepped(shares), stepped(_nearby(shares))]
        return np.concatenate(columns, axis=1).astype(np.float32)
    n = len(views.kept)
    found = np.empty((n, n_columns(shares.shape[1])), dtype=np.float32)
    native.kernels.describe(
        views.words,
        views.masked,
        views.case,
        all_runs(views),
        begins(n)[_KIND] + _OFFSET,
        counts.cells,
        vocabulary.hashes,
        vocabulary.buckets,
        vocabulary.left,
        vocabulary.right,
        np.array([vocabulary.scale, STEP, LIMIT]),
        shares,
        found,
    )
    return found


def stepped(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the nearest multiples of the step, within the limit."""
    found: NDArray[np.float64] = np.rint(np.clip(values, -LIMIT, LIMIT) / STEP) * STEP
    return found


def judgeable(x: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Tell which described tokens are lower-case words of the vocabulary; shape (n_kept,).

    Names and new words are rare without being wrong.
    """
    return (x[:, _LOWER] > 0) & (x[:, _KNOWN] > 0)


def associations(x: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return how well described tokens go with their neighbours; shape (n_kept, 2)."""
    # A copy, or all other columns would be kept in memory with it.
    return x[:, len(RUNS) : len(RUNS) + 2].copy()


def _levels(views: Views, counts: CountTable) -> NDArray[np.float32]:
    n = len(views.kept)
    found = counts.levels(all_runs(views))
    levels = np.empty((n, len(RUNS)), dtype=np.float32)
    for column, first in enumerate((begins(n)[_KIND] + _OFFSET).tolist()):
        levels[:, column] = found[first : first + n]
    return levels


def _shapes(views: Views, vocabulary: Vocabulary) -> NDArray[np.float32]:
    n = len(views.kept)
    rows = np.concatenate([[-1], vocabulary.index(views.words), [-1]])
    joined = vocabulary.association(rows[:-1], rows[1:])
    known = (rows >= 0).astype(np.float32)
    # Masking leaves function words as they are.
    function = np.zeros(n + 2, dtype=np.float32)
    function[1:-1] = views.words == views.masked
    lower = (views.case == LOWER).astype(np.float32)
    capital = (views.case == CAPITAL).astype(np.float32)
    columns = (
        joined[:-1], joined[1:],
        function[1:-1], function[:-2], function[2:],
        lower, capital,
        known[1:-1], known[:-2], known[2:],
    )  # fmt: skip
    return np.stack(columns, axis=1)


def _nearby(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    n = len(shares)
    padded = np.pad(shares, ((_NEAR, _NEAR), (0, 0)))
    near = np.zeros_like(shares)
    for offset in (0, 1, 3, 4):
        near += padded[offset : offset + n]
    return near / (2 * _NEAR)
