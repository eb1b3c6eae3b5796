"""The words of aligned sentences beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Indel

from credscore.comparison.reading import Reading


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
        In reading order.  Together they hold every position of both texts once; a mark is
        in the block of the word before it.
    """

    copy: tuple[int, ...]
    original: tuple[int, ...]
    blocks: tuple[Block, ...]


def match(
    copy: Reading, original: Reading, copy_tokens: Sequence[int], original_tokens: Sequence[int]
) -> Matching:
    """Put the words of some sentences of the copy beside those of some of the original.

    What both have in one order, as much of it as there is, is the same (the longest common
    subsequence); what is between stands for each other.

    Parameters
    ----------
    copy, original : Reading
    copy_tokens, original_tokens : sequence of int
        Indices of the tokens, in reading order.
    """
    left = copy.keys[np.asarray(copy_tokens, dtype=np.int64)]
    right = original.keys[np.asarray(original_tokens, dtype=np.int64)]
    if not (left.any() and right.any()):
        neither = not (left.any() or right.any())
        whole = Block((0, len(left)), (0, len(right)), neither)
        return Matching(tuple(copy_tokens), tuple(original_tokens), (whole,))
    # Where in the sequences of tokens each word begins, and where the last one ends.
    a, b = [*left.nonzero()[0].tolist(), len(left)], [*right.nonzero()[0].tolist(), len(right)]
    a[0] = b[0] = 0
    words = left[left != 0].tolist(), right[right != 0].tolist()
    blocks: list[Block] = []
    for step in Indel.opcodes(*words):
        block = Block(
            (a[step.src_start], a[step.src_end]),
            (b[step.dest_start], b[step.dest_end]),
            step.tag == "equal",
        )
        if blocks and not blocks[-1].same and not block.same:
            last = blocks.pop()
            block = Block(
                (last.copy[0], block.copy[1]), (last.original[0], block.original[1]), same=False
            )
        blocks.append(block)
    return Matching(tuple(copy_tokens), tuple(original_tokens), tuple(blocks))
