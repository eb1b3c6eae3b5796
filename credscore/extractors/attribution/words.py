"""A document's tokens as the rules for spans, kinds and chains look at them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from credscore.extractors.attribution.reading import (
    CAPITAL,
    CHANNEL,
    DASH,
    LEAD,
    LOOSE,
    OPENS,
    Flags,
    Reading,
)
from credscore.text.document import Document

Range = tuple[int, int]  # tokens, end-exclusive


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens as written and in lower case, and what is quoted.

    Attributes
    ----------
    strings, lower : tuple of str
    marks : sequence of int
        What each token may be, as in `Reading`.
    quoted : sequence of bool
        True for tokens inside quotation marks.
    counted : sequence of int
        Number of quoted tokens before each one, and in all.
    firsts, lasts : sequence of int
        The tokens that content may begin and end with.
    starts, ends : sequence of int
        Offsets in the text.
    capitals, leads, dashes : sequence of int
        Tokens that begin with a capital, and that are such words and marks.
    channels : sequence of int
        Number of words before each token, and in all, that say through what something was said.
    sentences : list of tuple of int
        Range of each sentence's tokens.
    paragraphs : list of int
        Number of each sentence's paragraph.
    """

    strings: tuple[str, ...]
    lower: tuple[str, ...]
    marks: Sequence[int]
    quoted: Sequence[bool]
    counted: Sequence[int]
    firsts: Sequence[int]
    lasts: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    capitals: list[int]
    leads: Sequence[int]
    dashes: Sequence[int]
    channels: Sequence[int]
    sentences: list[Range]
    paragraphs: list[int]

    @classmethod
    def of(cls, doc: Document, reading: Reading) -> Words:
        """Collect them from a document and its reading."""
        tokens = doc.tokens
        marks = reading.marks
        firm = (marks & LOOSE) == 0
        return cls(
            strings=tokens.strings,
            lower=tokens.forms(str.lower),
            marks=marks.tolist(),
            quoted=reading.quoted.tolist(),
            counted=_counted(reading.quoted),
            firsts=np.flatnonzero(firm & ((marks & OPENS) == 0)).data,
            lasts=np.flatnonzero(firm).data,
            starts=tokens.starts.data,
            ends=tokens.ends.data,
            capitals=np.flatnonzero(marks & CAPITAL).tolist(),
            leads=np.flatnonzero(marks & LEAD).data,
            dashes=np.flatnonzero(marks & DASH).data,
            channels=_counted((marks & CHANNEL) > 0),
            sentences=list(zip(reading.first.tolist(), reading.last.tolist(), strict=True)),
            paragraphs=reading.paragraph.tolist(),
        )

    def n_quoted(self, found: Range) -> int:
        """Return how many tokens of the range are quoted."""
        return self.counted[found[1]] - self.counted[found[0]]

    def has_channel(self, found: Range) -> bool:
        """Tell whether a word of the range says through what something was said."""
        return self.channels[found[1]] > self.channels[found[0]]

    def after_leads(self, found: Range, within: int) -> Iterator[tuple[str, int]]:
        """Yield the tokens of the range just after a leading word, each with that word."""
        low, high = found
        for at in range(bisect_left(self.leads, low), bisect_left(self.leads, high)):
            lead = self.leads[at]
            word = self.lower[lead]
            for i in range(lead + 1, min(high, lead + 1 + within)):
                yield word, i

    def first_quoted(self, found: Range) -> int:
        """Return the first quoted token of the range, or its end."""
        return min(bisect_left(self.counted, self.counted[found[0]] + 1) - 1, found[1])

    def without_marks(self, found: Range) -> Range | None:
        """Leave out punctuation marks at the edges of the range; None where nothing is left."""
        first, last = found
        while first < last and not self.strings[first][0].isalnum():
            first += 1
        while last > first and not self.strings[last - 1][0].isalnum():
            last -= 1
        return (first, last) if first < last else None

    def trimmed(self, found: Range) -> Range | None:
        """Leave out what is no content at the edges of the range; None where nothing is left."""
        first, last = bisect_left(self.firsts, found[0]), bisect_left(self.lasts, found[1])
        if first == len(self.firsts) or not last or self.firsts[first] > self.lasts[last - 1]:
            return None
        return self.firsts[first], self.lasts[last - 1] + 1


def _counted(flags: Flags) -> Sequence[int]:
    found = np.zeros(len(flags) + 1, dtype=np.int64)
    np.cumsum(flags, out=found[1:])
    return found.data
