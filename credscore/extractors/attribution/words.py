"""A document's tokens as the rules for sources and contents look at them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np

from credscore.extractors.attribution.reading import Reading
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
    starts: list[int]
    ends: list[int]
    sentences: list[Range]
    paragraphs: list[int]

    @classmethod
    def of(cls, doc: Document, reading: Reading) -> Words:
        """Collect them from a document and its reading."""
        tokens = doc.tokens
        return cls(
            strings=tokens.strings,
            lower=[token.lower() for token in tokens.strings],
            quoted=reading.quoted.tolist(),
            counted=np.concatenate([[0], np.cumsum(reading.quoted)]).tolist(),
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
