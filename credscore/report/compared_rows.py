"""The rows of two compared texts as markup, long runs of one kind folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from credscore.comparison.result import Comparison
from credscore.report.compared_side import MarkedText, Side
from credscore.report.page import Html, element, joined
from credscore.report.rows import Cell, Row, rows

_FOLDED = 4  # rows of one kind without a change, from which they are folded
_RUNS = {
    "verbatim": "the same in both",
    "added": "only in the copy",
    "dropped": "only in the original",
}
_LABELS = {**_RUNS, "verbatim": "same", "aside": "not compared"}
_SIDES: tuple[Side, Side] = ("original", "copy")


@dataclass(frozen=True, slots=True)
class _Shown:
    """A row as markup; `run` is its kind where it may be folded, else None."""

    markup: Html
    n_words: int
    run: str | None


def laid_out(comparison: Comparison) -> Iterator[Html]:
    """Yield both texts row by row.

    Runs that stand in one text only are put beside one another where both have one, so that
    neither text has to be looked for far down the page.
    """
    groups = [(kind, list(run)) for kind, run in groupby(_shown(comparison), key=lambda r: r.run)]
    # Where hardly anything is side by side the texts themselves are what there is to read.
    opened = comparison.verdict in ("same story", "unrelated")
    waiting: tuple[str, list[_Shown]] | None = None
    for kind, run in groups:
        if waiting and kind is not None and {waiting[0], kind} == {"dropped", "added"}:
            both = dict((waiting, (kind, run)))
            if max(map(len, both.values())) >= _FOLDED:
                sides = [_folded(k, both[k], opened=opened) for k in ("dropped", "added")]
                yield element("div", *sides, class_="apart")
                waiting = None
                continue
        if waiting:
            yield _folded(*waiting, opened=opened)
        waiting = None if kind is None else (kind, run)
        if kind is None:
            yield from (row.markup for row in run)
    if waiting:
        yield _folded(*waiting, opened=opened)


def _folded(kind: str, run: Sequence[_Shown], *, opened: bool) -> Html:
    inner = element("div", *(row.markup for row in run), class_=f"run {kind}")
    if len(run) < _FOLDED:
        return inner
    n_words = sum(row.n_words for row in run)
    title = f"{len(run)} passages {_RUNS[kind]}, {n_words:,} words"
    return element("details", element("summary", title), inner, class_=kind, open=opened)


def _shown(comparison: Comparison) -> Iterator[_Shown]:
    texts = {"original": comparison.original.text, "copy": comparison.copy.text}
    laid = rows(texts["original"], texts["copy"], comparison.alignment)
    homes = _homes(laid)
    marked = {
        side: MarkedText(comparison, side, [cell for row in laid if (cell := _of(row, side))])
        for side in _SIDES
    }
    for number, row in enumerate(laid, start=1):
        kind = "aside" if row.pair is None else comparison.alignment[row.pair].kind
        cells, changed, n_words = [], False, 0
        for side in _SIDES:
            cell = _of(row, side)
            if cell is None:
                cells.append(_empty(side, homes.get((side, row.pair)) if row.elsewhere else None))
                continue
            held, numbers = marked[side].cell(cell)
            changed = changed or bool(numbers)
            n_words = max(n_words, len(texts[side][cell.start : cell.end].split()))
            begins = _begins(texts[side], cell.start)
            cells.append(_cell(side, number, held, begins=begins))
        run = kind if kind in _RUNS and not changed and not row.elsewhere else None
        yield _Shown(_row(row, kind, cells), n_words, run)


def _of(row: Row, side: Literal["original", "copy"]) -> Cell | None:
    return row.copy if side == "copy" else row.original


def _homes(laid: Sequence[Row]) -> dict[tuple[Side, int | None], int]:
    """Map a side and a pair to the first row that has them."""
    found: dict[tuple[Side, int | None], int] = {}
    for number, row in enumerate(laid, start=1):
        for side in _SIDES:
            if _of(row, side) is not None:
                found.setdefault((side, row.pair), number)
    return found


def _row(row: Row, kind: str, cells: Sequence[Html]) -> Html:
    label = _LABELS.get(kind, kind)
    return element(
        "div",
        *cells,
        class_=f"row {kind}{' elsewhere' if row.elsewhere else ''}",
        role="group",
        aria_label=f"{label}, in another place" if row.elsewhere else label,
        data_label=label,
    )


def _cell(side: Side, number: int, held: Html, *, begins: bool) -> Html:
    words = element("div", held, class_="text", data_side=side, dir="auto")
    name = element("span", f"{side.capitalize()}: ", class_="side-name")
    classes = f"cell {side}{' begins' if begins else ''}"
    return element("div", joined((name, words)), class_=classes, id=f"{side}-row-{number}")


def _empty(side: Side, home: int | None) -> Html:
    where = f"#{side}-row-{home}"
    link = Html() if home is None else element("a", f"elsewhere in the {side}", href=where)
    return element("div", link, class_=f"cell {side} empty")


def _begins(text: str, start: int) -> bool:
    """Tell whether a paragraph begins at `start`."""
    before = text[max(start - 200, 0) : start]
    return not before.strip() or "\n" in before[len(before.rstrip()) :]
