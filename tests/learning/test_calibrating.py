"""Calibration on made-up documents whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest

from credscore.learning.calibrating import calibrated, cross_fitted, thresholds
from credscore.learning.shapes import PLANS
from credscore.learning.table import Table

NAMES = tuple(plan.feature for plan in PLANS)


def made(n: int = 1200, seed: int = 0) -> Table:
    """Documents whose chance of passing falls with one feature alone."""
    rng = np.random.default_rng(seed)
    x = np.zeros((n, len(NAMES)))
    x[:, 0] = rng.uniform(-12, 4, n)
    passes = rng.random(n) < 1 / (1 + np.exp(x[:, 0] + 3))
    groups = tuple(f"g{i // 3}" for i in range(n))
    kinds = tuple(f"{'good' if ok else 'bad'} {i % 4}" for i, ok in enumerate(passes.tolist()))
    return Table(x, NAMES, passes, kinds, groups, np.full(n, 1 / n))


def test_probabilities_are_those_of_the_truth() -> None:
    table = made(4000)
    log_odds = cross_fitted(table)
    curve = calibrated(log_odds, table, bins=40)
    p = np.array([curve(z)[0] for z in log_odds])
    truth = 1 / (1 + np.exp(table.x[:, 0] + 3))
    assert np.abs(p - truth).mean() < 0.04


def test_the_curve_rises_everywhere_and_lies_within_its_bounds() -> None:
    table = made()
    curve = calibrated(cross_fitted(table), table)
    assert (np.diff(curve.log_odds) > 0).all()
    assert (np.diff(curve.probability) >= 0).all()
    assert (curve.low <= curve.probability).all()
    assert (curve.probability <= curve.high).all()


def test_what_other_corpora_stray_by_widens_every_bound_and_moves_no_probability() -> None:
    table = made()
    log_odds = cross_fitted(table)
    narrow, wide = calibrated(log_odds, table), calibrated(log_odds, table, between=1.0)
    assert (wide.probability == narrow.probability).all()
    assert (wide.low <= narrow.low).all()
    assert (wide.high >= narrow.high).all()

    def logit(p: float) -> float:
        return float(np.log(p / (1 - p)))

    at = len(narrow.probability) // 2
    p = float(narrow.probability[at])
    before = logit(p) - logit(float(narrow.low[at]))
    after = logit(p) - logit(float(wide.low[at]))
    assert after**2 == pytest.approx(before**2 + 1.0)


def test_a_document_is_judged_without_its_group() -> None:
    table = made(300)
    flipped = table.passes.copy()
    of_first = np.array(table.folds() == table.folds()[0])
    flipped[of_first] = ~flipped[of_first]
    other = Table(table.x, NAMES, flipped, table.kinds, table.groups, table.weight)
    assert cross_fitted(other)[of_first] == pytest.approx(cross_fitted(table)[of_first])


def test_few_of_those_a_rule_protects_fall_under_the_thresholds() -> None:
    p = np.linspace(0, 1, 1001)
    everyone, some = np.ones(1001, dtype=bool), p > 0.05
    fail, review = thresholds(p, ((everyone, 0.1, 0.3), (some, 0.01, 0.2)))
    assert (p[everyone] < fail).mean() <= 0.1
    assert (p[some] < fail).mean() <= 0.01
    assert fail <= review <= 0.5
    assert thresholds(p[p > 0.9], ((np.ones(100, dtype=bool), 0.5, 0.9),)) == (0.2, 0.5)
