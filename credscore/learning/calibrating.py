"""From log-odds to probabilities that hold, measured on documents the model never saw."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from credscore.learning import shapes
from credscore.learning.table import LabelError, Table
from credscore.model.calibration import CONFIDENCE_LEVEL, Calibration
from credscore.model.metrics import isotonic

Floats = NDArray[np.float64]

BINS = 160
RESAMPLES = 300
_LOWEST = 0.002  # no probability is nearer to 0 or 1 than a corpus of thousands can tell


def cross_fitted(table: Table, penalty: float | None = None) -> Floats:
    """Return each document's log-odds under a model that saw nothing of its group.

    Raises
    ------
    LabelError
        If all documents of one label are in one part of five.
    """
    part = table.folds()
    log_odds = np.zeros(len(part))
    for k in np.unique(part):
        seen = part != k
        if len(np.unique(table.passes[seen])) < 2:  # noqa: PLR2004  both labels
            msg = "all groups of one label are in one part of five: more groups are needed"
            raise LabelError(msg)
        some = table.x[seen], table.names, table.passes[seen], table.weight[seen]
        fitted = shapes.fit(*some, penalty)
        log_odds[~seen] = fitted.log_odds(table.x[~seen], table.names)
    return log_odds


def calibrated(
    log_odds: Floats, table: Table, bins: int = BINS, between: float = 0.0
) -> Calibration:
    """Fit a monotone table to the outcomes, with bounds from drawing the documents again.

    Parameters
    ----------
    log_odds : ndarray of shape (n_documents,)
        As `cross_fitted` gives them.
    table : Table
    bins : int
        Of equal weight, between which the table is linear.
    between : float
        Log-odds by which texts of other corpora may stray besides, at the level of the bounds;
        its square is added to that of each bound's distance.
    """
    order = np.argsort(log_odds, kind="stable")
    mass: Floats = np.cumsum(table.weight[order])
    bin_of = np.empty(len(order), dtype=np.int64)
    bin_of[order] = np.minimum((mass / mass[-1] * bins).astype(np.int64), bins - 1)
    _, bin_of = np.unique(bin_of, return_inverse=True)
    at = np.bincount(bin_of, table.weight * log_odds) / np.bincount(bin_of, table.weight)
    curve = _curve(table.weight, table.passes, bin_of, at)
    curves = [_curve(weight, table.passes, bin_of, at) for weight in _drawn(table)]
    edge = (1 - CONFIDENCE_LEVEL) / 2
    low, high = np.quantile(np.array(curves), (edge, 1 - edge), axis=0)
    low, high = np.minimum(low, curve), np.maximum(high, curve)
    if between:
        centre, lower, upper = map(_logit, (curve, low, high))
        low = _bounded(centre - np.hypot(centre - lower, between))
        high = _bounded(centre + np.hypot(upper - centre, between))
    return Calibration(at, curve, low, high)


def _logit(p: Floats) -> Floats:
    found: Floats = np.log(p / (1 - p))
    return found


def _bounded(log_odds: Floats) -> Floats:
    p: Floats = 1 / (1 + np.exp(-log_odds))
    return np.clip(p, _LOWEST, 1 - _LOWEST)


def _drawn(table: Table) -> list[Floats]:
    """Draw kinds, and groups, with replacement; each side keeps its share of the weight."""
    rng = np.random.default_rng(0)
    names, member = np.unique(np.array(table.groups), return_inverse=True)
    sides = [np.unique(np.array(table.kinds)[table.passes == side]) for side in (True, False)]
    kind = np.array(table.kinds)
    found = []
    for _ in range(RESAMPLES):
        often = rng.multinomial(len(names), np.full(len(names), 1 / len(names)))
        weight = table.weight * often[member]
        for kinds, side in zip(sides, (True, False), strict=True):
            some = table.passes == side
            times = rng.multinomial(len(kinds), np.full(len(kinds), 1 / len(kinds)))
            weight[some] *= times[np.searchsorted(kinds, kind[some])]
            share = table.weight[some].sum()
            weight[some] *= share / max(weight[some].sum(), 1e-12)
        found.append(weight)
    return found


def _curve(
    weight: Floats, passes: NDArray[np.bool_], bin_of: NDArray[np.int64], at: Floats
) -> Floats:
    """Return the passing share at the log-odds `at`: centred isotonic regression.

    Where neighbours were pooled, isotonic regression is flat and tells documents apart no
    more; between the centres of what was pooled it is straight here (Oron and Flournoy 2017).
    """
    total = np.bincount(bin_of, weight, len(at))
    good = np.bincount(bin_of, weight * passes, len(at))
    # A little weight on each side keeps empty and one-sided bins from certainty.
    half = total.mean() * 0.01
    mass = total + 2 * half
    pooled = isotonic((good + half) / mass, mass)
    levels, level_of = np.unique(pooled, return_inverse=True)
    centre = np.bincount(level_of, mass * at) / np.bincount(level_of, mass)
    return np.clip(np.interp(at, centre, levels), _LOWEST, 1 - _LOWEST)


def at_rate(
    calibration: Calibration, limits: tuple[float, float], before: float, after: float
) -> tuple[Calibration, tuple[float, float]]:
    """Move a calibration and its thresholds from one base rate to another, by Bayes' rule."""
    odds = (after / (1 - after)) / (before / (1 - before))

    def moved(p: Floats) -> Floats:
        return p / (p + (1 - p) * odds)

    columns = map(moved, (calibration.probability, calibration.low, calibration.high))
    fail, review = moved(np.array(limits)).tolist()
    return Calibration(calibration.log_odds, *columns), (fail, review)


def thresholds(
    probability: Floats, rules: tuple[tuple[NDArray[np.bool_], float, float], ...]
) -> tuple[float, float]:
    """Choose the probabilities under which few people's texts fall.

    Parameters
    ----------
    probability : ndarray of shape (n_documents,)
    rules : tuple of (mask, share, share)
        Documents, and at most how many of them may fall under each threshold.

    Returns
    -------
    fail_below, review_below : float
        No text is called `fail` that has one chance in five of passing, nor put before an
        editor that more likely passes than not.
    """
    fail = min(float(np.quantile(probability[m], a, method="lower")) for m, a, _ in rules)
    fail = min(fail, FAIL_AT_MOST)
    review = min(float(np.quantile(probability[m], b, method="lower")) for m, _, b in rules)
    return fail, max(fail, min(review, REVIEW_AT_MOST))


FAIL_AT_MOST, REVIEW_AT_MOST = 0.2, 0.5
