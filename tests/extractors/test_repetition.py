from __future__ import annotations

import math

import pytest
from cases import Case, cases, exact_evidence

from credscore.extractors.repetition import Repetition
from credscore.text.document import Document


@pytest.mark.parametrize("case", cases("repetition"))
def test_cases(case: Case) -> None:
    assert exact_evidence(Repetition(), case.text) == case.evidence


def values(text: str) -> tuple[float, float]:
    found = Repetition()(Document.from_text(text)).values
    return found["repetition.line_share"], found["repetition.phrase_share"]


def test_a_text_without_words_is_not_measured() -> None:
    assert all(map(math.isnan, values("...")))


def test_a_text_shorter_than_a_phrase_repeats_nothing() -> None:
    assert values("One two three.") == (0, 0)


def test_the_share_of_lines_is_of_words() -> None:
    line = "Mayor resigns at last"
    assert values(f"{line}\n{line}\nHe left the room.")[0] == pytest.approx(4 / 12)


def test_the_share_of_phrases_is_of_words_in_the_second_place() -> None:
    # Ten words twice and one between: the second ten are covered by runs of eight.
    ten = "one two three four five six seven eight nine ten"
    assert values(f"{ten} stop {ten}")[1] == pytest.approx(10 / 21)


def test_seven_words_that_come_again_are_no_phrase() -> None:
    seven = "one two three four five six seven"
    assert values(f"{seven} stop {seven}")[1] == 0


def test_case_and_marks_do_not_hide_a_phrase() -> None:
    eight = "One two three, four five six seven eight"
    assert values(f"{eight}! {eight.upper()}")[1] == pytest.approx(8 / 16)


@pytest.mark.parametrize("times", [2, 5, 50])
def test_one_word_over_and_over_stays_a_share(times: int) -> None:
    assert 0 <= values("word " * times * 8)[1] < 1
