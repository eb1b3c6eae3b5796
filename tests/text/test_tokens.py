from __future__ import annotations

import weakref

import pytest
from hypothesis import given
from strategies import articles, texts

from credscore.text.tokens import Chunks, tokenize


@pytest.mark.parametrize(
    ("text", "strings"),
    [
        ("He didn’t go.", ("He", "didn’t", "go", ".")),
        ("The U.S. and the U.K.", ("The", "U.S.", "and", "the", "U.K.")),
        ("an M777A2 at 9 a.m.", ("an", "M777A2", "at", "9", "a.m.")),
        ("$1,500.5 or 7-5", ("$", "1,500.5", "or", "7-5")),
        ("“No,” she", ("“", "No", ",", "”", "she")),
        ("well-known O'Neill", ("well-known", "O'Neill")),
        ("left. . Then", ("left", ".", ".", "Then")),
        ("dogs' tail-", ("dogs", "'", "tail", "-")),
        ("İstanbul'da ½ 漢字", ("İstanbul'da", "½", "漢字")),
        ("snake_case", ("snake", "_", "case")),
        ("{{ }}", ("{", "{", "}", "}")),
        ("\ud800\x00", ("\ud800", "\x00")),
        ("", ()),
        (" \n\t\u2003\u00a0", ()),
    ],
)
def test_a_text_is_cut_into_words_and_marks(text: str, strings: tuple[str, ...]) -> None:
    assert tokenize(text).strings == strings


def test_what_begins_with_a_letter_or_digit_is_a_word() -> None:
    tokens = tokenize("“He paid $5,” _she_ said—twice")
    words = [s for s, w in zip(tokens.strings, tokens.is_word.tolist(), strict=True) if w]
    assert words == ["He", "paid", "5", "she", "said", "twice"]


@given(text=texts | articles)
def test_tokens_and_white_space_make_up_the_text(text: str) -> None:
    tokens = tokenize(text)
    at = 0
    for string, start, end in zip(tokens.strings, tokens.starts, tokens.ends, strict=True):
        assert text[at:start].strip() == ""
        assert text[start:end] == string
        at = end
    assert text[at:].strip() == ""


def test_tokens_between_two_offsets_begin_there() -> None:
    text = "One two. Three"
    tokens = tokenize(text)
    first, last = tokens.between(4, 9)
    assert tokens.strings[first:last] == ("two", ".")
    assert tokens.between(5, 6) == (2, 2)
    assert tokens.between(0, len(text)) == (0, len(tokens)) == (0, 4)


def test_chunks_that_nobody_needs_any_more_are_freed_at_once() -> None:
    chunks = Chunks()
    chunks.cut("Rain fell. Then it stopped.")
    gone = weakref.ref(chunks)
    del chunks
    assert gone() is None
