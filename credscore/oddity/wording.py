"""How much the wording of a text is a machine's rather than a person's.

Weights on n-grams of words and of masked words, learned from pairs: what a translation
system made of a passage against what a person made of the same passage, so that topic and
genre cancel.  See docs/extractors/translation.md.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credscore import native
from credscore.ngram import store
from credscore.ngram.hashing import slots
from credscore.ngram.runs import KIND_NUMBERS, KINDS, PADDING, PADDING_NUMBER, all_runs, runs
from credscore.ngram.views import Views
from credscore.oddity.surface import Surface

PART = "wording"
BITS = 20
# Kinds of machine, each with a column of weights: systems that translate into English and
# neural round trips; rule-based round trips; synonym spinners.
MAKERS = ("neural", "rule_based", "spinner")
# Two more columns: what post-editors of machine translation took out, and how machine
# translations differ from people's writing of many kinds when nothing is paired.
COLUMNS = (*MAKERS, "edited", "unpaired")


# What an n-gram counts each time it comes, by how often it does: 1 + log(c) in all.
_MOST = 4096  # times that are told apart
_TIMES = np.arange(1, _MOST)
_DAMPING = np.concatenate([[0.0], (1 + np.log(_TIMES)) / _TIMES])
_DOCUMENT = [COLUMNS.index("neural"), COLUMNS.index("unpaired")]


@dataclass(frozen=True, slots=True)
class Line:
    """Log-odds as a linear function of a sum over the root of the length, and of that root."""

    slope: float
    per_root: float
    intercept: float

    def log_odds(self, total: float, length: int) -> float:
        """Return the log-odds of a text of `length` tokens with summed weight `total`."""
        if not length:
            return 0.0
        root = math.sqrt(length)
        return self.slope * total / root + self.per_root * root + self.intercept


def ngram_slots(views: Views) -> list[NDArray[np.int64]]:
    """Return, for each of `KINDS`, the table slot of the n-gram that begins at each token."""
    n = len(views.kept)
    ends = (PADDING + max(0, n - length + 1) for _, length in KINDS)
    return [slots(run[PADDING:end], BITS) for run, end in zip(runs(views), ends, strict=True)]


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The table of weights, and how its sums become log-odds.

    Each of `COLUMNS` has weights of its own: what one kind of machine does to a text says
    nothing of another kind.

    Attributes
    ----------
    weights : ndarray of int8, shape (2**BITS, n_columns)
        Multiply column k by `scales[k]`.
    scales : ndarray of shape (n_columns,)
    document : Surface
        Log-odds that a document is of a neural machine, against even odds, by the sums of
        the columns "neural" and "unpaired" over the root of the length.
    sentence : tuple of Line, one per maker
        Log-odds that a sentence is of that maker, against even odds.
    """

    weights: NDArray[np.int8]
    scales: NDArray[np.float64]
    document: Surface
    sentence: tuple[Line, ...]

    @classmethod
    @cache
    def shipped(cls) -> Wording:
        """Return the table that ships with the package."""
        part = store.load(PART)
        settings = part.settings
        return cls(
            part.arrays["weights"],
            np.array(settings["scales"], dtype=np.float64),
            _surface(settings["document"]),
            tuple(_line(settings["sentence"][maker]) for maker in MAKERS),
        )

    def of_tokens(self, views: Views) -> NDArray[np.float64]:
        """Return each remaining token's share of the sums; shape (n_kept, n_columns).

        An n-gram seen c times counts 1 + log(c) times in all, as in training, from 4,095 on
        less; its weight is spread evenly over its occurrences and their tokens.
        """
        shares = np.zeros((len(views.kept), len(self.scales)))
        if native.kernels is not None:
            native.kernels.shares(
                all_runs(views),
                KIND_NUMBERS,
                PADDING_NUMBER,
                self.weights,
                self.scales,
                _DAMPING,
                shares,
            )
            return shares
        by_kind = ngram_slots(views)
        _, where, seen = np.unique(np.concatenate(by_kind), return_inverse=True, return_counts=True)
        damped = _DAMPING[np.minimum(seen, _MOST - 1)][where]
        at = 0
        for (_, n), places in zip(KINDS, by_kind, strict=True):
            factor = damped[at : at + len(places)] / n
            weight = self.weights[places] * factor[:, None]
            at += len(places)
            for k in range(n):
                shares[k : k + len(weight)] += weight
        shares *= self.scales
        return shares

    def log_odds_of_document(self, shares: NDArray[np.float64]) -> float:
        """Return the log-odds of a neural machine from the shares of all tokens."""
        if not len(shares):
            return 0.0
        sums = self.document_sums(shares)
        return self.document.at(float(sums[0]), float(sums[1]), math.log(len(shares)))

    @staticmethod
    def document_sums(shares: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the two sums that a document is judged by; shape (2,)."""
        totals = shares[:, _DOCUMENT].sum(axis=0) / math.sqrt(max(len(shares), 1))
        return np.asarray(np.round(totals, 9))

    def log_odds_of_sentence(self, shares: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return log-odds from the shares of a sentence's tokens; shape (n_makers,)."""
        totals = shares.sum(axis=0)
        return np.array(
            [
                line.log_odds(float(total), len(shares))
                for line, total in zip(self.sentence, totals, strict=False)
            ]
        )


def _line(numbers: Sequence[float]) -> Line:
    slope, per_root, intercept = map(float, numbers)
    return Line(slope, per_root, intercept)


def _surface(stored: Mapping[str, Any]) -> Surface:
    first, second, third = (np.array(axis, dtype=np.float64) for axis in stored["axes"])
    return Surface((first, second, third), np.array(stored["values"], dtype=np.float64))
