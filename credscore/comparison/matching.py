"""The words of aligned sentences beside each other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring words of one text and what stands for them in the other.

    Attributes
    ----------
    copy, original : tuple of two ints
        Ranges of positions in `Matching.copy` and `Matching.original`, end-exclusive; one of
        them may be empty.
    same : bool
        Whether the words are the same, whatever their typography and case.
    """

    copy: tuple[int, int]
    original: tuple[int, int]
    same: bool


@dataclass(frozen=True, slots=True)
class Matching:
    """The tokens of an aligned pair of sentences, and which stand for which.

    Attributes
    ----------
    copy, original : tuple of int
        Indices of tokens in `Document.tokens` of the two texts, in reading order;
        punctuation marks are among them.
    blocks : tuple of Block
        In reading order of the copy.  Together they hold every position of both texts once.
    """

    copy: tuple[int, ...]
    original: tuple[int, ...]
    blocks: tuple[Block, ...]
