from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.text.span import Span, merge

spans = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda p: Span(p[0], p[0] + p[1]))


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2)])
def test_an_empty_reversed_or_negative_range_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"start={start}, end={end}"):
        Span(start, end)


def test_a_span_counts_code_points() -> None:
    text = "🐝 İ e\u0301 ends"
    assert Span(2, 3).of(text) == "İ"
    assert len(Span(4, 6)) == 2
    assert Span(4, 6).of(text) == "e\u0301"


def test_neighbours_do_not_overlap() -> None:
    assert not Span(0, 2).overlaps(Span(2, 4))
    assert Span(0, 3).overlaps(Span(2, 4))
    assert Span(0, 9).overlaps(Span(2, 4))


@given(a=spans, b=spans)
def test_overlap_is_a_shared_character(a: Span, b: Span) -> None:
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    assert a.overlaps(b) == b.overlaps(a) == bool(shared)


@given(st.lists(spans))
def test_merged_spans_cover_the_same_characters_and_lie_apart(given_spans: list[Span]) -> None:
    merged = merge(given_spans)
    covered = {i for s in given_spans for i in range(s.start, s.end)}
    assert {i for s in merged for i in range(s.start, s.end)} == covered
    assert all(a.end < b.start for a, b in pairwise(merged))


@pytest.mark.parametrize(("gap", "n"), [(0, 3), (1, 2), (3, 1)])
def test_a_gap_up_to_the_limit_is_closed(gap: int, n: int) -> None:
    assert len(merge([Span(0, 2), Span(3, 5), Span(8, 9)], gap)) == n
