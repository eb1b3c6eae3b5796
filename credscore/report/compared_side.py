"""One of two compared texts as markup, with its changes marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from credscore.comparison.result import Change, Comparison
from credscore.report.compared_words import KINDS, WHAT, is_small, message
from credscore.report.marked import Piece, pieces
from credscore.report.page import Html, element, joined, text
from credscore.report.rows import Cell
from credscore.text.span import Span

Side = Literal["original", "copy"]
_SHOWN = 120


def place(side: Side, number: int) -> str:
    """Return the name of the place where a change stands in a text."""
    return f"{side}-{number}"


def entry(number: int) -> str:
    """Return the name of the place of a change in the list of changes."""
    return f"change-{number}"


def said(change: Change, comparison: Comparison) -> str:
    """Say in one line what was changed, both phrases once."""
    before = "nothing"
    if change.original is not None:
        before = _short(change.original.of(comparison.original.text))
    after = "nothing" if change.copy is None else _short(change.copy.of(comparison.copy.text))
    quoted = " Inside a quotation." if change.in_quote and change.kind != "quotation" else ""
    told = _sentence(message(change))
    if told and all(phrase in told for phrase in (before, after) if phrase != "nothing"):
        return f"{told}{quoted}"
    more = f" {told}" if told else ""
    return f"{_sentence(f'{WHAT[change.kind]}: {before} → {after}')}{more}{quoted}"


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}." if words else ""


def _short(words: str) -> str:
    words = " ".join(words[: 2 * _SHOWN].split())
    return f"“{words}”" if len(words) <= _SHOWN else f"“{words[: _SHOWN - 1]}…”"


class MarkedText:
    """The cells of one text; all of them together hold its characters once, in order."""

    def __init__(self, comparison: Comparison, side: Side, cells: Sequence[Cell]) -> None:
        self._comparison, self._side = comparison, side
        self._text = (comparison.copy if side == "copy" else comparison.original).text
        marks = [
            (span, number)
            for number, change in enumerate(comparison.changes, start=1)
            if (span := _span(change, side)) is not None
        ]
        self._pieces = pieces(len(self._text), marks, (cell.start for cell in cells))
        self._next = next(self._pieces, None)

    def cell(self, cell: Cell) -> tuple[Html, tuple[int, ...]]:
        """Return the markup of the next cell, and the numbers of the changes in it."""
        found: list[Html] = []
        numbers: set[int] = set()
        for piece in self._within(cell):
            numbers.update(piece.changes)
            found.append(self._piece(piece))
        return joined(found), tuple(sorted(numbers))

    def _within(self, cell: Cell) -> Iterator[Piece]:
        while self._next is not None and self._next.start < cell.end:
            yield self._next
            self._next = next(self._pieces, None)

    def _piece(self, piece: Piece) -> Html:
        words = _words(self._text[piece.start : piece.end])
        if not piece.changes:
            return words
        changes = self._comparison.changes
        found = [changes[number - 1] for number in piece.changes]
        kinds = " ".join(kind for kind in KINDS if any(one.kind == kind for one in found))
        small = " small" if all(map(is_small, found)) else ""
        look = {
            "class_": f"mark {kinds}{small}",
            "data_kinds": kinds,
            "data_changes": " ".join(map(str, piece.changes)),
        }
        if not piece.begun:
            return element("span", words, **look)
        # Changes are numbered from the worst; the others that begin here are only aimed at.
        lead = piece.begun[0]
        anchors = [element("span", id=place(self._side, n)) for n in piece.begun[1:]]
        return element(
            "a",
            *anchors,
            words,
            id=place(self._side, lead),
            href=f"#{self._counterpart(lead)}",
            data_number=", ".join(map(str, piece.begun)),
            data_said=said(changes[lead - 1], self._comparison),
            aria_describedby=" ".join(map(entry, piece.begun)),
            **look,
        )

    def _counterpart(self, number: int) -> str:
        change = self._comparison.changes[number - 1]
        other: Side = "original" if self._side == "copy" else "copy"
        return entry(number) if _span(change, other) is None else place(other, number)


def _span(change: Change, side: Side) -> Span | None:
    return change.copy if side == "copy" else change.original


def _words(words: str) -> Html:
    # A carriage return before a line feed is no sign that a reader wants to see.
    sign = element("span", "\r", hidden=True)
    return Html(sign.join(text(part) for part in words.split("\r")))
