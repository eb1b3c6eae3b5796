from __future__ import annotations

import pytest
from beside import gaps_between, in_article

from credscore.comparison.phrases import phrase_change
from credscore.comparison.result import Change

ORIGINAL = "The captain said he had moored his ship near the old pier before dawn."


def changed(copy: str, original: str) -> list[Change]:
    mine, theirs, found = gaps_between(copy, original)
    return [phrase_change(mine, theirs, gap) for gap in found]


def severity(copy: str, original: str) -> float:
    (one,) = changed(copy, original)
    return one.severity


def test_one_word_is_a_word_and_several_are_a_phrase() -> None:
    assert in_article(ORIGINAL.replace("moored", "parked"), ORIGINAL) == [
        ("word", "parked", "moored")
    ]
    assert in_article(ORIGINAL.replace("pier", "landing stage"), ORIGINAL) == [
        ("phrase", "landing stage", "pier")
    ]


def test_additions_and_omissions_are_told_with_one_side_empty() -> None:
    assert in_article(ORIGINAL.replace("ship", "rusty ship"), ORIGINAL) == [("word", "rusty", None)]
    assert in_article(ORIGINAL.replace("near the old pier ", ""), ORIGINAL) == [
        ("phrase", None, "near the old pier")
    ]


@pytest.mark.parametrize(
    ("copy", "original", "said"),
    [
        ("a big dog", "a dog", "“big” was added"),
        ("a dog", "a big dog", "“big” was left out"),
        ("a cat", "a dog", "“cat” for “dog”"),
        ("two dogs", "two dog", "“dogs” for “dog”: another form of the word"),
        ("she slept", "he slept", "“she” for “he”: another gender"),
    ],
)
def test_the_message_says_what_became_of_the_words(copy: str, original: str, said: str) -> None:
    assert [one.message for one in changed(copy, original)] == [said]


@pytest.mark.parametrize(
    ("copy", "original"),
    [("she left", "he left"), ("the king left", "the queen left"), ("his cat", "her cat")],
)
def test_another_gender_is_graver_than_another_word(copy: str, original: str) -> None:
    (one,) = changed(copy, original)
    assert one.kind == "gender"
    assert one.severity > severity("the boat left", "the train left")


def test_a_pair_of_both_genders_is_no_other_gender() -> None:
    assert [c.kind for c in changed("he or she left", "he left")] == ["phrase"]


def test_function_words_spelling_and_inflection_weigh_little() -> None:
    heavy = severity("the boat left", "the train left")
    for copy, original in (
        ("the boat left", "a boat left"),
        ("the colour left", "the color left"),
        ("the boats left", "the boat left"),
        ("the UN left", "the United Nations left"),
    ):
        assert severity(copy, original) < heavy / 2


def test_an_exchange_is_graver_than_an_addition_and_that_than_an_omission() -> None:
    exchanged = severity("the vat left", "the jug left")
    added = severity("the vat left", "the left")
    assert exchanged > added > severity("the left", "the vat left")


def test_a_rare_word_weighs_more_than_a_frequent_one() -> None:
    assert severity("the people left", "the left") < severity("the otters left", "the left")


def test_words_in_quotation_marks_are_marked_so() -> None:
    quoted = "“The boat sank on Monday,” he said."
    (one,) = changed(quoted.replace("boat", "ship"), quoted)
    assert one.in_quote
    (other,) = changed(quoted.replace("he said", "he wrote"), quoted)
    assert not other.in_quote
