from __future__ import annotations

import pytest
from hypothesis import given
from strategies import articles, texts

from credscore.text.segment import paragraphs, sentences


def lines(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs(text)]


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n \t\n", []),
        ("One.", ["One."]),
        ("  One. \n\n\nTwo.\r\n Three.\t", ["One.", "Two.", "Three."]),
        ("One.\u2028Two.\x85Three.\x0cFour.", ["One.", "Two.", "Three.", "Four."]),
        ("\u00a0One.\u00a0", ["One."]),
    ],
)
def test_a_paragraph_is_a_line_that_holds_something(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["He left.", "She stayed."],
        ["Mr. Rask met Dr. Oduya at 9 a.m. on Monday.", "Both left."],
        ["The U.S. sent 1.5 tonnes to St. Mary's."],
        ["“Why?” she said.", "“No,” he said."],
        ["He left. .", "She stayed."],
        ["He said “no.”", "She said “yes.”"],
        ["Who knows?!", "Nobody."],
        ["no stop at all"],
        ["..." ],
    ],
)  # fmt: skip
def test_sentences_are_cut_where_a_reader_would(expected: list[str]) -> None:
    assert cut(" ".join(expected)) == expected


def test_a_sentence_never_crosses_a_paragraph() -> None:
    assert cut("A headline without a stop\nHe left.") == ["A headline without a stop", "He left."]


@pytest.mark.parametrize("tail", ["”", " ”", " . ”", " . .", " ’", " )", ". “"])
def test_marks_that_stand_alone_stay_with_the_sentence_before(tail: str) -> None:
    assert cut("He left. She stayed." + tail) == ["He left.", "She stayed." + tail]


@given(text=texts | articles)
def test_sentences_make_up_their_paragraphs_but_for_white_space(text: str) -> None:
    of_lines, of_sentences = paragraphs(text), sentences(text, paragraphs(text))
    for line in of_lines:
        inside = [s for s in of_sentences if line.start <= s.start and s.end <= line.end]
        assert "".join(s.of(text) for s in inside).split() or not line.of(text).split()
        at = line.start
        for sentence in inside:
            assert text[at : sentence.start].strip() == ""
            at = sentence.end
        assert text[at : line.end].strip() == ""


@given(text=texts)
def test_no_paragraph_or_sentence_begins_or_ends_with_white_space(text: str) -> None:
    of_lines = paragraphs(text)
    for span in (*of_lines, *sentences(text, of_lines)):
        assert span.of(text) == span.of(text).strip()


@given(text=texts)
def test_only_a_paragraph_of_marks_gives_a_sentence_of_marks(text: str) -> None:
    for line in paragraphs(text):
        found = [s.of(text) for s in sentences(text, (line,))]
        wordless = [s for s in found if not any(c.isalnum() for c in s)]
        assert not wordless or found == [line.of(text)]
