"""How much the wording of a text is a machine's rather than a person's.

Weights on n-grams of words and of masked words, learned from pairs: what a translation
system made of a passage against what a person made of the same passage, so that topic and
genre cancel.  See docs/extractors/translation.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from credscore.ngram import store
from credscore.ngram.hashing import ngram_hashes, slots
from credscore.ngram.views import Views

PART = "wording"
BITS = 20
WORDS, MASKED = 1, 2
# (view, length of the n-grams); each position carries one n-gram of every kind.
Line = tuple[float, float, float]
KINDS = ((WORDS, 1), (WORDS, 2), (WORDS, 3), (MASKED, 2), (MASKED, 3), (MASKED, 4))


def ngram_slots(views: Views) -> list[NDArray[np.int64]]:
    """Return, for each of `KINDS`, the table slot of the n-gram that begins at each token."""
    by_view = {WORDS: views.words, MASKED: views.masked}
    return [slots(ngram_hashes(by_view[view], n, salt=view), BITS) for view, n in KINDS]


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The table of weights, and how its sums become log-odds.

    Attributes
    ----------
    weights : ndarray of int8, shape (2**BITS,)
        Multiply by `scale`.
    document, sentence : tuple of three floats
        Slope on the summed weight over the root of the length, slope on the root of the
        length, intercept: log-odds that a document or sentence is machine-made, against
        even odds.
    """

    weights: NDArray[np.int8]
    scale: float
    document: Line
    sentence: Line

    @classmethod
    @cache
    def shipped(cls) -> Wording:
        """Return the table that ships with the package."""
        part = store.load(PART)
        settings = part.settings
        return cls(
            part.arrays["weights"],
            float(settings["scale"]),
            _line(settings["document"]),
            _line(settings["sentence"]),
        )

    def of_tokens(self, views: Views) -> NDArray[np.float64]:
        """Return each remaining token's share of the sum; shape (n_kept,).

        An n-gram seen c times counts 1 + log(c) times in all, as in training; its weight is
        spread evenly over its occurrences and their tokens.
        """
        by_kind = ngram_slots(views)
        _, where, seen = np.unique(np.concatenate(by_kind), return_inverse=True, return_counts=True)
        damped = ((1 + np.log(seen)) / seen)[where] * self.scale
        shares = np.zeros(len(views.kept))
        at = 0
        for (_, n), places in zip(KINDS, by_kind, strict=True):
            weight = self.weights[places] * damped[at : at + len(places)] / n
            at += len(places)
            for k in range(n):
                shares[k : k + len(weight)] += weight
        return shares

    def log_odds_of_document(self, shares: NDArray[np.float64]) -> float:
        """Return log-odds from the shares of all tokens."""
        return _log_odds(float(shares.sum()), len(shares), self.document)

    def log_odds_of_sentence(self, shares: NDArray[np.float64]) -> float:
        """Return log-odds from the shares of a sentence's tokens."""
        return _log_odds(float(shares.sum()), len(shares), self.sentence)


def _line(numbers: Sequence[float]) -> Line:
    slope, per_root, intercept = map(float, numbers)
    return slope, per_root, intercept


def _log_odds(total: float, length: int, line: Line) -> float:
    if not length:
        return 0.0
    root = float(np.sqrt(length))
    slope, per_root, intercept = line
    return slope * total / root + per_root * root + intercept
