from __future__ import annotations

import pytest
from beside import ARTICLE, Told, compared, in_article

CLAIM = "The bridge will be closed until the next spring because its beams are weak"


def cited(copy: str, original: str) -> list[Told]:
    return [one for one in in_article(copy, original) if one[0] == "attribution"]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        (f"{CLAIM}, Ruth Calloway said.", "Ruth Calloway said"),
        (
            f"According to a report by the ministry, {CLAIM.replace('The', 'the')}.",
            "According to a report by the ministry",
        ),
        (f"{CLAIM}, officials said.", "officials said"),
    ],
)
def test_a_source_that_comes_or_goes_is_told(sentence: str, source: str) -> None:
    assert cited(f"{CLAIM}.", sentence) == [("attribution", None, source)]
    assert cited(sentence, f"{CLAIM}.") == [("attribution", source, None)]


def test_another_source_is_told_with_both() -> None:
    copy, original = (f"{CLAIM}, {who} said." for who in ("Denholm Frye", "Ruth Calloway"))
    assert cited(copy, original) == [("attribution", "Denholm Frye", "Ruth Calloway")]


@pytest.mark.parametrize(
    "copy",
    [
        f"{CLAIM}, she said.",
        f"{CLAIM}, Calloway said.",
        f"{CLAIM}, said Ruth Calloway.",
        f"{CLAIM}, Ruth Calloway told reporters.",
        f"Ruth Calloway said {CLAIM.replace('The', 'the')}.",
    ],
)
def test_the_same_source_put_otherwise_is_none(copy: str) -> None:
    assert cited(copy, f"{CLAIM}, Ruth Calloway said.") == []


def test_sentences_that_hardly_say_the_same_are_not_held_to_one_source() -> None:
    reworded = "Drivers must wait for months, as the weak beams of the bridge need steel."
    assert cited(reworded, f"{CLAIM}, Ruth Calloway said.") == []


def test_a_sentence_dropped_whole_is_no_dropped_source() -> None:
    told = compared(ARTICLE, f"{ARTICLE}\n\n{CLAIM}, Ruth Calloway said.")
    assert told == []


def test_what_is_told_as_a_source_is_not_told_as_words_too() -> None:
    assert len(in_article(f"{CLAIM}.", f"{CLAIM}, Ruth Calloway said.")) == 1
