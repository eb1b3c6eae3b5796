"""One of two compared texts, as the search for altered facts needs it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from credscore.comparison.matching import Matching
from credscore.text.document import Document
from credscore.text.span import Span


def fold(token: str) -> str:
    """Return the token without what typography and case make of it."""
    return token.lower().replace("’", "'").replace("‘", "'").replace("‑", "-")


@dataclass(frozen=True, eq=False)
class Side:
    """A text, its tokens folded, and where it quotes.

    Attributes
    ----------
    doc : Document
    words : tuple of str, shape (n_tokens,)
        Each token, folded.
    """

    doc: Document
    words: tuple[str, ...]

    @classmethod
    def of(cls, doc: Document) -> Side:
        """Fold the tokens of a text."""
        return cls(doc, doc.tokens.forms(fold))

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins."""
        found: list[int] = self.doc.tokens.starts.tolist()
        return found

    @cached_property
    def ends(self) -> list[int]:
        """Where each token ends."""
        found: list[int] = self.doc.tokens.ends.tolist()
        return found

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        """Ranges of the tokens between the marks of each quotation; some may be empty."""
        found = []
        for quotation in self.doc.quotations:
            span = quotation.span
            first = bisect_right(self.starts, span.start)
            last = bisect_left(self.starts, span.end)
            found.append((first, max(first, last - quotation.closed)))
        return found

    @cached_property
    def quoted(self) -> dict[int, int]:
        """The quotation that each quoted token stands in, by token."""
        return {
            token: i
            for i, (first, last) in enumerate(self.quotations)
            for token in range(first, last)
        }

    def span(self, first: int, last: int) -> Span:
        """Return the characters of the tokens `first` to `last`, end-exclusive."""
        return Span(self.starts[first], self.ends[last - 1])

    def written(self, first: int, last: int) -> str:
        """Return those characters, on one line."""
        return " ".join(self.span(first, last).of(self.doc.text).split())

    def in_quote(self, first: int, last: int) -> bool:
        """Tell whether one of these tokens is quoted."""
        return any(token in self.quoted for token in range(first, last))


@dataclass(frozen=True)
class Facing:
    """A matching seen from one of its two sides.

    Attributes
    ----------
    tokens, others : sequence of int
        The tokens of this side and of the other.
    blocks : list of (Block range, Block range, bool)
        Positions on this side, positions on the other, and whether the words are the same.
    """

    tokens: Sequence[int]
    others: Sequence[int]
    blocks: list[tuple[tuple[int, int], tuple[int, int], bool]]

    @classmethod
    def copy(cls, matching: Matching) -> Facing:
        """See it from the copy."""
        blocks = [(b.copy, b.original, b.same) for b in matching.blocks]
        return cls(matching.copy, matching.original, blocks)

    @classmethod
    def original(cls, matching: Matching) -> Facing:
        """See it from the original."""
        blocks = [(b.original, b.copy, b.same) for b in matching.blocks]
        return cls(matching.original, matching.copy, sorted(blocks))

    @cached_property
    def home(self) -> dict[int, int]:
        """The block of each token of this side, by token."""
        return {
            token: i
            for i, ((first, last), _, _) in enumerate(self.blocks)
            for token in self.tokens[first:last]
        }


def differs(matching: Matching) -> bool:
    """Tell whether any word of the pair is not the same."""
    return not all(block.same for block in matching.blocks)
