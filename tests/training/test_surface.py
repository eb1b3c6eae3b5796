from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from credscore.oddity.reading import LONGEST, SHORTEST
from credscore.oddity.surface import Surface
from credscore.training.surface import KNOTS, LENGTHS, fit_surface

Floats = NDArray[np.float64]
N = 500  # documents of a side
# Of machines and of people: either sum says something, and both together say more.
MIDDLE = 1.0


def documents() -> tuple[Floats, Floats, NDArray[np.bool_], Floats]:
    rng = np.random.default_rng(0)
    machine = np.arange(2 * N) < N
    sums = rng.normal(np.where(machine, MIDDLE, -MIDDLE)[:, None], 1.5, size=(2 * N, 2))
    lengths = np.exp(rng.uniform(math.log(20), math.log(4000), 2 * N))
    return sums, lengths, machine, np.ones(2 * N)


@pytest.fixture(scope="module", autouse=True)
def _one_thread() -> Iterator[None]:
    """Threads that wait for a busy machine take seconds over what takes a tenth of one."""
    with threadpool_limits(1):
        yield


@pytest.fixture(scope="module")
def fitted() -> Surface:
    return fit_surface(*documents())


def test_values_rise_with_either_sum(fitted: Surface) -> None:
    assert fitted.values.shape == (KNOTS, KNOTS, LENGTHS)
    assert (np.diff(fitted.values, axis=0) >= 0).all()
    assert (np.diff(fitted.values, axis=1) >= 0).all()


def test_both_sums_are_signs_of_their_own(fitted: Surface) -> None:
    low, high = -2 * MIDDLE, 2 * MIDDLE
    person, one, other, machine = (
        fitted.at(first, second, math.log(300))
        for first, second in ((low, low), (low, high), (high, low), (high, high))
    )
    assert person < -1 < 1 < machine
    assert person + 1 < min(one, other)
    assert max(one, other) < machine - 1


def test_at_even_odds_the_middle_says_nothing(fitted: Surface) -> None:
    assert fitted.at(0.0, 0.0, math.log(300)) == pytest.approx(0.0, abs=0.5)


def test_knots_rise_and_lie_in_the_bulk_of_the_documents(fitted: Surface) -> None:
    sums, *_ = documents()
    for k, axis in enumerate(fitted.axes[:2]):
        assert (np.diff(axis) > 0).all()
        assert sums[:, k].min() < axis[0] < np.quantile(sums[:, k], 0.01)
        assert np.quantile(sums[:, k], 0.99) < axis[-1] < sums[:, k].max()


def test_the_shortest_and_the_longest_are_as_stated(fitted: Surface) -> None:
    lengths = fitted.axes[2]
    assert (np.diff(lengths) > 0).all()
    assert lengths[[0, -1]].tolist() == pytest.approx([math.log(SHORTEST), math.log(LONGEST)])


def stored(surface: Surface) -> list[bytes]:
    return [array.tobytes() for array in (*surface.axes, surface.values)]


def test_the_same_documents_give_the_same_bytes(fitted: Surface) -> None:
    assert stored(fit_surface(*documents())) == stored(fitted)


def test_the_weight_of_a_whole_side_says_nothing(fitted: Surface) -> None:
    sums, lengths, machine, weight = documents()
    weight[machine] *= 8
    given = weight.copy()
    assert stored(fit_surface(sums, lengths, machine, weight)) == stored(fitted)
    assert weight.tolist() == given.tolist()


def test_the_weight_of_a_document_within_its_side_counts(fitted: Surface) -> None:
    sums, lengths, machine, weight = documents()
    weight[machine & (sums[:, 0] > 0)] = 0.01  # hardly any machine's text has a high first sum
    found = fit_surface(sums, lengths, machine, weight)
    assert found.at(2.0, 0.0, 5.0) < fitted.at(2.0, 0.0, 5.0) - 1
