"""What two sequences of words have in common, in the order of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

# Words that are looked at together.  What the search needs grows with their square: with two
# megabytes that hold no full stop it would be gigabytes.
_WINDOW = 8192


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring words of one text and what stands for them in the other.

    Attributes
    ----------
    copy, original : tuple of two ints
        Ranges of positions in `Matching.copy` and `Matching.original`, end-exclusive; one of
        them may be empty.
    same : bool
        Whether the words are the same, whatever their typography and case; both ranges are as
        long then.
    """

    copy: tuple[int, int]
    original: tuple[int, int]
    same: bool


def steps(copy: Sequence[int], original: Sequence[int]) -> Iterator[Block]:
    """Yield the longest common subsequence of two sequences, and what is between.

    Time and memory are linear in the length: of sequences longer than a window only what is
    in the same window is found to be the same, and the next one begins in the middle of what
    was found.

    Parameters
    ----------
    copy, original : sequence of int
    """
    i = j = 0
    while len(copy) - i > _WINDOW or len(original) - j > _WINDOW:
        found = list(_within(copy, original, i, j))
        sure = _sure(found)
        yield from sure
        i, j = (sure[-1].copy[1], sure[-1].original[1])
    yield from _within(copy, original, i, j)


def _within(copy: Sequence[int], original: Sequence[int], i: int, j: int) -> Iterator[Block]:
    for step in Indel.opcodes(copy[i : i + _WINDOW], original[j : j + _WINDOW]):
        yield Block(
            (i + step.src_start, i + step.src_end),
            (j + step.dest_start, j + step.dest_end),
            step.tag == "equal",
        )


def _sure(found: list[Block]) -> list[Block]:
    """Return what stands in the first half of a window, at least one step.

    What is near its end may have its like beyond it.
    """
    first, last = found[0], found[-1]
    middle = (first.copy[0] + last.copy[1]) // 2, (first.original[0] + last.original[1]) // 2
    sure = [step for step in found if step.copy[1] <= middle[0] and step.original[1] <= middle[1]]
    if sure:
        return sure
    (a, a_end), (b, b_end) = first.copy, first.original
    if first.same:
        half = max(1, min(a_end - a, b_end - b) // 2)
        return [Block((a, a + half), (b, b + half), same=True)]
    return [first]
