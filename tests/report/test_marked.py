from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from strategies import spans

from credscore.report.marked import pieces
from credscore.text.span import Span

marks = st.lists(spans("x" * 40), max_size=8).map(
    lambda found: [(span, number) for number, span in enumerate(found, start=1)]
)


@given(marks, st.lists(st.integers(0, 40), max_size=5))
def test_pieces_hold_every_character_once_under_all_its_marks(
    marks: list[tuple[Span, int]], borders: list[int]
) -> None:
    found = list(pieces(40, marks, borders))
    assert [i for p in found for i in range(p.start, p.end)] == list(range(40))
    for piece in found:
        for i in range(piece.start, piece.end):
            assert list(piece.changes) == [n for span, n in marks if span.start <= i < span.end]


@given(marks)
def test_every_mark_begins_once(marks: list[tuple[Span, int]]) -> None:
    begun = [number for piece in pieces(40, marks) for number in piece.begun]
    assert sorted(begun) == [number for _, number in marks]


def test_borders_cut_what_nothing_marks() -> None:
    assert [(p.start, p.end) for p in pieces(4, [], [2, 9])] == [(0, 2), (2, 4)]


def test_an_empty_text_has_no_pieces() -> None:
    assert list(pieces(0, [])) == []
