from __future__ import annotations

import json

import pytest

from credscore import Cleaned, Span
from credscore.cleaning.lines import Part

#            0123456789
ORIGINAL = "abXXcdeYfg"
CLEANED = Cleaned(
    ORIGINAL,
    (Span(0, 2), Span(4, 7), Span(8, 10)),
    (Part(Span(2, 4), "appeal"), Part(Span(7, 8), "marks")),
)


def test_the_text_is_what_was_kept() -> None:
    assert CLEANED.text == "abcdefg"


def test_characters_are_found_again_both_ways() -> None:
    assert [CLEANED.to_original(i) for i in range(7)] == [0, 1, 4, 5, 6, 8, 9]
    assert [CLEANED.from_original(i) for i in range(10)] == [0, 1, None, None, 2, 3, 4, None, 5, 6]


@pytest.mark.parametrize(
    ("span", "there"),
    [
        (Span(0, 2), (Span(0, 2),)),
        (Span(2, 3), (Span(4, 5),)),
        (Span(1, 3), (Span(1, 2), Span(4, 5))),
        (Span(0, 7), (Span(0, 2), Span(4, 7), Span(8, 10))),
    ],
)
def test_a_span_of_the_text_is_several_where_something_went(
    span: Span, there: tuple[Span, ...]
) -> None:
    assert CLEANED.span_to_original(span) == there


@pytest.mark.parametrize(
    ("span", "here"),
    [
        (Span(0, 2), Span(0, 2)),
        (Span(2, 4), None),
        (Span(1, 5), Span(1, 3)),
        (Span(3, 8), Span(2, 5)),
        (Span(7, 8), None),
        (Span(0, 10), Span(0, 7)),
    ],
)
def test_of_a_span_of_the_original_what_is_left_is_one(span: Span, here: Span | None) -> None:
    assert CLEANED.span_from_original(span) == here


def test_a_beginning_that_went_is_nowhere() -> None:
    late = Cleaned("xxab", (Span(2, 4),))
    assert [late.from_original(i) for i in range(4)] == [None, None, 0, 1]
    assert late.span_from_original(Span(0, 2)) is None
    assert late.span_from_original(Span(0, 3)) == Span(0, 1)


def test_offsets_beyond_the_text_are_named() -> None:
    for call in (CLEANED.to_original, CLEANED.from_original):
        with pytest.raises(ValueError, match="there is none at -1"):
            call(-1)
    with pytest.raises(ValueError, match="7 characters, there is none at 7"):
        CLEANED.to_original(7)
    with pytest.raises(ValueError, match="10 characters, there is none at 10"):
        CLEANED.span_from_original(Span(2, 11))
    with pytest.raises(ValueError, match="7 characters, there is none at 7"):
        CLEANED.span_to_original(Span(2, 8))


def test_the_record_is_plain_json() -> None:
    record = json.loads(json.dumps(CLEANED.to_dict()))
    assert record["kept"] == [[0, 2], [4, 7], [8, 10]]
    assert record["removed"][0] == {
        "kind": "appeal",
        "start": 2,
        "end": 4,
        "exact": "XX",
        "message": "asks the reader for money or membership",
    }
    assert "".join(ORIGINAL[a:b] for a, b in record["kept"]) == record["text"]


def test_the_original_is_not_shown_with_the_answer() -> None:
    assert ORIGINAL not in repr(CLEANED)
