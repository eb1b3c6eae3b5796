from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.model.calibration import Calibration

TABLE = Calibration(
    log_odds=np.array([-2.0, 0.0, 4.0]),
    probability=np.array([0.1, 0.5, 0.9]),
    low=np.array([0.05, 0.4, 0.8]),
    high=np.array([0.2, 0.6, 1.0]),
)


@pytest.mark.parametrize(
    ("log_odds", "answer"),
    [
        (0.0, (0.5, 0.4, 0.6)),
        (-1.0, (0.3, 0.225, 0.4)),
        (1.0, (0.6, 0.5, 0.7)),
        (-2.0, (0.1, 0.05, 0.2)),
        (-50.0, (0.1, 0.05, 0.2)),
        (50.0, (0.9, 0.8, 1.0)),
    ],
)
def test_between_points_the_table_is_linear_and_beyond_them_flat(
    log_odds: float, answer: tuple[float, float, float]
) -> None:
    assert TABLE(log_odds) == pytest.approx(answer)


def test_bounds_never_cross_the_probability() -> None:
    crossed = Calibration(TABLE.log_odds, TABLE.probability, TABLE.high, TABLE.low)
    for log_odds in (-3.0, 0.0, 1.7):
        p, low, high = crossed(log_odds)
        assert low == p == high


@given(st.floats(-9, 9), st.floats(-9, 9))
def test_higher_log_odds_never_give_a_lower_probability(a: float, b: float) -> None:
    assert TABLE(min(a, b))[0] <= TABLE(max(a, b))[0]
