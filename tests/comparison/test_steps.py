from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.comparison import steps as module
from credscore.comparison.steps import steps

WORDS = st.lists(st.integers(1, 4), max_size=60)


@pytest.fixture(autouse=True)
def _window_of_eight_words() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_WINDOW", 8)
        yield


@given(WORDS, WORDS)
def test_steps_hold_every_word_of_both_once_and_what_is_the_same_is(
    copy: list[int], original: list[int]
) -> None:
    found = list(steps(copy, original))
    for mine, here in ((copy, [s.copy for s in found]), (original, [s.original for s in found])):
        assert [k for first, last in here for k in range(first, last)] == list(range(len(mine)))
    for step in found:
        assert not step.same or copy[slice(*step.copy)] == original[slice(*step.original)]


@given(WORDS)
def test_equal_sequences_of_any_length_are_the_same_throughout(words: list[int]) -> None:
    assert all(step.same for step in steps(words, words))


@pytest.mark.parametrize("place", [0, 7, 50, 99])
def test_one_word_exchanged_in_a_sequence_of_many_windows_is_the_only_one(place: int) -> None:
    copy = list(range(1, 101))
    original = [*copy[:place], 1000, *copy[place + 1 :]]
    exchanged = [step for step in steps(copy, original) if not step.same]
    assert [k for step in exchanged for k in range(*step.copy)] == [place]
    assert [k for step in exchanged for k in range(*step.original)] == [place]
