"""Texts that somebody made to do harm: scored or abstained, with true offsets."""

from __future__ import annotations

import pytest
from cases import article
from fuzz import laws

from credscore import Scorer

SCIENCE = article("science")
N = 100_000


def with_inside(character: str) -> str:
    """Return the article with a character inside each of its longer words."""
    return " ".join(
        word[:2] + character + word[2:] if len(word) > 4 and word.isalpha() else word
        for word in SCIENCE.split(" ")
    )


@pytest.mark.parametrize(
    "unit",
    ["x", "\u0301", "e" + "\u0301" * 50, "\x00", "\ud800", "\u202e", "\u200b", "\u0430", "a\u200b"],
    ids=lambda unit: ascii(unit[:2]),
)
def test_a_flood_of_one_character_keeps_every_law(unit: str) -> None:
    text = unit * (N // len(unit))
    laws.of_score(Scorer().score(text, detail="full"), text)


@pytest.mark.parametrize(
    ("character", "rule", "warning"),
    [
        ("\u200b", "garble.invisible", "zero_width_character"),
        ("\u2060", "garble.invisible", "zero_width_character"),
        ("\U000e0041", "garble.invisible", "zero_width_character"),
        ("\u0430", "garble.lookalike", "mixed_script"),
        ("\u03bf", "garble.lookalike", "mixed_script"),
        ("\U0001d41a", "garble.lookalike", "mixed_script"),
        ("\uff41", "garble.lookalike", "mixed_script"),
    ],
    ids=ascii,
)
def test_an_article_of_disguised_words_is_told_of_word_by_word(
    character: str, rule: str, warning: str
) -> None:
    text = with_inside(character)
    record = Scorer().score(text).to_dict()
    assert warning in record["warnings"]
    found = [e for e in record["evidence"] if e["rule"] == rule]
    assert len(found) > 50
    for one in found:
        assert text[one["start"] : one["end"]] == one["exact"]
        assert character not in one["suggestion"]


def test_soft_hyphens_of_a_typesetter_are_not_told_of() -> None:
    text = with_inside("\u00ad")
    rules = {e["rule"] for e in Scorer().score(text).to_dict()["evidence"]}
    assert not rules & {"garble.invisible", "garble.lookalike"}
