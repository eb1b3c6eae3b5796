"""A model small enough to work by hand, and what it says of one article."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from credscore.extractors import CATALOGUE
from credscore.extractors.base import Feature
from credscore.features.schema import FeatureSchema
from credscore.model.calibration import Calibration
from credscore.model.reliability import Reliability, Shape
from credscore.model.score import Contribution
from credscore.ngram import store
from credscore.ngram.store import ArtifactError, Part
from credscore.scorer import Scorer

SCHEMA = FeatureSchema(
    (
        Feature("garble.rate", "per 1,000 words", 0.0, 1000.0),
        Feature("lead.length", "words", 0.0, math.inf),
        Feature("attribution.rate", "per 1,000 words", 0.0, 1000.0),
    )
)
TABLE = Calibration(
    np.array([-4.0, 0.0, 4.0]),
    np.array([0.1, 0.5, 0.9]),
    np.array([0.0, 0.4, 0.8]),
    np.array([0.2, 0.6, 1.0]),
)
SHAPES = {
    "garble.rate": Shape(np.array([0.0, 2.0, 10.0]), np.array([0.0, -1.0, -3.0]), -0.25),
    "attribution.rate": Shape(np.array([0.0, 10.0]), np.array([-0.5, 0.0]), -0.2),
}
MODEL = Reliability(SCHEMA, SHAPES, 1.5, TABLE, 0.6, 0.3, "2026.1+00000000", 0.2)


@pytest.mark.parametrize(
    ("value", "log_odds"),
    [(0, 0), (1, -0.5), (2, -1), (6, -2), (10, -3), (99, -3), (-5, 0), (math.nan, -0.25)],
)
def test_a_shape_is_linear_between_knots_and_flat_beyond(value: float, log_odds: float) -> None:
    assert SHAPES["garble.rate"](value) == pytest.approx(log_odds)


def test_contributions_worked_by_hand() -> None:
    contributions = MODEL.contributions(np.array([6.0, 30.0, 5.0]))
    assert contributions == (
        Contribution("garble.rate", 6.0, -2.0),
        Contribution("attribution.rate", 5.0, -0.25),
    )
    assert MODEL.log_odds(contributions) == pytest.approx(-0.75)
    assert TABLE(-0.75)[0] == pytest.approx(0.425)


@pytest.mark.parametrize(
    ("probability", "verdict"),
    [(0, "fail"), (0.299, "fail"), (0.3, "review"), (0.599, "review"), (0.6, "pass"), (1, "pass")],
)
def test_the_verdict_compares_with_the_two_thresholds(probability: float, verdict: str) -> None:
    assert MODEL.verdict(probability) == verdict


LINE = (
    "The committee met on Monday evening and heard from every one of the villages along the "
    "river before it rose again."
)
OTHERS = """\
Nobody expected an answer that night, and the chairman said so before he opened the floor to
those who had come. A farmer from the upper valley asked why the gates had been shut for a week
when the forecast was for more rain. The engineer who runs them said that she had followed the
plan which the board had agreed to two years earlier. By ten the hall was half empty, and those
who had stayed were asked to write down what the water had cost them."""


def test_an_article_worked_by_hand() -> None:
    """One line of 21 words stands twice among 130; a share of 0.4 costs 2.

    21/130 of the words cost 21/130 * 2/0.4 = 21/26, which leaves 5/26 of the intercept; the
    table gives 0.5 + 5/26 * 0.1.
    """
    shape = Shape(np.array([0.0, 0.4]), np.array([0.0, -2.0]), 0.0)
    schema = FeatureSchema.of(CATALOGUE)
    model = Reliability(schema, {"repetition.line_share": shape}, 1.0, TABLE, 0.6, 0.3, "hand", 0.2)
    score = Scorer(model).score("\n".join((LINE, OTHERS.replace("\n", " "), LINE)))
    assert score.status == "scored"
    assert (score.n_words, len(LINE.split())) == (130, 21)
    (contribution,) = score.contributions
    assert contribution.value == pytest.approx(21 / 130)
    assert contribution.log_odds == pytest.approx(-21 / 26)
    assert score.score == pytest.approx(0.5 + 0.5 / 26)
    assert score.interval == pytest.approx((0.4 + 0.5 / 26, 0.6 + 0.5 / 26))
    assert score.verdict == "review"


def stored(folder: Path, **changes: Any) -> Path:
    settings = {
        "release": "2026.1",
        "features": SCHEMA.fingerprint,
        "intercept": 1.5,
        "missing": {name: shape.missing for name, shape in SHAPES.items()},
        "review_below": 0.6,
        "fail_below": 0.3,
        "base_rate": 0.2,
        **changes,
    }
    arrays = {
        "calibration.log_odds": TABLE.log_odds,
        "calibration.probability": TABLE.probability,
        "calibration.low": TABLE.low,
        "calibration.high": TABLE.high,
    }
    for name, shape in SHAPES.items():
        arrays |= {f"{name}.knots": shape.knots, f"{name}.log_odds": shape.log_odds}
    store.save("reliability", Part(arrays, settings), folder)
    return folder


def test_a_stored_model_answers_as_before(tmp_path: Path) -> None:
    model = Reliability.load(SCHEMA, stored(tmp_path))
    x = np.array([6.0, 30.0, math.nan])
    assert model.log_odds(model.contributions(x)) == MODEL.log_odds(MODEL.contributions(x))
    assert model.calibration(0.3) == TABLE(0.3)
    assert model.version == f"2026.1+{store.fingerprint(tmp_path)}"


def test_a_model_made_for_other_features_is_refused(tmp_path: Path) -> None:
    other = "f" * 64
    with pytest.raises(ArtifactError, match=f"other features .{other[:12]}.*train it again"):
        Reliability.load(SCHEMA, stored(tmp_path, features=other))


def test_a_scorer_refuses_a_model_made_for_other_features(tmp_path: Path) -> None:
    with pytest.raises(ArtifactError, match="other features"):
        Scorer.load(stored(tmp_path))


def test_a_scorer_refuses_a_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(ArtifactError, match="not a model folder"):
        Scorer.load(tmp_path)


def test_the_shipped_model_was_made_for_the_shipped_extractors() -> None:
    model = Reliability.load(FeatureSchema.of(CATALOGUE))
    assert model.fail_below < model.review_below
    assert model.version.endswith(f"+{store.fingerprint()}")
    assert set(model.shapes) <= set(model.schema.names)


def test_one_row_gives_the_log_odds_of_its_contributions() -> None:
    for row in ([6.0, 30.0, 5.0], [math.nan, 0.0, math.nan], [0.0, 0.0, 0.0]):
        x = np.array(row)
        assert MODEL.log_odds_of(x) == MODEL.log_odds(MODEL.contributions(x))


def test_another_base_rate_moves_the_odds_and_spares_texts() -> None:
    rare, common = MODEL.at(0.02), MODEL.at(0.5)
    for z in (-4.0, -1.0, 0.0, 3.0):
        p = MODEL.judge(z).probability
        moved = rare.judge(z)
        odds = (1 - p) / p * (0.02 / 0.98) / (0.2 / 0.8)
        assert moved.probability == pytest.approx(1 / (1 + odds))
        assert moved.low <= moved.probability <= moved.high
        assert common.judge(z).probability < p
        assert common.judge(z).verdict == MODEL.judge(z).verdict
    assert (MODEL.judge(-4.0).verdict, rare.judge(-4.0).verdict) == ("fail", "review")


def test_a_model_at_another_base_rate_has_another_version() -> None:
    assert MODEL.at(0.05).version == "2026.1+00000000@0.05"
    assert MODEL.at(0.05).at(0.2).version == "2026.1+00000000@0.2"


@pytest.mark.parametrize("rate", [0.0, 1.0, -0.1, math.nan])
def test_a_base_rate_that_is_none_is_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        MODEL.at(rate)
