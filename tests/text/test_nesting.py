from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.text.nesting import unnested

PIECES = st.sampled_from(
    ["<div>", "</div>", "<b>", "</b>", "<p>", "</p>", "<ul><li>", "</ul>", "<br>", "<script>",
     "</script>", "<!--", "-->", "<i", ">", "<", "x ", '<a title="b">', "</a>", "<DIV\n>"]
)  # fmt: skip
PAGES = st.lists(PIECES).map("".join)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<a><b><i>x</i></b></a>", "<a> <i>x</i> </a>"),
        ("<a><b><i>x", "<a> <i>x"),
        ("<A><b><i>x</I></B></a>", "<A> <i>x</I> </a>"),
        ("<a><b><i>x</a>y", "<a> <i>x</a>y"),
        ("<a><p><b><br><i>x</i></b></p></a>", "<a><p> <br><i>x</i> </p></a>"),
        ("<a><b><!--<i>-->x</b></a>", "<a><b><!--<i>-->x</b></a>"),
        ("<a><b><script>'<i>'</script>x</b></a>", "<a><b><script>'<i>'</script>x</b></a>"),
        ("<a></u><b><i>x</i></b></a>", "<a></u> <i>x</i> </a>"),
        ("a < b <", "a < b <"),
    ],
)
def test_levels_in_between_are_taken_away(page: str, expected: str) -> None:
    assert unnested(page, 1, 1) == expected


@given(PAGES)
def test_only_tags_are_taken_away(page: str) -> None:
    def bare(html: str) -> str:
        # A tag ends at the next ">", whatever is in its name.
        return re.sub(r"<!--|-->|<[^>]*>|\s", "", html)

    assert bare(unnested(page, 0, 0)) == bare(page)


@given(PAGES)
def test_a_shallow_page_stays_as_it_is(page: str) -> None:
    assert unnested(page, len(page), 0) == page


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 30))
def test_what_stays_is_as_deep_as_asked_for(outer: int, inner: int, depth: int) -> None:
    page = unnested("<div>" * depth + "x" + "</div>" * depth, outer, inner)
    assert page.count("<div>") == page.count("</div>") == min(depth, outer + inner)
