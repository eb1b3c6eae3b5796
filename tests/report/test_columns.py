from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.report.columns import RESET, cell, columns, cut, padded, wrapped

ANSI = re.compile("\x1b\\[[0-9;]*m")
words = st.text(st.sampled_from("ab é東京e\u0301\u200d👩🏽한\u1161ﾊ…—"), max_size=60)
widths = st.integers(2, 40)


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("", 0),
        ("Zoë Ōta", 7),
        ("e\u0301", 1),
        ("東京", 4),
        ("ｶﾅ", 2),
        ("１２", 4),
        ("👍", 2),
        ("a\u200bb", 2),
        ("soft\xadhyphen", 11),
        ("각", 2),
        ("\u1100\u1161\u11a8", 2),
        ("\x1b[1;31mred\x1b[0m", 3),
        ("␛[31m\ufffd", 6),
    ],
)
def test_columns_are_those_that_a_terminal_uses(text: str, n: int) -> None:
    assert columns(text) == n


@given(words, widths)
def test_what_is_cut_fits_and_what_fits_is_not_cut(text: str, width: int) -> None:
    shown = cut(text, width)
    assert columns(shown) <= width
    assert shown == text if columns(text) <= width else shown.endswith("…")
    assert columns(padded(shown, width)) == width


@given(words, widths)
def test_lines_hold_all_words_in_order(text: str, width: int) -> None:
    lines = wrapped(text, width, "> ")
    assert " ".join(lines).replace("> ", "").split() == text.split()
    assert all(columns(line) <= width or len(line.split()) <= 2 for line in lines)


@given(words, widths)
def test_long_words_are_broken_where_they_must_not_stay_whole(text: str, width: int) -> None:
    lines = wrapped(text.strip(), width, whole=False)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(columns(line) <= width for line in lines)


@given(words, widths, st.integers(1, 3))
def test_a_cell_has_no_more_lines_and_columns_than_it_is_given(
    text: str, width: int, most: int
) -> None:
    lines = cell(text, width, most)
    assert len(lines) <= most
    assert all(columns(line) <= width for line in lines)


def test_colours_end_with_a_line_and_go_on_in_the_next() -> None:
    lines = wrapped("at \x1b[35mone two\x1b[0m three", 6, "  ")
    assert lines == ["at \x1b[35mone" + RESET, "  \x1b[35mtwo\x1b[0m", "  three"]


def test_a_word_of_any_length_is_broken_in_linear_time() -> None:
    assert len(wrapped("x" * 1_000_000, 10, whole=False)) == 100_000
