from __future__ import annotations

import pytest
from beside import differing, gaps_between
from hypothesis import given
from strategies import texts


@pytest.mark.parametrize(
    ("copy", "original"),
    [
        ("She doesn't know.", "She does not know."),
        ("They won’t go.", "They will not go."),
        ("They can not go.", "They cannot go."),
        ("He's old, we'd say.", "He is old, we would say."),
        ("He's gone.", "He has gone."),
        ("It is 6% of all.", "It is 6 percent of all."),
        ("Birk & Lang sold it.", "Birk and Lang sold it."),
        ("It was — at last — over.", "It was, at last, over."),
        ("a fire-fighter left", "a firefighter left"),
        ("a fire fighter left", "a firefighter left"),
    ],
)
def test_what_is_only_spelt_otherwise_does_not_differ(copy: str, original: str) -> None:
    assert differing(copy, original) == differing(original, copy) == []


def test_words_that_moved_do_not_differ() -> None:
    assert differing("On Monday the pool opened", "The pool opened on Monday") == []
    assert differing("On Monday the pool closed", "The pool opened on Monday") == [
        ("closed", "opened")
    ]


def test_a_word_that_moved_once_but_stood_twice_is_left_out_once() -> None:
    found = differing("Otters in the pool slept", "Otters slept in the pool of otters")
    assert found == [("", "of otters")]


def test_other_words_stand_for_those_in_their_place() -> None:
    assert differing("The farm fire began", "The firefight began") == [("farm fire", "firefight")]


def test_another_form_of_a_word_is_told_apart_from_another_word() -> None:
    _, _, found = gaps_between("the fines rose", "the fine fell")
    assert [gap.inflected for gap in found] == [True, False]


def test_between_as_many_commas_each_part_stands_for_one() -> None:
    found = differing("red, green and blue", "crimson, emerald and azure")
    assert found[0] == ("red", "crimson")


def test_what_changes_sides_of_a_word_is_one_phrase() -> None:
    assert differing("the Wend estuary lies low", "the mouth of the Wend lies low") == [
        ("estuary", "mouth of the")
    ]


def test_additions_far_from_what_was_left_out_stand_for_nothing() -> None:
    copy = "The noisy crew of the last ferry to Corran slept"
    original = "The crew of the last ferry to Corran slept soundly"
    assert differing(copy, original) == [("noisy", ""), ("", "soundly")]


@given(text=texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert differing(text, text) == []


@given(copy=texts, original=texts)
def test_no_word_is_in_two_gaps_and_no_mark_in_any(copy: str, original: str) -> None:
    mine, theirs, found = gaps_between(copy, original)
    for one, tokens in (
        (mine, [t for gap in found for t in gap.copy]),
        (theirs, [t for gap in found for t in gap.original]),
    ):
        assert len(set(tokens)) == len(tokens)
        assert all(one.key_of[t] for t in tokens)
    assert all(gap.copy or gap.original for gap in found)
