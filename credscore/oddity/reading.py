"""One look at a document for signs of a machine, shared by the extractors that need it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credscore.ngram import store
from credscore.ngram.views import Views, views
from credscore.oddity.pairs import PairModel
from credscore.oddity.typography import Mark, kinds_of, marks
from credscore.oddity.wording import MAKERS, Wording
from credscore.text.document import Document

PART = "reading"


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What a document's wording, pairs and punctuation say.

    Attributes
    ----------
    shares : ndarray of shape (n_kept, n_makers)
        Each remaining token's share of the wording's weight, by kind of machine.
    pairs : ndarray of shape (max(0, n_kept - 1),)
        Log-odds that a pair of neighbours was damaged; -inf where not judged.
    marks : tuple of Mark
    by_maker : ndarray of shape (n_makers,)
        Log-odds that the document is of each kind of machine, at its base rate.
    log_odds : float
        That the document is machine-made; nan where it has no words.
    """

    views: Views
    shares: NDArray[np.float64]
    pairs: NDArray[np.float64]
    marks: tuple[Mark, ...]
    by_maker: NDArray[np.float64]
    log_odds: float


@lru_cache(maxsize=2)
def read(doc: Document) -> Reading:
    """Look at `doc` once, however many extractors ask."""
    found = views(doc.tokens.strings)
    wording = Wording.shipped()
    shares = wording.of_tokens(found)
    broken = marks(doc)
    odd = PairModel.shipped().log_odds(doc.tokens.strings, found)
    by_maker = np.array([_log_odds(rate) for rate in _settings()["base_rates"]])
    by_maker += wording.log_odds_of_document(shares)
    by_maker[MAKERS.index("neural")] += of_marks(broken)
    log_odds = any_of(by_maker) if doc.n_words else math.nan
    return Reading(found, shares, odd, broken, by_maker, log_odds)


def any_of(log_odds: NDArray[np.float64]) -> float:
    """Return the log-odds that at least one of several independent things is so.

    >>> round(any_of(np.array([0.0, 0.0])), 6) == round(math.log(3), 6)
    True
    """
    none = float(np.sum(-np.logaddexp(0.0, np.clip(log_odds, -500, 500))))
    return math.log(-math.expm1(none)) - none


def of_marks(found: tuple[Mark, ...]) -> float:
    """Return the log likelihood ratio of the kinds of broken punctuation found."""
    ratios = _settings()["marks"]
    return float(ratios[min(kinds_of(found), len(ratios) - 1)])


def prior() -> float:
    """Return the log-odds of machine-made text before anything is read."""
    return any_of(np.array([_log_odds(rate) for rate in _settings()["base_rates"]]))


def _log_odds(rate: float) -> float:
    return math.log(rate / (1 - rate))


def sigmoid(log_odds: float) -> float:
    """Return the probability of `log_odds`; nan stays nan.

    >>> sigmoid(0.0)
    0.5
    """
    if log_odds >= 0:
        return 1 / (1 + math.exp(-log_odds))
    odds = math.exp(log_odds)
    return odds / (1 + odds)


@cache
def _settings() -> Mapping[str, Any]:
    return store.load(PART).settings
