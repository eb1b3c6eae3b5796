from __future__ import annotations

import math

import numpy as np
import pytest
from cases import Case, article, cases, exact_evidence

from credscore.extractors.translation import Translation
from credscore.oddity.reading import any_of, of_marks, sigmoid
from credscore.oddity.typography import marks
from credscore.text.document import Document


def probability(text: str) -> float:
    return Translation()(Document.from_text(text)).values["translation.probability"]


@pytest.mark.parametrize("case", cases("translation"))
def test_cases(case: Case) -> None:
    assert exact_evidence(Translation(), case.text) == case.evidence


@pytest.mark.parametrize("text", ["", "...", "“ ”"])
def test_a_text_without_words_has_no_probability(text: str) -> None:
    assert math.isnan(probability(text))


def test_broken_punctuation_makes_a_machine_likelier() -> None:
    whole = "The vote was put off again. Nobody in the harbour knew why."
    broken = whole.replace(". ", ". . ")
    worse = broken.replace("the harbour", "the -Harbour")
    assert probability(whole) < probability(broken) < probability(worse)


def test_a_habit_counts_once_however_often_it_comes() -> None:
    one = marks(Document.from_text("The vote was put off. . Nobody knew."))
    often = marks(Document.from_text("The vote was put off. . Nobody knew. . It was late. ."))
    two = marks(Document.from_text("The vote was put off. . The -Council knew."))
    assert 0 == of_marks(()) < of_marks(one) == of_marks(often) < of_marks(two)


def test_a_neural_round_trip_is_likelier_a_machine_than_its_original() -> None:
    # What rule-based round trips do to a text is the business of garble.
    copy, original = article("spun-by-hand-neural"), article("council-original")
    assert probability(copy) > probability(original)


def test_evidence_shows_the_probability_as_its_severity() -> None:
    text = article("spun-by-hand-neural")
    evidence = Translation()(Document.from_text(text)).evidence
    assert evidence
    for e in evidence:
        assert e.rule == "translation.sentence"
        shown = float(e.message.rpartition("text ")[2].rstrip(")"))
        assert 0.5 <= e.severity == pytest.approx(shown, abs=0.006)


def test_sentences_shorter_than_eight_words_are_not_shown() -> None:
    doc = Document.from_text("It left. . The -Coalition went. . He -Smith said. “ No” he said.“ he")
    assert Translation()(doc).values["translation.probability"] > 0.5
    assert Translation()(doc).evidence == ()


@pytest.mark.parametrize(
    ("log_odds", "expected"),
    [(0.0, 0.5), (math.log(3), 0.75), (-math.log(3), 0.25), (800.0, 1.0), (-800.0, 0.0)],
)
def test_log_odds_become_a_probability(log_odds: float, expected: float) -> None:
    assert sigmoid(log_odds) == pytest.approx(expected, abs=1e-15)


@pytest.mark.parametrize(
    ("odds", "either"),
    [([1.0], 1.0), ([1.0, 1.0], 3.0), ([1.0, 3.0], 7.0), ([1e-9, 1.0], 1.0), ([1e9, 1.0], 2e9)],
)
def test_one_of_several_machines_is_at_least_as_likely_as_any(
    odds: list[float], either: float
) -> None:
    assert math.exp(any_of(np.log(odds))) == pytest.approx(either, rel=1e-6)


def test_no_log_odds_give_no_probability() -> None:
    assert math.isnan(sigmoid(math.nan))
