from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.text.attributes import _MOST, curtailed

MANY = [f'a{i}="x{i}"' for i in range(2 * _MOST)]


def tag(attributes: list[str]) -> str:
    return f"<p {' '.join(attributes)}>It rained.</p>"


@pytest.mark.parametrize(
    "attributes",
    [
        MANY,
        [f"a{i}='>'" for i in range(2 * _MOST)],
        [f"a{i}" for i in range(2 * _MOST)],
        ['"', *MANY],
        ["=", *MANY],
    ],
    ids=["quoted", "with the sign that ends tags", "bare", "a loose mark", "a loose sign"],
)
def test_attributes_beyond_the_limit_are_left_out(attributes: list[str]) -> None:
    assert curtailed(tag(attributes)) == tag(attributes[:_MOST])


def test_a_tag_with_as_many_as_are_taken_and_a_long_value_stay() -> None:
    for page in (tag(MANY[:_MOST]), f'<p title="{"a b " * _MOST}">It rained.</p>'):
        assert curtailed(page) == page


def test_only_the_tag_is_shortened_and_the_text_stays() -> None:
    page = curtailed(f"<i>One.</i>{tag(MANY)}<b>Two.</b>{tag(MANY)}<u>Three.</u>")
    assert page.count("It rained.") == 2
    assert page.startswith("<i>One.</i><p ")
    assert page.endswith("</p><u>Three.</u>")


@given(st.text(st.sampled_from("<pa =\"'/>\n1")))
def test_any_other_page_stays_as_it_is(page: str) -> None:
    assert curtailed(page) == page
