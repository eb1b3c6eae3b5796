from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from strategies import texts

from credscore.ngram.views import (
    CAPITAL,
    FUNCTION_WORDS,
    LOWER,
    masked_form,
    views,
    word_form,
)
from credscore.text.tokens import tokenize


@pytest.mark.parametrize(
    ("token", "word", "masked"),
    [
        ("The", "the", "the"),
        ("Don’t", "don't", "don't"),
        ("Kabul", "kabul", "<C>"),
        ("walking", "walking", "<w:ing>"),
        ("ring", "ring", "<w:>"),
        ("harbour", "harbour", "<w:>"),
        ("2021", "0000", "<#>"),
        ("7-5", "0-0", "<#>"),
        ("M777A2", "m000a0", "<C>"),
        (".", ".", "."),
        ("—", "-", "-"),
        ("–", "-", "-"),
        ("“", "", ""),
        ('"', "", ""),
        ("’", "", ""),
        ("\ufeff", "", ""),
    ],
)
def test_a_token_is_seen_as_word_and_as_class(token: str, word: str, masked: str) -> None:
    assert (word_form(token), masked_form(token)) == (word, masked)


def test_function_words_are_written_as_the_word_view_writes_them() -> None:
    assert all(word_form(word) == word for word in FUNCTION_WORDS)


def test_typography_does_not_change_the_views() -> None:
    plain = views(tokenize('He said: "We didn\'t - not in 1999."').strings)
    curly = views(tokenize("He said: “We didn’t — not in 2024.”").strings)
    assert np.array_equal(plain.words, curly.words)
    assert np.array_equal(plain.masked, curly.masked)


def test_content_does_not_change_the_masked_view() -> None:
    one = views(tokenize("The boat sank in Ardlow on 3 April.").strings)
    other = views(tokenize("The clock burst in Lisbon on 7 June.").strings)
    assert np.array_equal(one.masked, other.masked)
    assert not np.array_equal(one.words, other.words)


@pytest.mark.parametrize(
    ("token", "case"),
    [
        ("rain", LOWER),
        ("don’t", LOWER),
        ("2nd", LOWER),
        ("Rain", CAPITAL),
        ("NATO", CAPITAL),
        ("iPhone", 0),
        ("2024", 0),
        (",", 0),
        ("漢字", 0),
    ],
)
def test_how_a_token_is_written_is_kept(token: str, case: int) -> None:
    assert views(("“", token)).case.tolist() == [case]


@given(text=texts)
def test_every_word_is_kept_and_dropped_marks_are_not(text: str) -> None:
    tokens = tokenize(text)
    seen = views(tokens.strings)
    assert seen.words.shape == seen.masked.shape == seen.kept.shape == seen.case.shape
    kept = set(seen.kept.tolist())
    assert kept == {i for i, token in enumerate(tokens.strings) if word_form(token)}
    assert set(np.flatnonzero(tokens.is_word).tolist()) <= kept


def test_no_tokens_have_empty_views() -> None:
    seen = views(())
    assert seen.words.shape == seen.masked.shape == seen.kept.shape == seen.case.shape == (0,)
