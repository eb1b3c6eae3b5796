"""One look at a document for signs of a machine, shared by the extractors that need it."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from credscore.ngram import store
from credscore.ngram.views import Views, views
from credscore.oddity import passages
from credscore.oddity.damage import Damage, DamageModel, summaries, summary
from credscore.oddity.typography import Mark, kinds_of, marks
from credscore.oddity.wording import MAKERS, Wording
from credscore.text.document import Document

PART = "reading"
# Lengths that the lines were fitted on; beyond them nothing is extrapolated.
SHORTEST, LONGEST = 60, 1200
_NEURAL = MAKERS.index("neural")
# Slopes below and above the curve of a kind of damage: the one keeps the order and claims
# nothing, the other follows the line at a quarter.
_BELOW, _ABOVE = 0.05, 0.25
_LONGEST_ODDS = 500.0  # log-odds


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What a document's wording, words and punctuation say.

    Attributes
    ----------
    shares : ndarray of shape (n_kept, n_columns)
        Each remaining token's share of the wording's weight.
    damage : ndarray of shape (n_kept, n_makers)
        Log-odds that a machine put the token there, by kind of damage.
    marks : tuple of Mark
    by_maker : ndarray of shape (n_makers,)
        Log-odds that the document is of each kind of machine, at its base rate; or its worst
        passage, where that says more.
    around : ndarray of shape (n_kept, n_makers) or (1, n_makers)
        The same for the passages around each token, or for all tokens alike.
    log_odds : float
        That the document, or a passage, is machine-made; nan where it has no words.
    """

    views: Views
    shares: NDArray[np.float64]
    damage: Damage
    marks: tuple[Mark, ...]
    by_maker: NDArray[np.float64]
    around: NDArray[np.float64]
    log_odds: float


# What was read of a document is kept as long as the document is, or until it is let go.
_READ: WeakKeyDictionary[Document, Reading] = WeakKeyDictionary()


def read(doc: Document) -> Reading:
    """Look at `doc` once, however many extractors ask."""
    return read_many((doc,))[0]


def read_many(docs: Sequence[Document]) -> list[Reading]:
    """Look at each of `docs` once, at all of them one way after the other."""
    known = [_READ.get(doc) for doc in docs]
    unread = [doc for doc, found in zip(docs, known, strict=True) if found is None]
    looked = [views(doc.tokens) for doc in unread]
    shares = [Wording.shipped().of_tokens(one) for one in looked]
    broken = [marks(doc) for doc in unread]
    judge = DamageModel.shipped().judge
    damage = [judge(one, weighed) for one, weighed in zip(looked, shares, strict=True)]
    each = zip(unread, looked, shares, damage, broken, strict=True)
    fresh = iter([_reading(*found) for found in each])
    return [
        _kept(doc, next(fresh)) if found is None else found
        for doc, found in zip(docs, known, strict=True)
    ]


def _kept(doc: Document, found: Reading) -> Reading:
    _READ[doc] = found
    return found


def forget(docs: Iterable[Document]) -> None:
    """Let go of what was read of `docs`: several times the memory of their texts."""
    for doc in docs:
        _READ.pop(doc, None)


def _reading(
    doc: Document,
    found: Views,
    shares: NDArray[np.float64],
    damage: Damage,
    broken: tuple[Mark, ...],
) -> Reading:
    base = base_log_odds()
    base[_NEURAL] += of_marks(broken)
    whole = base + _of_whole(shares, damage)
    by_maker, around = _worst(base, whole, damage)
    log_odds = any_of(by_maker) if doc.n_words else math.nan
    return Reading(found, shares, damage, broken, by_maker, around, log_odds)


def _of_whole(shares: NDArray[np.float64], damage: Damage) -> NDArray[np.float64]:
    """Return the log likelihood ratio of each kind of machine; shape (n_makers,)."""
    found = [Wording.shipped().log_odds_of_document(shares)]
    for k, maker in enumerate(MAKERS[1:], 1):
        found.append(of_damage(damage.log_odds[:, k], settings()["damage"][maker]))
    return np.array(found)


def _worst(
    base: NDArray[np.float64],
    whole: NDArray[np.float64],
    damage: Damage,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return what the whole or its worst passage says, and the same around each token."""
    begins = passages.starts(len(damage.log_odds))
    if not len(begins):
        return whole, whole[None, :]
    found = base + _of_passages(damage, begins)
    worst = np.maximum(whole, found.max(axis=0))
    if (worst == whole).all():
        return whole, whole[None, :]
    around = passages.over_tokens(found, begins, len(damage.log_odds))
    return worst, np.maximum(whole, around)


def _of_passages(damage: Damage, begins: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the same of passages, less what chance explains; shape (n_passages, n_makers).

    Minus infinity for neural machines: passages say too little of them.
    """
    columns = [[-math.inf] * len(begins)]
    for k, maker in enumerate(MAKERS[1:], 1):
        fitted = settings()["damage"][maker]
        summed = summaries(passages.windows(damage.log_odds[:, k], begins)).tolist()
        lines = (_described(mean, worst, passages.LENGTH) for mean, worst in summed)
        columns.append([_weighed(line, fitted) for line in lines])
    return np.array(columns).T - passages.chance(len(damage.log_odds))


def described(log_odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Describe one kind of damage over a document, for a linear model; shape (6,)."""
    mean, worst = summary(log_odds).tolist()
    return np.array(_described(mean, worst, len(log_odds)))


def _described(mean: float, worst: float, n_tokens: int) -> tuple[float, ...]:
    length = math.log(min(max(n_tokens, SHORTEST), LONGEST) / SHORTEST)
    return 1.0, mean, worst, length, mean * length, worst * length


def of_damage(log_odds: NDArray[np.float64], fitted: Mapping[str, list[float]]) -> float:
    """Return the log likelihood ratio of the machine that leaves this damage.

    A line sums the damage up, and a curve that only rises says what the sum is worth: far
    below what a machine leaves, less damage is no further sign of a person.
    """
    return _weighed(described(log_odds).tolist(), fitted) if len(log_odds) else 0.0


def _weighed(described: Iterable[float], fitted: Mapping[str, list[float]]) -> float:
    total = math.fsum(a * b for a, b in zip(described, fitted["line"], strict=True))
    worth = _between(total, fitted["sums"], fitted["ratios"])
    below, above = min(total - fitted["sums"][0], 0.0), max(total - fitted["sums"][-1], 0.0)
    return worth + _BELOW * below + _ABOVE * above


def _between(x: float, knots: list[float], values: list[float]) -> float:
    """Return the value at `x` of the line through the knots, flat beyond them."""
    after = bisect_right(knots, x)
    if after in (0, len(knots)):
        return values[0] if after == 0 else values[-1]
    low, high = knots[after - 1], knots[after]
    share = (x - low) / (high - low)
    return values[after - 1] * (1 - share) + values[after] * share


def any_of(log_odds: NDArray[np.float64]) -> float:
    """Return the log-odds that at least one of several independent things is so.

    >>> round(any_of(np.array([0.0, 0.0])), 6) == round(math.log(3), 6)
    True
    """
    none = -math.fsum(map(_softplus, log_odds.tolist()))
    return math.log(-math.expm1(none)) - none


def _softplus(x: float) -> float:
    """Return log(1 + exp(x)), for x cut off where no odds are that long."""
    x = min(max(x, -_LONGEST_ODDS), _LONGEST_ODDS)
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def of_marks(found: tuple[Mark, ...]) -> float:
    """Return the log likelihood ratio of the kinds of broken punctuation found."""
    ratios = settings()["marks"]
    return float(ratios[min(kinds_of(found), len(ratios) - 1)])


def base_log_odds() -> NDArray[np.float64]:
    """Return the log-odds of each kind of machine before anything is read."""
    return np.array([math.log(rate / (1 - rate)) for rate in settings()["base_rates"]])


def prior() -> float:
    """Return the log-odds of machine-made text before anything is read."""
    return any_of(base_log_odds())


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
def settings() -> Mapping[str, Any]:
    """Return what was fitted for this part."""
    return store.load(PART).settings
