"""Pages that somebody made to do harm: each has a record, with what can be read of it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from credscore import Scorer

DEEP = 100_000
TOLD = "Rain fell on Monday."


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<div>", "</div>"),
        ("<div>", ""),
        ("<i><b>", ""),
        ("<table><tr><td>", ""),
        ("<ul><li>", "</li></ul>"),
        ("<blockquote>", ""),
        ("<svg>", ""),
    ],
)
def test_a_page_nested_a_hundred_thousand_levels_deep_has_its_text(
    opening: str, closing: str
) -> None:
    html = f"<html><body>{opening * DEEP}<p>{TOLD}</p>{closing * DEEP}"
    score = Scorer().score_html(html)
    assert TOLD in score.text
    assert "oversized_page" in score.warnings


def test_an_element_of_megabytes_of_attributes_has_its_text() -> None:
    attributes = " ".join(f'a{i}="x{i}"' for i in range(50_000))
    assert TOLD in Scorer().score_html(f"<html><body><p {attributes}>{TOLD}</p>").text
    value = "x" * 3_000_000
    assert TOLD in Scorer().score_html(f'<html><body><p title="{value}">{TOLD}</p>').text


def test_entities_that_would_unfold_without_end_are_not_unfolded() -> None:
    names = "abcdefghij"
    defined = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names)
    )
    html = f'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">{defined}]><body><p>{TOLD} &j;</p>'
    text = Scorer().score_html(html).text
    assert TOLD in text
    assert len(text) < 2 * len(html)


@pytest.mark.parametrize("odd", ["\x00", "\ud800", "\ufffe", "\u202e", "\x1b[31m", "&#0;&#xD800;"])
def test_characters_that_no_page_may_hold_cost_no_text(odd: str) -> None:
    score = Scorer().score_html(f"<html><body>{odd}<p>{odd}{TOLD}{odd}</p>{odd}")
    assert "fell on Monday" in score.text
