from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.oddity.surface import Surface

AXES = (np.array([-1.0, 0.0, 2.0]), np.array([0.0, 0.5, 1.0, 4.0]), np.array([4.0, 7.0]))
SHAPE = (3, 4, 2)
# Any values: two steps on every axis, and a bend at every knot.
BENT = Surface(AXES, np.random.default_rng(0).normal(size=SHAPE))
SLOPE = 0.05  # outside the table

steps = st.lists(st.floats(0, 3), min_size=24, max_size=24)
places = st.floats(-6, 9)
shifts = st.floats(0, 5)


def rising(some: list[float]) -> Surface:
    """Return a table that falls with the length at first and never with a sum."""
    values = np.array(some).reshape(SHAPE).cumsum(axis=0).cumsum(axis=1)
    return Surface(AXES, values - np.array([0.0, 5.0]))


def test_a_surface_goes_through_its_knots() -> None:
    for place in product(*map(range, SHAPE)):
        knot = [float(axis[k]) for axis, k in zip(AXES, place, strict=True)]
        assert BENT.at(*knot) == pytest.approx(float(BENT.values[place]), abs=1e-12)


@pytest.mark.parametrize("share", [0.25, 0.5, 0.9])
@pytest.mark.parametrize("axis", [0, 1, 2])
def test_between_two_knots_a_surface_is_a_straight_line(axis: int, share: float) -> None:
    low = [-0.5, 0.7, 5.0]
    high = list(low)
    low[axis], high[axis] = AXES[axis][:2].tolist()
    between = list(low)
    between[axis] += share * (high[axis] - low[axis])
    expected = (1 - share) * BENT.at(*low) + share * BENT.at(*high)
    assert BENT.at(*between) == pytest.approx(expected, abs=1e-12)


@given(some=steps, sums=st.tuples(places, places), more=st.tuples(shifts, shifts), length=places)
def test_a_rising_table_is_read_as_one_that_rises_with_both_sums(
    some: list[float], sums: tuple[float, float], more: tuple[float, float], length: float
) -> None:
    lower = rising(some).at(*sums, length)
    assert rising(some).at(sums[0] + more[0], sums[1] + more[1], length) >= lower - 1e-9


@pytest.mark.parametrize(
    ("point", "edge", "beyond"),
    [
        ((5.0, 0.7), (2.0, 0.7), 3.0),
        ((-3.0, 0.7), (-1.0, 0.7), -2.0),
        ((0.5, 9.0), (0.5, 4.0), 5.0),
        ((0.5, -1.0), (0.5, 0.0), -1.0),
        ((5.0, -1.0), (2.0, 0.0), 2.0),
    ],
)
def test_outside_the_table_the_edge_goes_on_with_a_slight_slope(
    point: tuple[float, float], edge: tuple[float, float], beyond: float
) -> None:
    assert BENT.at(*point, 5.0) == pytest.approx(BENT.at(*edge, 5.0) + SLOPE * beyond)


@given(some=steps, first=places, more=st.floats(0.1, 5))
def test_the_order_is_kept_far_outside(some: list[float], first: float, more: float) -> None:
    surface = rising(some)
    assert surface.at(first + 9 + more, 0.7, 5.0) > surface.at(first + 9, 0.7, 5.0)
    assert surface.at(first - 12 - more, 0.7, 5.0) < surface.at(first - 12, 0.7, 5.0)


@given(shorter=st.floats(-9, 4), longer=st.floats(7, 20))
def test_nothing_is_extrapolated_over_the_length(shorter: float, longer: float) -> None:
    assert BENT.at(0.3, 0.7, shorter) == BENT.at(0.3, 0.7, 4.0)
    assert BENT.at(0.3, 0.7, longer) == BENT.at(0.3, 0.7, 7.0)
