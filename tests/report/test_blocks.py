from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from strategies import spans, texts

from credscore.extractors.base import Evidence
from credscore.report.blocks import blocks
from credscore.text.span import Span


def marked(text: str, *phrases: str, kind: str = "appeal") -> list[Evidence]:
    at = [text.index(phrase) for phrase in phrases]
    return [
        Evidence(Span(i, i + len(phrase)), f"boilerplate.{kind}", "")
        for i, phrase in zip(at, phrases, strict=True)
    ]


@given(texts.filter(bool), st.data())
def test_blocks_put_together_are_the_text(text: str, data: st.DataObject) -> None:
    found = [Evidence(span, "boilerplate.appeal", "") for span in data.draw(st.lists(spans(text)))]
    ends = [p for block in blocks(text, found) for p in block.paragraphs]
    assert "".join(span.of(text) for span in ends) == text


def test_neighbouring_paragraphs_of_boilerplate_are_one_block() -> None:
    text = "News.\n\nDonate now.\nShare  Tweet\n\nMore news."
    found = list(blocks(text, marked(text, "Donate now.", "Share", "Tweet")))
    assert [(b.n_pieces, len(b.paragraphs)) for b in found] == [(0, 1), (3, 2), (0, 1)]


def test_a_paragraph_with_anything_else_in_it_is_not_folded() -> None:
    text = "He said so. Donate now.\nDonate now, please."
    assert [b.n_pieces for b in blocks(text, marked(text, "Donate now."))] == [0]
    assert [b.n_pieces for b in blocks(text, marked(text, "Donate now, "))] == [0]


def test_pieces_that_overlap_hold_a_paragraph_together() -> None:
    text = "Donate now, please."
    assert [b.n_pieces for b in blocks(text, marked(text, "Donate now,", "now, please."))] == [2]


def test_captions_bylines_and_credits_stay_in_the_article() -> None:
    text = "By Ada Quist\nNews."
    assert [b.n_pieces for b in blocks(text, marked(text, "By Ada Quist", kind="byline"))] == [0]


def test_empty_lines_belong_to_the_paragraph_before_or_to_the_first() -> None:
    found = list(blocks("\n \nOne.\n\n \nTwo.\n", []))
    assert [(p.start, p.end) for b in found for p in b.paragraphs] == [(0, 11), (11, 16)]
