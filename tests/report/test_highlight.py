from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import attributions, spans, texts

from credscore.extractors.base import Attribution, Evidence
from credscore.report.highlight import highlighted
from credscore.text.span import Span

ANSI = re.compile("\x1b\\[[0-9;]*m")
TEXT = "Orme said in May that\n\nthe pool would close."
ONE = Attribution((Span(0, 4),), (Span(5, 9),), (Span(17, 44),))


def shown(*evidence: Evidence, width: int = 80) -> list[str]:
    return list(highlighted(TEXT, evidence, [ONE], colour=True, width=width))


@pytest.mark.parametrize("colour", [True, False])
@pytest.mark.parametrize("width", [30, 60, 120])
def test_lines_keep_to_the_width(*, colour: bool, width: int) -> None:
    text = "The county said that it would close the pool. " * 20
    evidence = tuple(Evidence(Span(i, i + 9), "garble.phrase", "") for i in range(0, 900, 70))
    found = tuple(
        Attribution((Span(i, i + 10),), (Span(i + 11, i + 15),), (Span(i + 16, i + 45),))
        for i in range(0, 874, 46)
    )
    lines = list(highlighted(text, evidence, found, colour=colour, width=width))
    assert max(len(ANSI.sub("", line)) for line in lines) <= width


def test_source_cue_and_content_are_told_apart_over_lines() -> None:
    assert shown() == [
        "\x1b[34;94;1mOrme\x1b[0m \x1b[34;94;1;4msaid\x1b[0m in May \x1b[34;94mthat\x1b[0m",
        "",
        "\x1b[34;94mthe pool would close.\x1b[0m",
    ]
    assert shown(width=12)[-2:] == [
        "\x1b[34;94mthe pool\x1b[0m",
        "\x1b[34;94mwould close.\x1b[0m",
    ]


def test_evidence_takes_the_colour_and_leaves_the_weight() -> None:
    (first, *_) = shown(Evidence(Span(0, 21), "translation.sentence", ""))
    assert first == (
        "\x1b[35;1mOrme\x1b[0m\x1b[35m \x1b[0m\x1b[35;1;4msaid\x1b[0m\x1b[35m in May that\x1b[0m"
    )


@pytest.mark.parametrize("covering", [("garble.phrase",), ("translation.a", "boilerplate.b")])
def test_evidence_with_a_weight_of_its_own_hides_the_attribution(covering: tuple[str, ...]) -> None:
    evidence = [Evidence(Span(0, len(TEXT)), rule, "") for rule in covering]
    lines = list(highlighted(TEXT, evidence, [ONE], colour=True, width=80))
    assert lines == list(highlighted(TEXT, evidence, colour=True, width=80))


def test_no_line_ends_in_an_underlined_space() -> None:
    text = "according to Orme"
    one = Attribution((Span(13, 17),), (Span(0, 12),), ())
    lines = list(highlighted(text, [], [one], colour=True, width=10))
    assert [ANSI.sub("", line) for line in lines] == ["according", "to Orme"]


marked = texts.filter(bool).flatmap(
    lambda text: st.tuples(st.just(text), st.lists(spans(text), max_size=5), attributions(text))
)


@given(marked, st.integers(20, 100))
def test_colours_change_no_visible_character(
    given_: tuple[str, list[Span], list[Attribution]], width: int
) -> None:
    text, places, found = given_
    text = text.replace("\x1b", "?")
    evidence = [Evidence(span, "translation.sentence", "") for span in places]
    lines = highlighted(text, evidence, found, colour=True, width=width)
    assert [ANSI.sub("", line) for line in lines] == list(
        highlighted(text, [], colour=True, width=width)
    )


@given(marked)
def test_without_colour_attributions_change_nothing(
    given_: tuple[str, list[Span], list[Attribution]],
) -> None:
    text, places, found = given_
    evidence = [Evidence(span, "garble.phrase", "") for span in places]
    lines = list(highlighted(text, evidence, found, colour=False, width=60))
    assert lines == list(highlighted(text, evidence, colour=False, width=60))
