"""Whether one text was made from another: traces of it, and a probability."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from credscore.comparison.pairs import Passage
from credscore.comparison.reading import Reading, shipped

Floats = NDArray[np.float64]
TRACES = ("copy_share", "original_share", "log_words")

# From where to where a share of words speaks for one sentence being made from the other: of
# all words, and of those that are neither names nor function words.  Names and quotations are
# shared by whoever reports the same.  One of seven settings tried on training/pairs.py, which
# differ little: errors on both sides of its split were looked at, not those of other texts.
_WORDS, _CONTENT = (0.4, 0.8), (0.3, 0.8)
_OWN = 0.2  # share of words outside quotations, below which all words count
_ENOUGH = 4  # content words of both sentences, below which a share means nothing


@dataclass(frozen=True, slots=True)
class Traces:
    """What speaks for a text being made from another.

    Attributes
    ----------
    strengths : ndarray of float, shape (n_passages,)
        Of every passage, from 0, as two reports of one event may be, to 1.
    values : ndarray of float, shape (3,)
        By `TRACES`: square root of the share of words outside quotations that are in strong
        passages, of the copy and of the original, and the logarithm of 1 plus their number.
    """

    strengths: Floats
    values: Floats


def traces(copy: Reading, original: Reading, passages: Sequence[Passage]) -> Traces:
    """Weigh every passage by how far its words are the same.

    What both texts quote counts for nothing, since others may have heard it too; what only one
    of them puts between marks does, and so does a text that is hardly anything but quotation.
    """
    mine, theirs = _Side(copy), _Side(original)
    strengths, own, others = np.zeros((3, len(passages)))
    for k, p in enumerate(passages):
        both = mine.quotes(p.matching.copy) and theirs.quotes(p.matching.original)
        a = mine.counts(p.matching.copy, {t for gap in p.gaps for t in gap.copy}, quoted=both)
        b = theirs.counts(
            p.matching.original, {t for gap in p.gaps for t in gap.original}, quoted=both
        )
        words, same, content, same_content = (x + y for x, y in zip(a, b, strict=True))
        if content >= _ENOUGH:
            strengths[k] = _rise(same / words, _WORDS) * _rise(same_content / content, _CONTENT)
        own[k], others[k] = a[0], b[0]
    strong = float(own @ strengths)
    n = max(mine.n, float(own.sum())), max(theirs.n, float(others.sum()))
    shares = strong / max(n[0], 1), float(others @ strengths) / max(n[1], 1)
    return Traces(strengths, np.array([*map(math.sqrt, shares), math.log1p(strong)]))


def log_odds(found: Traces) -> float:
    """Return the log-odds that text of the copy was made from the original."""
    settings = shipped().settings
    return float(settings["intercept"] + np.dot(settings["weights"], found.values))


def probability(found: Traces) -> float:
    """Return the calibrated probability of the same, at a base rate of one half."""
    return 1 / (1 + math.exp(-log_odds(found)))


class _Side:
    """Counts of words of one text outside quotations that the other one quotes too."""

    def __init__(self, reading: Reading) -> None:
        words = reading.keys != 0
        own = words & ~reading.quoted
        if own.sum() < _OWN * words.sum():  # a statement, an interview
            own = words
        content = ~reading.function & ~reading.named
        self._words, self._own, self._content = words.tolist(), own.tolist(), content.tolist()
        self.n = int(own.sum())

    def quotes(self, tokens: Sequence[int]) -> bool:
        """Tell whether any of these words is left out as quoted."""
        return any(self._words[t] and not self._own[t] for t in tokens)

    def counts(
        self, tokens: Sequence[int], differing: set[int], *, quoted: bool
    ) -> tuple[int, int, int, int]:
        """Count words, same words, content words, same content words among `tokens`.

        Quoted words are left out where the other text quotes there too.
        """
        counted = self._own if quoted else self._words
        words = [t for t in tokens if counted[t]]
        content = [t for t in words if self._content[t]]
        return (
            len(words),
            sum(t not in differing for t in words),
            len(content),
            sum(t not in differing for t in content),
        )


def _rise(share: float, limits: tuple[float, float]) -> float:
    low, high = limits
    return min(max((share - low) / (high - low), 0.0), 1.0)
