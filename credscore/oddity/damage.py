"""How likely each word is one that a machine put there.

Three kinds of machine leave different damage: translation there and back by rules, blind
exchange of synonyms, and what post-editors of neural translation had to correct.  Each has
a small network of its own over `credscore.oddity.surroundings`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from credscore import native
from credscore.ngram import store
from credscore.ngram.counts import CountTable
from credscore.ngram.views import Views
from credscore.oddity.surroundings import (
    STEP,
    Vocabulary,
    associations,
    describe,
    judgeable,
    stepped,
)
from credscore.oddity.wording import MAKERS

PART = "damage"
_WORST = 0.05
_BLOCK = 96  # tokens judged at a time: products this small run in one thread of BLAS


@dataclass(frozen=True, slots=True, eq=False)
class Thresholds:
    """Log-odds from which a word counts as odd, one per kind of machine.

    Attributes
    ----------
    usual : ndarray of shape (n_makers,)
        Few words of native English lie above.
    loose : ndarray of shape (n_makers,)
        From here on a word of a machine's text is more likely changed than not.
    strict : ndarray of shape (n_makers,)
        Hardly any word of native English lies above.
    """

    usual: NDArray[np.float64]
    loose: NDArray[np.float64]
    strict: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Damage:
    """What was found of a document's remaining tokens.

    Attributes
    ----------
    log_odds : ndarray of shape (n_kept, n_makers)
        That a machine put the token there, by kind of machine.
    pointable : ndarray of bool, shape (n_kept,)
        True for lower-case words of the vocabulary: only they are pointed at.
    association : ndarray of shape (n_kept, 2)
        How well the token goes with the one before and the one after it.
    """

    log_odds: NDArray[np.float64]
    pointable: NDArray[np.bool_]
    association: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class DamageModel:
    """Log-odds that a word was put there by a machine, by kind of machine.

    Attributes
    ----------
    hidden : ndarray of shape (n_columns, n_makers * n_units)
    hidden_bias : ndarray of shape (n_makers * n_units,)
    outer : ndarray of shape (n_makers, n_units)
    outer_bias : ndarray of shape (n_makers,)
    """

    counts: CountTable
    vocabulary: Vocabulary
    hidden: NDArray[np.float32]
    hidden_bias: NDArray[np.float32]
    outer: NDArray[np.float32]
    outer_bias: NDArray[np.float32]
    thresholds: Thresholds
    _weights: tuple[NDArray[np.float64], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        weights = (self.hidden, self.hidden_bias, self.outer, self.outer_bias)
        exact = tuple(stepped(one.astype(np.float64)) for one in weights)
        object.__setattr__(self, "_weights", exact)

    @classmethod
    @cache
    def shipped(cls) -> DamageModel:
        """Return the model that ships with the package."""
        part = store.load(PART)
        arrays, settings = part.arrays, part.settings
        vocabulary = Vocabulary(
            arrays["hashes"], arrays["left"], arrays["right"], float(settings["scale"])
        )
        return cls(
            CountTable(arrays["cells"]),
            vocabulary,
            arrays["hidden"],
            arrays["hidden_bias"],
            arrays["outer"],
            arrays["outer_bias"],
            Thresholds(*(np.array(settings[name]) for name in ("usual", "loose", "strict"))),
        )

    def judge(self, views: Views, shares: NDArray[np.float64]) -> Damage:
        """Judge every remaining token."""
        if not len(views.kept):
            none = np.empty((0, 2), dtype=np.float32)
            return Damage(np.empty((0, len(MAKERS))), np.empty(0, dtype=np.bool_), none)
        x = describe(views, shares, self.counts, self.vocabulary)
        return Damage(self.of_columns(x), judgeable(x), associations(x))

    def of_columns(self, x: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return log-odds of described tokens; shape (n_tokens, n_makers)."""
        # Weights are multiples of a step, as columns are: no sum is rounded, so that numpy,
        # compiled code and every processor give the same.
        hidden, bias, outer, outer_bias = self._weights
        found = np.empty((len(x), len(outer)))
        if native.kernels is not None:
            native.kernels.units(x, hidden, bias, outer, outer_bias, np.array([STEP]), found)
            return found
        for first in range(0, len(x), _BLOCK):
            block = x[first : first + _BLOCK].astype(np.float64)
            units = np.rint(np.maximum(block @ hidden + bias, 0) / STEP) * STEP
            judged = (units.reshape(-1, *outer.shape) * outer).sum(axis=2)
            found[first : first + _BLOCK] = judged + outer_bias
        return found


def summary(log_odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sum up one kind of damage over a document: mean probability, and mean of the worst.

    Parameters
    ----------
    log_odds : ndarray of shape (n_tokens,)

    Returns
    -------
    ndarray of shape (2,)
        The second is the mean log-odds of the oddest twentieth of the words.
    """
    if not len(log_odds):
        return np.zeros(2)
    worst = max(1, int(len(log_odds) * _WORST))
    top = np.partition(log_odds, len(log_odds) - worst)[-worst:]
    mean = float((1 / (1 + np.exp(-log_odds))).mean())
    return np.round(np.array([mean, float(top.mean())]), 9)


def summaries(windows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sum up passages of one length likewise, (n_passages, length) into (n_passages, 2)."""
    length = windows.shape[1]
    worst = max(1, int(length * _WORST))
    top = np.partition(windows, length - worst, axis=1)[:, -worst:]
    means = (1 / (1 + np.exp(-windows))).mean(axis=1)
    return np.round(np.stack([means, top.mean(axis=1)], axis=1), 9)
