"""The words of aligned sentences beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from credscore.comparison.reading import Reading
from credscore.comparison.steps import Block, steps


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
    subsequence; of thousands of words without a full stop nearly so); what is between stands
    for each other.

    Parameters
    ----------
    copy, original : Reading
    copy_tokens, original_tokens : sequence of int
        Indices of the tokens, in reading order.
    """
    left = [copy.key_of[t] for t in copy_tokens]
    right = [original.key_of[t] for t in original_tokens]
    words = [key for key in left if key], [key for key in right if key]
    if not all(words):
        marks = not any(words)
        whole = Block((0, len(left)), (0, len(right)), same=marks and len(left) == len(right))
        return Matching(tuple(copy_tokens), tuple(original_tokens), (whole,))
    # Where in the sequences of tokens each word begins, and where the last one ends.
    a = [*(place for place, key in enumerate(left) if key), len(left)]
    b = [*(place for place, key in enumerate(right) if key), len(right)]
    blocks: list[Block] = []
    if a[0] or b[0]:  # marks before the first word
        blocks.append(Block((0, a[0]), (0, b[0]), same=a[0] == b[0]))
    for step in steps(*words):
        mine = a[step.copy[0] : step.copy[1] + 1]
        theirs = b[step.original[0] : step.original[1] + 1]
        if step.same:
            blocks.extend(_same(mine, theirs))
        else:
            _differ(blocks, (mine[0], mine[-1]), (theirs[0], theirs[-1]))
    return Matching(tuple(copy_tokens), tuple(original_tokens), tuple(blocks))


def _same(mine: Sequence[int], theirs: Sequence[int]) -> Iterator[Block]:
    """Yield blocks of equal words, each with as many tokens on both sides.

    Where the marks behind a word are not as many, those left over are a block of their own.
    """
    start = mine[0], theirs[0]
    for (a, a_next), (b, b_next) in zip(pairwise(mine), pairwise(theirs), strict=True):
        both = min(a_next - a, b_next - b)
        if a_next - a != b_next - b:
            yield Block((start[0], a + both), (start[1], b + both), same=True)
            yield Block((a + both, a_next), (b + both, b_next), same=False)
            start = a_next, b_next
    if start[0] < mine[-1]:
        yield Block((start[0], mine[-1]), (start[1], theirs[-1]), same=True)


def _differ(blocks: list[Block], copy: tuple[int, int], original: tuple[int, int]) -> None:
    """Add words that differ to the block before, where that has other words too."""
    if blocks and not blocks[-1].same:
        last = blocks.pop()
        copy, original = (last.copy[0], copy[1]), (last.original[0], original[1])
    blocks.append(Block(copy, original, same=False))
