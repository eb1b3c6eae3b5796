"""Neighbouring words that nobody puts side by side.

Every pair of lower-case words is judged by how often it, its parts and their surroundings
were seen in 30 million words of English, and by what words like the two do next to each
other (low-rank factors of the pairs' mutual information).  The weights were learned from
pairs that post-editors and round trips changed.  See docs/extractors/garble.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from credscore.ngram import store
from credscore.ngram.counts import CountTable
from credscore.ngram.hashing import Hashes, ngram_hashes
from credscore.ngram.views import Views

PART = "pairs"
WORDS, MASKED = 1, 2
_EDGE = np.array([1, 1], dtype=np.uint64)  # stands for the beginning and end of a text


@dataclass(frozen=True, slots=True, eq=False)
class PairFeatures:
    """What is known of every pair of neighbours.

    Attributes
    ----------
    x : ndarray of shape (n_pairs, n_columns)
    judged : ndarray of bool, shape (n_pairs,)
        True where both are lower-case words of the vocabulary.
    """

    x: NDArray[np.float64]
    judged: NDArray[np.bool_]


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

    def index(self, hashes: Hashes) -> NDArray[np.int64]:
        """Return each word's row, or -1."""
        at = np.searchsorted(self.hashes, hashes)
        at[at == len(self.hashes)] = 0
        return np.where(self.hashes[at] == hashes, at, -1)

    def association(
        self, first: NDArray[np.int64], second: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """Return the smoothed association of rows `first` and `second`, pair by pair."""
        left = self.left[first].astype(np.float64)
        right = self.right[second].astype(np.float64)
        products: NDArray[np.float64] = np.einsum("ij,ij->i", left, right)
        return products * self.scale


def pair_features(
    tokens: tuple[str, ...], views: Views, counts: CountTable, vocabulary: Vocabulary
) -> PairFeatures:
    """Describe each pair of neighbours among the remaining tokens."""
    n = len(views.kept)
    if n < 2:  # noqa: PLR2004  a pair has two
        return PairFeatures(np.empty((0, len(COLUMNS))), np.empty(0, dtype=np.bool_))
    words = np.concatenate([_EDGE, views.words, _EDGE])
    masked = np.concatenate([_EDGE, views.masked, _EDGE])
    one, two, three = (counts.levels(ngram_hashes(words, k, WORDS)) for k in (1, 2, 3))
    m2, m3, m4 = (counts.levels(ngram_hashes(masked, k, MASKED)) for k in (2, 3, 4))
    j = np.arange(n - 1) + len(_EDGE)
    rows = vocabulary.index(views.words)
    first, second = rows[:-1], rows[1:]
    lower = np.array([_is_lower_word(tokens[k]) for k in views.kept.tolist()], dtype=np.bool_)
    # Masking leaves function words as they are.
    function = (views.words == views.masked).astype(np.float64)
    columns = (
        vocabulary.association(np.maximum(first, 0), np.maximum(second, 0)),
        two[j],
        one[j] + one[j + 1] - 2.0 * two[j],
        one[j],
        one[j + 1],
        three[j - 1],
        three[j],
        m2[j],
        m3[j - 1],
        m3[j],
        m4[j - 1],
        function[:-1],
        function[1:],
        two[j - 1],
        two[j + 1],
    )
    judged = lower[:-1] & lower[1:] & (first >= 0) & (second >= 0)
    return PairFeatures(np.stack(columns, axis=1).astype(np.float64), judged)


def _is_lower_word(token: str) -> bool:
    return token.islower() and (token.isalpha() or "'" in token or "’" in token)


COLUMNS = (
    "association",
    "pair",
    "expected_less_seen",
    "first",
    "second",
    "triple_before",
    "triple_after",
    "masked_pair",
    "masked_triple_before",
    "masked_triple_after",
    "masked_four",
    "first_is_function_word",
    "second_is_function_word",
    "pair_before",
    "pair_after",
)


def crossed(z: NDArray[np.float64]) -> NDArray[np.float64]:
    """Add squares, and the products that tell one kind of pair from another."""
    return np.concatenate(
        [
            z,
            z * z,
            z[:, :1] * z[:, 1:],
            z[:, 1:2] * z[:, 2:],
            z[:, 11:12] * z[:, 5:],
            z[:, 12:13] * z[:, 5:],
        ],
        axis=1,
    )


@dataclass(frozen=True, slots=True, eq=False)
class PairModel:
    """Log-odds that a pair was damaged.

    Attributes
    ----------
    thresholds : tuple of two floats
        Log-odds that one in 100 and one in 1,000 judged pairs of native English exceed.
    """

    counts: CountTable
    vocabulary: Vocabulary
    mean: NDArray[np.float64]
    deviation: NDArray[np.float64]
    weights: NDArray[np.float64]
    intercept: float
    thresholds: tuple[float, float]

    @classmethod
    @cache
    def shipped(cls) -> PairModel:
        """Return the model that ships with the package."""
        part = store.load(PART)
        arrays, settings = part.arrays, part.settings
        vocabulary = Vocabulary(
            arrays["hashes"], arrays["left"], arrays["right"], float(settings["scale"])
        )
        return cls(
            CountTable(arrays["cells"]),
            vocabulary,
            arrays["mean"],
            arrays["deviation"],
            arrays["weights"],
            float(settings["intercept"]),
            tuple(settings["thresholds"]),
        )

    def log_odds(self, tokens: tuple[str, ...], views: Views) -> NDArray[np.float64]:
        """Judge every pair of neighbours; shape (n_kept - 1,), -inf where not judged."""
        features = pair_features(tokens, views, self.counts, self.vocabulary)
        z = crossed((features.x - self.mean) / self.deviation)
        return np.where(features.judged, z @ self.weights + self.intercept, -np.inf)
