"""Numbers of tokens, and what is looked up with them."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from credscore.text import vocabulary
from credscore.text.tokens import tokenize
from credscore.text.vocabulary import Vocabulary

words = st.lists(st.text(min_size=1, max_size=3), max_size=60)


def lengths(tokens: Sequence[str]) -> NDArray[np.int64]:
    return np.array([len(token) for token in tokens], dtype=np.int64)


@given(texts=st.lists(words, max_size=8))
def test_a_column_says_of_each_token_what_its_description_says(texts: list[list[str]]) -> None:
    seen = Vocabulary()
    for tokens in texts:
        numbers = seen.numbers(tokens)
        assert seen.column(lengths)[numbers].tolist() == [len(token) for token in tokens]
        assert [seen.strings[i] for i in numbers] == tokens


def test_every_token_is_described_once() -> None:
    described: list[str] = []

    def note(tokens: Sequence[str]) -> NDArray[np.int64]:
        described.extend(tokens)
        return lengths(tokens)

    seen = Vocabulary()
    for i in range(40):
        seen.numbers([str(j) for j in range(i * 50)])
        seen.column(note)
        seen.column(note)
    assert sorted(described, key=int) == [str(j) for j in range(39 * 50)]


def test_texts_of_many_threads_take_the_same_numbers() -> None:
    seen = Vocabulary()
    tokens = [str(i) for i in range(3000)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(seen.numbers, [tokens] * 8))
    assert sorted(found[0].tolist()) == list(range(3000))
    assert all((numbers == found[0]).all() for numbers in found)


def test_a_full_vocabulary_is_left_to_the_texts_that_hold_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = tokenize("The drains of the eastern wall")
    monkeypatch.setattr(vocabulary, "_LIMIT", 1)
    second = tokenize("The drains of the western wall")
    assert first.vocabulary is not second.vocabulary
    assert first.strings == ("The", "drains", "of", "the", "eastern", "wall")
    assert first.column(lengths).tolist() == [3, 6, 2, 3, 7, 4]


def test_characters_are_bounded_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "_CHARACTERS", 1)
    first, second = tokenize("x" * 100), tokenize("y")
    assert first.vocabulary is not second.vocabulary
