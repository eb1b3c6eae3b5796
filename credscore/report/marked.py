"""A text cut wherever a change begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from credscore.text.span import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring characters under the same changes.

    Attributes
    ----------
    start, end : int
    changes : tuple of int
        Numbers of the changes on it, in rising order.
    begun : tuple of int
        Those of them that begin here.
    """

    start: int
    end: int
    changes: tuple[int, ...] = ()
    begun: tuple[int, ...] = ()


def pieces(
    length: int, marks: Sequence[tuple[Span, int]], borders: Iterable[int] = ()
) -> Iterator[Piece]:
    """Cut a text of `length` characters at the ends of `marks` and at `borders`.

    The pieces put together are the text; marks may overlap and nest as they like.

    >>> [(p.start, p.end, p.changes) for p in pieces(9, [(Span(1, 5), 1), (Span(3, 7), 2)], [4])]
    [(0, 1, ()), (1, 3, (1,)), (3, 4, (1, 2)), (4, 5, (1, 2)), (5, 7, (2,)), (7, 9, ())]
    """
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for span, number in marks:
        if span.start < length:
            starts.setdefault(span.start, []).append(number)
            ends.setdefault(min(span.end, length), []).append(number)
    cuts = sorted({0, length, *starts, *ends, *(b for b in borders if 0 <= b <= length)})
    under: set[int] = set()
    for start, end in pairwise(cuts):
        under.difference_update(ends.get(start, ()))
        begun = starts.get(start, ())
        under.update(begun)
        yield Piece(start, end, tuple(sorted(under)), tuple(sorted(begun)))
