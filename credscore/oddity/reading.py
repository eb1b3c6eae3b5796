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
from credscore.oddity.wording import Wording
from credscore.text.document import Document

PART = "reading"


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What a document's wording, pairs and punctuation say.

    Attributes
    ----------
    shares : ndarray of shape (n_kept,)
        Each remaining token's share of the wording's weight.
    pairs : ndarray of shape (max(0, n_kept - 1),)
        Log-odds that a pair of neighbours was damaged; -inf where not judged.
    marks : tuple of Mark
    log_odds : float
        That the document is machine-made, at the base rate of the model's card; nan
        where it has no words.
    """

    views: Views
    shares: NDArray[np.float64]
    pairs: NDArray[np.float64]
    marks: tuple[Mark, ...]
    log_odds: float


@lru_cache(maxsize=2)
def read(doc: Document) -> Reading:
    """Look at `doc` once, however many extractors ask."""
    found = views(doc.tokens.strings)
    wording = Wording.shipped()
    shares = wording.of_tokens(found)
    broken = marks(doc)
    odd = PairModel.shipped().log_odds(doc.tokens.strings, found)
    log_odds = math.nan
    if doc.n_words:
        log_odds = prior() + wording.log_odds_of_document(shares) + of_marks(broken)
    return Reading(found, shares, odd, broken, log_odds)


def of_marks(found: tuple[Mark, ...]) -> float:
    """Return the log likelihood ratio of the kinds of broken punctuation found."""
    ratios = _settings()["marks"]
    return float(ratios[min(kinds_of(found), len(ratios) - 1)])


def prior() -> float:
    """Return the log-odds of machine-made text before anything is read."""
    base_rate = float(_settings()["base_rate"])
    return math.log(base_rate / (1 - base_rate))


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
