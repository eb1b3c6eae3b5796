from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from scores import scored, scores

import credscore
from credscore.model.score import Contribution, Score
from credscore.model.terms import Terms
from credscore.report.waterfall import log_odds, waterfall


@given(scores())
def test_steps_lead_from_nothing_to_the_score_and_each_to_the_next(score: Score) -> None:
    found = waterfall(score)
    assert found is not None
    total = 0.0
    for step in found.steps:
        total += step.log_odds
        assert step.total == pytest.approx(total, abs=1e-9)
    assert total == pytest.approx(found.end, abs=1e-9)


def test_up_to_the_sum_the_steps_are_those_of_the_record() -> None:
    score = scored("swamped")
    found = waterfall(score)
    assert found is not None
    told = [s for s in found.steps if s.kind in ("base_rate", "start", "feature")]
    summed = math.fsum([score.intercept or 0.0, *(c.log_odds for c in score.contributions)])
    assert math.fsum(s.log_odds for s in told) == pytest.approx(summed, abs=1e-12)
    assert found.log_odds == pytest.approx(summed, abs=1e-12)
    model = credscore.Scorer().model
    assert model.judge(found.log_odds).probability == score.score


def test_a_score_worked_by_hand() -> None:
    lost = Contribution("garble.rate", 9.0, -3.0)
    idle = Contribution("boilerplate.share", 0.0, 0.0)
    score = Score(
        "",
        "",
        "",
        200,
        "scored",
        score=0.5,
        intercept=2.5,
        contributions=(idle, lost),
        terms=Terms(0.15, 0.5, 0.5, 0.2, 0.9, shift=1.0),
    )
    found = waterfall(score)
    assert found is not None
    assert [(s.kind, s.log_odds, s.total) for s in found.steps] == [
        ("base_rate", 0.0, 0.0),
        ("start", 2.5, 2.5),
        ("feature", -3.0, -0.5),
        ("feature", 0.0, -0.5),
        ("calibration", -0.5, -1.0),
        ("shift", 1.0, 0.0),
    ]
    assert (found.log_odds, found.end) == (-0.5, 0.0)


def test_there_are_no_steps_without_a_score_or_without_its_contributions() -> None:
    assert waterfall(scored("very-short")) is None
    assert waterfall(replace(scored("swamped"), intercept=None)) is None


def test_certainty_has_an_end_too() -> None:
    assert log_odds(0.0) == pytest.approx(-27.63, abs=0.01)
    assert log_odds(1.0) == pytest.approx(27.63, abs=0.01)
