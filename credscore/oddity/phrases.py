"""Phrases nobody writes: odd words, with the neighbour they go with least."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from credscore.ngram.views import FUNCTION_WORDS, word_form
from credscore.oddity.damage import DamageModel
from credscore.oddity.reading import Reading
from credscore.oddity.sentences import ENOUGH
from credscore.text.document import Document
from credscore.text.span import Span

# In a document that is likely a machine's, a weaker oddity is enough to be pointed at: the
# threshold falls from the strict to the loose one while the odds rise from 1:3 to 5:1.
_FALLS_FROM, _LOOSEST_AT = -math.log(3), math.log(5)
_APART = 2  # tokens from one phrase's last to the next one's first that still make one phrase


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, and how far its oddest word lies above the threshold."""

    span: Span
    margin: float


def margins(reading: Reading) -> NDArray[np.float64]:
    """Return how far each token lies above the threshold of any kind; shape (n_kept,).

    Minus infinity for what is never pointed at: names, numbers, marks and unknown words.
    """
    limits = DamageModel.shipped().thresholds
    share = np.clip((reading.around - _FALLS_FROM) / (_LOOSEST_AT - _FALLS_FROM), 0.0, 1.0)
    share *= min(1.0, len(reading.views.kept) / ENOUGH)
    threshold = limits.strict + share * (limits.loose - limits.strict)
    above = (reading.damage.log_odds - threshold).max(axis=1, initial=-np.inf)
    return np.where(reading.damage.pointable, above, -np.inf)


def phrases(doc: Document, reading: Reading, above: NDArray[np.float64]) -> list[Phrase]:
    """Return the phrases around tokens whose margin `above` is positive, in order."""
    hits = np.flatnonzero(above > 0).tolist()
    if not hits:
        return []
    kept = reading.views.kept
    begins = [span.start for span in doc.sentences]
    of_sentence = np.searchsorted(begins, doc.tokens.starts, side="right")
    near = _Near(doc, of_sentence)
    found: list[tuple[int, int, float]] = []  # first and last token, margin
    for i in hits:
        token, margin = int(kept[i]), float(above[i])
        other = _partner(near, token, reading.damage.association[i])
        first, last = min(token, other), max(token, other)
        if found and _one_phrase(near, found[-1][1], first):
            start, end, worst = found.pop()
            first, last, margin = min(start, first), max(end, last), max(worst, margin)
        found.append((first, last, margin))
    starts, ends = doc.tokens.starts, doc.tokens.ends
    return [Phrase(Span(int(starts[a]), int(ends[b])), margin) for a, b, margin in found]


@dataclass(frozen=True, slots=True, eq=False)
class _Near:
    """Which tokens of a document are words next to each other in one sentence."""

    doc: Document
    of_sentence: NDArray[np.int64]

    def __call__(self, token: int, other: int) -> bool:
        """Tell whether `other` is such a word beside the token."""
        tokens = self.doc.tokens
        if not 0 <= other < len(tokens.starts) or not tokens.is_word[other]:
            return False
        return bool(self.of_sentence[token] == self.of_sentence[other])


def _partner(near: _Near, token: int, association: NDArray[np.float32]) -> int:
    """Return the neighbouring content word, the one that goes less well; else the token."""
    before, after = association.tolist()
    order = (token - 1, token + 1) if before < after else (token + 1, token - 1)
    words = near.doc.tokens.strings
    return next(
        (k for k in order if near(token, k) and word_form(words[k]) not in FUNCTION_WORDS), token
    )


def _one_phrase(near: _Near, last: int, first: int) -> bool:
    """Tell whether phrases ending at `last` and beginning at `first` are one."""
    return first - last <= _APART and all(near(k, k + 1) for k in range(last, first))
