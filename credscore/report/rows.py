"""Two texts laid out in rows, so that each can be read from the top to the bottom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from credscore.comparison.result import Pair
from credscore.text.span import Span


@dataclass(frozen=True, slots=True)
class Cell:
    """Characters of one text, and the number of the pair they stand in, if any."""

    start: int
    end: int
    pair: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """What stands beside each other; one of the two may be missing.

    Attributes
    ----------
    pair : int or None
        Position in the alignment; None for text that was not aligned.
    elsewhere : bool
        Whether the pair has its other side in another row, because the copy put it elsewhere.
    """

    original: Cell | None
    copy: Cell | None
    pair: int | None
    elsewhere: bool = False


def rows(original: str, copy: str, alignment: Sequence[Pair]) -> tuple[Row, ...]:
    """Lay out two texts in rows.

    The cells of either text, put together in the order of the rows, are that text: white
    space between sentences goes to the sentence before it.  Where the copy has another order
    than the original, the longest run of pairs in the order of both stands side by side.

    Parameters
    ----------
    original, copy : str
    alignment : sequence of Pair
        Spans that overlap share nothing: the first one has the characters.

    >>> made = Pair((Span(0, 4),), (Span(4, 9),), "edited")
    >>> lost = Pair((), (Span(0, 3),), "dropped")
    >>> [(r.original, r.copy) for r in rows("Go. Stop.", "Halt", [made, lost])][1]
    (Cell(start=4, end=9, pair=0), Cell(start=0, end=4, pair=0))
    """
    left = _cells(original, [(s, i) for i, pair in enumerate(alignment) for s in pair.original])
    right = _cells(copy, [(s, i) for i, pair in enumerate(alignment) for s in pair.copy])
    both = {cell.pair for cell in left} & {cell.pair for cell in right} - {None}
    found: list[Row] = []
    at_left = at_right = 0
    for i, j in (*_side_by_side(left, right), (len(left), len(right))):
        found += _one_sided(left[at_left:i], right[at_right:j], both)
        if i < len(left):
            found.append(Row(left[i], right[j], left[i].pair))
        at_left, at_right = i + 1, j + 1
    return tuple(found)


def _cells(text: str, spans: list[tuple[Span, int]]) -> list[Cell]:
    """Cut the whole of `text` into cells."""
    cells: list[Cell] = []
    at = 0
    for span, pair in sorted(spans):
        start, end = max(span.start, at), min(span.end, len(text))
        if start >= end:
            continue
        _fill(cells, text, at, start)
        if cells and cells[-1].pair == pair:
            start = cells.pop().start
        elif not cells:
            start = 0
        cells.append(Cell(start, end, pair))
        at = end
    _fill(cells, text, at, len(text))
    if not cells and text:
        cells.append(Cell(0, len(text), None))
    return cells


def _fill(cells: list[Cell], text: str, start: int, end: int) -> None:
    """Take in what no pair has: white space goes to the cell before, words get their own."""
    if start >= end:
        return
    if text[start:end].strip():
        cells.append(Cell(start, end, None))
    elif cells:
        last = cells.pop()
        cells.append(Cell(last.start, end, last.pair))


def _side_by_side(left: Sequence[Cell], right: Sequence[Cell]) -> list[tuple[int, int]]:
    """Return positions of cells of one pair, rising in both texts, as many as there can be."""
    places = _longest(right)
    mains = set(_longest(left).values())
    candidates = [
        (i, places[cell.pair]) for i, cell in enumerate(left) if i in mains and cell.pair in places
    ]
    # Patience sorting: for every length the run with the lowest end, and what came before it.
    ends: list[int] = []
    tops: list[int] = []
    before: list[int | None] = []
    for k, (_, j) in enumerate(candidates):
        length = bisect_left(ends, j)
        before.append(tops[length - 1] if length else None)
        ends[length : length + 1] = [j]
        tops[length : length + 1] = [k]
    run: list[tuple[int, int]] = []
    last = tops[-1] if tops else None
    while last is not None:
        run.append(candidates[last])
        last = before[last]
    return run[::-1]


def _longest(cells: Sequence[Cell]) -> dict[int, int]:
    """Map each pair to the position of its longest cell."""
    found: dict[int, int] = {}
    for i, cell in enumerate(cells):
        if cell.pair is None:
            continue
        best = found.get(cell.pair)
        if best is None or _length(cell) > _length(cells[best]):
            found[cell.pair] = i
    return found


def _length(cell: Cell) -> int:
    return cell.end - cell.start


def _one_sided(left: Sequence[Cell], right: Sequence[Cell], both: set[int | None]) -> Iterator[Row]:
    """Put cells under one another in the order of the alignment."""
    i = j = 0
    while i < len(left) or j < len(right):
        if j == len(right) or (i < len(left) and _rank(left[i]) <= _rank(right[j])):
            yield Row(left[i], None, left[i].pair, left[i].pair in both)
            i += 1
        else:
            yield Row(None, right[j], right[j].pair, right[j].pair in both)
            j += 1


def _rank(cell: Cell) -> int:
    return -1 if cell.pair is None else cell.pair
