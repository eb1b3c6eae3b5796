from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.oddity.reading import LONGEST, SHORTEST, described, of_damage, settings

# The sum is the mean log-odds of the oddest twentieth of the words, less 1.
CURVE = {
    "line": [-1.0, 0.0, 1.0, 0.0, 0.0, 0.0],
    "sums": [-2.0, 0.0, 1.0, 3.0],
    "ratios": [-1.5, -1.5, 0.5, 4.5],
}
values = st.floats(-30, 30)


def worth(worst: float) -> float:
    return of_damage(np.full(80, worst), CURVE)


@pytest.mark.parametrize(
    ("worst", "ratio"), [(-1.0, -1.5), (0.0, -1.5), (1.5, -0.5), (2.0, 0.5), (3.5, 3.5)]
)
def test_a_line_sums_damage_up_and_a_curve_says_what_it_is_worth(
    worst: float, ratio: float
) -> None:
    assert worth(worst) == pytest.approx(ratio)


@given(one=values, other=values)
def test_more_damage_never_speaks_for_a_person(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert worth(low) <= worth(high) + 1e-9


def test_far_less_damage_than_a_machine_leaves_is_hardly_a_further_sign() -> None:
    assert worth(-21.0) == pytest.approx(-1.5 - 0.05 * 20)


def test_past_the_curve_the_line_goes_on_at_a_quarter() -> None:
    assert worth(12.0) == pytest.approx(4.5 + 0.25 * 8)


def test_no_words_are_no_sign() -> None:
    assert of_damage(np.empty(0), CURVE) == 0


@pytest.mark.parametrize(("given", "counted"), [(5, SHORTEST), (300, 300), (9999, LONGEST)])
def test_damage_is_described_within_the_lengths_that_were_fitted(given: int, counted: int) -> None:
    _, mean, worst, length, *products = described(np.full(given, 2.0)).tolist()
    assert length == pytest.approx(math.log(counted / SHORTEST))
    assert products == pytest.approx([mean * length, worst * length])


@pytest.mark.parametrize("maker", ["rule_based", "spinner"])
def test_the_shipped_curves_only_rise(maker: str) -> None:
    shipped = settings()["damage"][maker]
    assert len(shipped["line"]) == len(described(np.zeros(1)))
    assert (np.diff(shipped["sums"]) > 0).all()
    assert (np.diff(shipped["ratios"]) >= 0).all()
    assert shipped["ratios"][0] < 0 < shipped["ratios"][-1]
