"""A document's tokens as the rules for spans, kinds and chains look at them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np

from credscore.extractors.attribution.reading import LOOSE, OPENS, Reading
from credscore.text.document import Document

Range = tuple[int, int]  # tokens, end-exclusive


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens as written and in lower case, and what is quoted.

    Attributes
    ----------
    strings, lower : sequence of str
    quoted : list of bool
        True for tokens inside quotation marks.
    counted : list of int
        Number of quoted tokens before each one, and in all.
    firsts, lasts : list of int
        The tokens that content may begin and end with.
    starts, ends : list of int
        Offsets in the text.
    sentences : list of tuple of int
        Range of each sentence's tokens.
    paragraphs : list of int
        Number of each sentence's paragraph.
    """

    strings: tuple[str, ...]
    lower: list[str]
    quoted: list[bool]
    counted: list[int]
    firsts: list[int]
    lasts: list[int]
    starts: list[int]
    ends: list[int]
    sentences: list[Range]
    paragraphs: list[int]

    @classmethod
    def of(cls, doc: Document, reading: Reading) -> Words:
        """Collect them from a document and its reading."""
        tokens = doc.tokens
        firm = (reading.marks & LOOSE) == 0
        return cls(
            strings=tokens.strings,
            lower=[token.lower() for token in tokens.strings],
            quoted=reading.quoted.tolist(),
            counted=np.concatenate([[0], np.cumsum(reading.quoted)]).tolist(),
            firsts=np.flatnonzero(firm & ((reading.marks & OPENS) == 0)).tolist(),
            lasts=np.flatnonzero(firm).tolist(),
            starts=tokens.starts.tolist(),
            ends=tokens.ends.tolist(),
            sentences=list(zip(reading.first.tolist(), reading.last.tolist(), strict=True)),
            paragraphs=reading.paragraph.tolist(),
        )

    def n_quoted(self, found: Range) -> int:
        """Return how many tokens of the range are quoted."""
        return self.counted[found[1]] - self.counted[found[0]]

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
