from __future__ import annotations

import pytest
from beside import matched, words
from hypothesis import given
from strategies import texts

from credscore.comparison.matching import match


def blocks(copy: str, original: str) -> list[tuple[str, str, bool]]:
    mine, theirs, matching = matched(copy, original)
    return [
        (
            words(mine, matching.copy[slice(*b.copy)]),
            words(theirs, matching.original[slice(*b.original)]),
            b.same,
        )
        for b in matching.blocks
    ]


def test_words_in_common_are_the_same_and_others_stand_for_each_other() -> None:
    assert blocks("a farm fire near Brell", "a firefight near Brell") == [
        ("a", "a", True),
        ("farm fire", "firefight", False),
        ("near Brell", "near Brell", True),
    ]


def test_words_that_only_one_text_has_stand_for_nothing() -> None:
    assert blocks("it rained hard", "it rained") == [
        ("it rained", "it rained", True),
        ("hard", "", False),
    ]
    assert blocks("rained", "it rained") == [("", "it", False), ("rained", "rained", True)]


def test_typography_and_case_make_no_other_word() -> None:
    assert blocks("It’s 1,400", "it's 1400") == [("It’s 1,400", "it's 1400", True)]


def test_a_mark_is_in_the_block_of_the_word_before_it() -> None:
    assert blocks("“Rain,” he said", "Rain he said") == [
        ("“", "", False),
        ("Rain", "Rain", True),
        (", ”", "", False),
        ("he said", "he said", True),
    ]


@pytest.mark.parametrize(
    ("copy", "original", "same"),
    [("", "", True), ("…", "!", True), ("… —", "!", False), ("…", "rain", False), ("a", "", False)],
)
def test_without_words_on_both_sides_there_is_one_block(
    copy: str, original: str, *, same: bool
) -> None:
    _, _, matching = matched(copy, original)
    (block,) = matching.blocks
    assert block.same is same
    assert (block.copy, block.original) == (
        (0, len(matching.copy)),
        (0, len(matching.original)),
    )


def test_tokens_of_several_sentences_keep_their_numbers() -> None:
    mine, theirs, _ = matched("One. Two. Three.", "Three.")
    first = mine.strings.index("Three")
    matching = match(mine, theirs, [first, first + 1], [0, 1])
    assert matching.copy == (first, first + 1)
    assert [b.same for b in matching.blocks] == [True]


@given(copy=texts, original=texts)
def test_blocks_hold_every_position_once_and_equal_ones_are_as_long(
    copy: str, original: str
) -> None:
    mine, theirs, matching = matched(copy, original)
    for side, n in (("copy", len(mine.keys)), ("original", len(theirs.keys))):
        ranges = [getattr(block, side) for block in matching.blocks]
        assert [at for first, last in ranges for at in range(first, last)] == list(range(n))
    for block in matching.blocks:
        if block.same:
            assert block.copy[1] - block.copy[0] == block.original[1] - block.original[0]
            pairs = zip(range(*block.copy), range(*block.original), strict=True)
            assert all(mine.key_of[a] == theirs.key_of[b] for a, b in pairs)


@given(text=texts)
def test_a_text_matches_itself_whole(text: str) -> None:
    assert all(block.same for block in matched(text, text)[2].blocks)
