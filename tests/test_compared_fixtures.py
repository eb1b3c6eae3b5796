"""The pairs of articles that were written to be compared."""

from __future__ import annotations

from typing import get_args

import pytest
from compared import PAIRS, listed, pair_text

from credscore.comparison.result import ChangeKind, Verdict

each = pytest.mark.parametrize("pair", PAIRS)
SIDES = ("copy", "original")


@each
def test_what_a_reader_lists_stands_in_the_texts_once(pair: str) -> None:
    for one in listed(pair)["changes"]:
        assert one["kind"] in get_args(ChangeKind)
        assert one["copy"] != one["original"]
        for side in SIDES:
            if one[side] is not None:
                around = one.get(f"{side}_in", one[side])
                assert pair_text(pair, side).count(around) == 1, around
                assert around.count(one[side]) == 1, around


@each
def test_sentences_and_kept_phrases_stand_in_the_texts_once(pair: str) -> None:
    wanted = listed(pair)
    assert wanted["verdict"] in get_args(Verdict)
    passages = [("copy", words) for words in wanted["added"]]
    passages += [("original", words) for words in wanted["dropped"]]
    passages += [(side, one[side]) for one in wanted["kept"] for side in SIDES]
    for side, words in passages:
        assert pair_text(pair, side).count(words) == 1, words


@each
@pytest.mark.parametrize("side", SIDES)
def test_articles_are_of_the_length_of_news(pair: str, side: str) -> None:
    text = pair_text(pair, side)
    assert 350 <= len(text.split()) <= 500
    assert "\r" not in text


def test_every_pair_is_told_of_and_between_them_there_is_every_kind() -> None:
    assert len(PAIRS) == 3
    kinds = {one["kind"] for pair in PAIRS for one in listed(pair)["changes"]}
    assert kinds == set(get_args(ChangeKind))
