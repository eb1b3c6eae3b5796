from __future__ import annotations

import re
from types import SimpleNamespace

import nupunkt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import articles, texts

from credscore.text import segment
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


MARKS = ["!", "?", "’.", "…”a", "{!", "‹.]", "’_$?", "a!)b", "x"]


@pytest.mark.parametrize("unit", MARKS)
def test_a_stretch_without_white_space_is_not_shown_to_nupunkt_whole(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    spans = nupunkt.sent_spans
    monkeypatch.setattr(nupunkt, "sent_spans", lambda text: shown.append(text) or spans(text))
    cut(f"He left. {unit * 9000} She stayed. {unit * 9000}")
    assert max(len(word) for text in shown for word in text.split()) <= 1000


@pytest.mark.parametrize("unit", MARKS)
def test_a_long_stretch_is_cut_off_where_its_edges_say_so(unit: str) -> None:
    stretch = unit * 3000
    found = cut(f"He left. She stayed. A {stretch} of them. They came back.")
    assert found[:2] == ["He left.", "She stayed."]
    assert found[-1] == "They came back."
    assert any(stretch in sentence for sentence in found)


@given(
    parts=st.lists(
        st.sampled_from(["He left. ", "“Why?” ", "! ", " x", "\u00a0?", "a?)b", *MARKS])
        | st.sampled_from(MARKS).map(lambda unit: unit * 600),
        max_size=12,
    )
)
def test_no_long_stretch_is_cut_within(parts: list[str]) -> None:
    text = "".join(parts)
    stretches = [m.span() for m in re.finditer(r"\S+", text) if len(m[0]) > 1000]
    for sentence in sentences(text, paragraphs(text)):
        assert not any(a < sentence.start < b for a, b in stretches)


@pytest.mark.parametrize("unit", ["\u00a0?", ". ! ", "? ", "! a "])
def test_every_mark_is_looked_at_once(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closers are read up to their end, and the next word is looked for, once a place."""
    read = [0]

    closers, words = segment._CLOSERS, segment._WORD

    def match(text: str, start: int, end: int) -> re.Match[str] | None:
        found = closers.match(text, start, end)
        read[0] += found.end() - start if found else 1
        return found

    def search(text: str, start: int, end: int) -> re.Match[str] | None:
        found = words.search(text, start, end)
        read[0] += (found.end() if found else end) - start
        return found

    monkeypatch.setattr(segment, "_CLOSERS", SimpleNamespace(match=match))
    monkeypatch.setattr(segment, "_WORD", SimpleNamespace(search=search))
    text = unit * 500 + "a"
    cut(text)
    assert read[0] <= 3 * len(text)


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
