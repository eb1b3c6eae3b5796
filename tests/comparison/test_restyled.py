from __future__ import annotations

import pytest
from beside import gaps_between

from credscore.comparison.restyled import Restyled
from credscore.comparison.side import Side


def restyled(copy: str, original: str) -> list[bool]:
    mine, theirs, found = gaps_between(copy, original)
    tells = Restyled(Side.of(mine.doc), Side.of(theirs.doc))
    return [tells(gap) for gap in found]


@pytest.mark.parametrize(
    ("copy", "original"),
    [
        ("he hired ten divers", "he hired 10 divers"),
        ("it cost twelve hundred crowns", "it cost 1,200 crowns"),
        ("he hired a dozen divers", "he hired twelve divers"),
    ],
)
def test_one_number_in_two_spellings_is_restyled(copy: str, original: str) -> None:
    assert restyled(copy, original) == restyled(original, copy) == [True]


@pytest.mark.parametrize(
    ("copy", "original"),
    [
        ("he hired ten divers", "he hired 11 divers"),
        ("he hired some divers", "he hired 10 divers"),
        ("he hired ten pilots", "he hired 10 divers"),
        ("he hired ten divers", "he hired divers"),
        ("he hired divers", "he hired ten divers"),
    ],
)
def test_another_number_or_other_words_are_not(copy: str, original: str) -> None:
    assert restyled(copy, original) == [False]
