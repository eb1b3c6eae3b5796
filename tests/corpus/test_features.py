from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from credscore.corpus import features as module
from credscore.corpus.features import BITS, features, word_hashes


def same(one: str, other: str) -> bool:
    return word_hashes(one).tolist() == word_hashes(other).tolist()


@given(texts)
def test_any_text_has_features_of_so_many_bits(text: str) -> None:
    found = features(text)
    assert found.dtype == np.uint64
    assert not (found >> np.uint64(BITS)).any()
    assert (features(text) == found).all()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bridge closed", "BRIDGE — “closed”!"),
        ("The bridge was closed by them", "bridge closed"),
        ("café", "cafe\u0301"),
        ("don’t", "don't"),
        ("the U.S. army", "army"),
        ("x" * 64 + "abc", "x" * 64 + "def"),
        ("snake_case", "snake case"),
    ],
)
def test_words_are_the_same_whatever_their_dress(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("bridge", "bridges"), ("ab", "ba"), ("1999", "1998"), ("aa", "aaa")]
)
def test_other_words_are_others(one: str, other: str) -> None:
    assert not same(one, other)


def test_a_pair_has_no_order_and_spans_one_word() -> None:
    one = set(features("harbour council votes").tolist())
    other = set(features("votes harbour").tolist())
    assert len(one) == 6
    assert other < one


def test_scripts_without_blanks_are_words_of_one_character() -> None:
    assert len(word_hashes("古い橋。ไทย")) == 3 + 3
    assert len(word_hashes("👩 emoji")) == 2


@given(st.text(alphabet="ab é漢.\ud800", max_size=60), st.integers(1, 9))
def test_a_long_text_is_hashed_in_pieces_that_leave_short_words_alone(text: str, n: int) -> None:
    whole = word_hashes(" ".join([text] * n))
    assert len(whole) == n * len(word_hashes(text))


def test_a_text_longer_than_a_piece_loses_nothing() -> None:
    n = module._PIECE // 4 + 100
    found = word_hashes("abc " * n)
    assert len(found) == n
    assert len(np.unique(found)) == 1
