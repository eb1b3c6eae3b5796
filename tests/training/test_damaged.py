from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from credscore.oddity.reading import described
from credscore.oddity.wording import COLUMNS
from credscore.training import damaged, marked
from credscore.training.calibrate import PEOPLE, Sample
from credscore.training.damaged import GARBLED_SHARE, KNOTS, curve, damage_line, garbled_line

N = 2000


def of_two(
    machine: NDArray[np.float64], people: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the curve between two classes of documents of equal weight."""
    side = np.arange(len(machine) + len(people)) < len(machine)
    sums, ratios = curve(np.concatenate([machine, people]), side, np.ones(len(side)))
    return np.array(sums), np.array(ratios)


def normal(middle: float, seed: int) -> NDArray[np.float64]:
    return np.random.default_rng(seed).normal(middle, 1.0, N)


@given(
    seed=st.integers(0, 99),
    apart=st.floats(-3, 40),
    sizes=st.tuples(st.integers(5, 300), st.integers(5, 300)),
)
@settings(max_examples=40)
def test_a_curve_only_rises_and_its_ratios_are_finite(
    seed: int, apart: float, sizes: tuple[int, int]
) -> None:
    rng = np.random.default_rng(seed)
    sums, ratios = of_two(rng.normal(apart, 1.0, sizes[0]), rng.normal(0.0, 2.0, sizes[1]))
    assert len(sums) == len(ratios) < 2 * KNOTS
    assert (np.diff(sums) > 0).all()
    assert (np.diff(ratios) >= 0).all()
    assert np.isfinite(ratios).all()


def test_a_curve_is_near_the_ratio_of_the_two_densities() -> None:
    # Of two normal distributions, two apart: the ratio is twice the sum, less 2.
    sums, ratios = of_two(normal(2.0, 0), normal(0.0, 1))
    for at in np.linspace(-0.5, 2.5, 7).tolist():
        assert float(np.interp(at, sums, ratios)) == pytest.approx(2 * at - 2, abs=0.7)


def test_what_only_machines_leave_is_as_strong_a_sign_as_there_are_documents() -> None:
    sums, ratios = of_two(normal(40.0, 0), normal(0.0, 1))
    assert ratios[0] < -4
    assert 4 < ratios[-1] < math.log(2 * N + 1)
    assert np.interp(20.0, sums, ratios) < ratios[-1]


def test_classes_that_leave_the_same_are_not_told_apart() -> None:
    _, ratios = of_two(normal(0.0, 0), normal(0.0, 0))
    assert ratios == pytest.approx(np.zeros(len(ratios)), abs=1e-9)
    _, ratios = of_two(normal(0.0, 0), normal(0.0, 1))
    assert abs(ratios).max() < 0.7


def test_the_size_and_the_weight_of_a_whole_class_say_nothing() -> None:
    machine, people = normal(1.0, 0), normal(0.0, 1)
    sums = np.concatenate([machine, people])
    side = np.arange(2 * N) < N
    usual = curve(sums, side, np.ones(2 * N))
    assert curve(sums, side, np.where(side, 8.0, 1.0)) == usual
    twice = of_two(np.tile(machine, 2), people)
    assert np.interp(0.5, *twice) == pytest.approx(np.interp(0.5, *usual), abs=0.1)


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, str]]:
    """Let a text be as damaged as it says, and return which model judged which text."""
    seen: list[tuple[Any, str]] = []

    def damage(_: object, model: object, __: str, text: str) -> NDArray[np.float64]:
        seen.append((model, text))
        return described(np.full(300, float(text)))

    monkeypatch.setattr(damaged, "_damage", damage)
    return seen


def levels(middle: float) -> list[str]:
    return [f"{middle + 0.1 * k:.1f}" for k in range(-9, 10)]


def fitted_on(*some: Sample) -> dict[str, list[float]]:
    blind: Any = SimpleNamespace(model="all", without={"es": "blind to es"})
    none: Any = None
    return damage_line(none, blind, "rule_based", list(some))


def native() -> Iterator[Sample]:
    return (Sample(kind, machine=False, texts=levels(-0.5)) for kind in PEOPLE)


def test_a_round_trip_is_judged_by_a_network_that_never_saw_its_pivot(
    judged: list[tuple[Any, str]],
) -> None:
    fitted_on(
        Sample("rule_based", machine=True, texts=["1.5"], pivot="es"),
        Sample("rule_based", machine=True, texts=["2.5"], pivot="eo"),
        *native(),
    )
    assert judged[:2] == [("blind to es", "1.5"), ("all", "2.5")]
    assert {model for model, _ in judged[2:]} == {"all"}


def test_other_machines_are_left_out(judged: list[tuple[Any, str]]) -> None:
    fitted_on(
        Sample("spinner", machine=True, texts=["9"]),
        Sample("rule_based", machine=True, texts=levels(1.0)),
        *native(),
    )
    assert "9" not in [text for _, text in judged]


@pytest.mark.usefixtures("judged")
def test_the_line_rises_with_damage_and_the_curve_is_over_its_sums() -> None:
    found = fitted_on(Sample("rule_based", machine=True, texts=levels(1.0)), *native())
    clean, spoilt = (float(np.dot(found["line"], described(np.full(300, v)))) for v in (-1.4, 1.9))
    assert clean < found["sums"][0] < found["sums"][-1] < spoilt
    assert found["ratios"][0] < 0 < found["ratios"][-1]


def rated(mean: float | None, sid: str = "kept") -> dict[str, Any]:
    return {"mean": mean, "sid": sid}


def test_a_sentence_is_garbled_that_is_worded_like_those_rated_low(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Weights of the wording around 2 in what was rated low, around 1 in its correction.
    rows = [(rated(20.0), f"{2 + d}", f"{1 + d}") for d in np.linspace(-1, 1, 41)]
    others = [(rated(80.0), "-99", "99"), (rated(None), "-99", "99")]
    others += [(rated(20.0, "in the weights"), "-99", "99")]
    monkeypatch.setattr(marked, "edited", lambda *_: [*rows, *others])
    monkeypatch.setattr(damaged, "is_kept_out", lambda sid: sid == "kept")
    monkeypatch.setattr(damaged, "_worded", lambda _, text: float(text))
    none: Any = None
    slope, intercept = garbled_line(none, Path())["line"]
    assert slope > 1
    # Half way between the two it is as likely as before anything is read.
    before = math.log(GARBLED_SHARE / (1 - GARBLED_SHARE))
    assert slope * 1.5 + intercept == pytest.approx(before, abs=0.05)


@pytest.mark.parametrize(("text", "expected"), [("the the the the", 2.0), ("", 0.0)])
def test_the_wording_of_a_sentence_is_summed_over_the_root_of_its_length(
    text: str, expected: float
) -> None:
    edited = COLUMNS.index("edited")
    ones: Any = SimpleNamespace(of_tokens=lambda seen: np.eye(len(COLUMNS))[
        np.full(len(seen.kept), edited)
    ])  # fmt: skip
    assert damaged._worded(ones, text) == pytest.approx(expected)
