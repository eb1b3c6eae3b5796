from __future__ import annotations

from compared import comparisons
from hypothesis import given

from credscore.comparison.result import Comparison, Pair
from credscore.report.rows import Cell, Row, rows
from credscore.text.span import Span


def read(text: str, cells: list[Cell | None]) -> str:
    return "".join(text[cell.start : cell.end] for cell in cells if cell is not None)


@given(comparisons())
def test_either_text_reads_as_it_was_given(comparison: Comparison) -> None:
    copy, original = comparison.copy.text, comparison.original.text
    found = rows(original, copy, comparison.alignment)
    assert read(copy, [row.copy for row in found]) == copy
    assert read(original, [row.original for row in found]) == original


@given(comparisons())
def test_side_by_side_stands_only_what_is_one_pair(comparison: Comparison) -> None:
    for row in rows(comparison.original.text, comparison.copy.text, comparison.alignment):
        if row.copy is not None and row.original is not None:
            assert row.copy.pair == row.original.pair == row.pair is not None
        assert row.copy is not None or row.original is not None


def test_white_space_goes_to_the_sentence_before_it() -> None:
    pairs = Pair((Span(1, 3),), (), "added"), Pair((Span(5, 7),), (), "added")
    assert [row.copy for row in rows("", " A.\n\nB. ", pairs)] == [Cell(0, 5, 0), Cell(5, 8, 1)]


def test_words_outside_the_alignment_get_a_row_of_their_own() -> None:
    pairs = (Pair((Span(0, 2),), (), "added"),)
    found = rows("", "A. Subscribe! ", pairs)
    assert [(row.pair, row.copy) for row in found] == [
        (0, Cell(0, 2, 0)),
        (None, Cell(2, 14, None)),
    ]


def test_a_sentence_that_moved_stands_at_its_place_in_each_text() -> None:
    first, second, third = Span(0, 2), Span(2, 4), Span(4, 6)
    pairs = (
        Pair((first,), (third,), "verbatim"),
        Pair((second,), (first,), "verbatim"),
        Pair((third,), (second,), "verbatim"),
    )
    found = rows("B.C.A.", "A.B.C.", pairs)
    assert [(row.pair, row.elsewhere) for row in found] == [
        (0, True),
        (1, False),
        (2, False),
        (0, True),
    ]
    assert found[0] == Row(None, Cell(0, 2, 0), 0, elsewhere=True)
    assert found[3] == Row(Cell(4, 6, 0), None, 0, elsewhere=True)


def test_sentences_of_one_pair_share_a_cell_where_nothing_stands_between() -> None:
    pairs = (Pair((Span(0, 2), Span(3, 5)), (Span(0, 4),), "edited"),)
    assert rows("A, B", "A. B.", pairs) == (Row(Cell(0, 4, 0), Cell(0, 5, 0), 0),)


def test_what_was_dropped_stands_where_it_would_have_stood() -> None:
    pairs = (
        Pair((Span(0, 2),), (Span(0, 2),), "verbatim"),
        Pair((), (Span(2, 4),), "dropped"),
        Pair((Span(2, 4),), (), "added"),
        Pair((Span(4, 6),), (Span(4, 6),), "verbatim"),
    )
    assert [row.pair for row in rows("A.X.B.", "A.Y.B.", pairs)] == [0, 1, 2, 3]


def test_a_long_reversed_text_is_laid_out_all_the_same() -> None:
    n = 3000
    pairs = [Pair((Span(i, i + 1),), (Span(n - i - 1, n - i),), "verbatim") for i in range(n)]
    found = rows("x" * n, "x" * n, pairs)
    assert sum(row.copy is not None and row.original is not None for row in found) == 1
    assert len(found) == 2 * n - 1
