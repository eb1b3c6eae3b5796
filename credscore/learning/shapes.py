"""Fit one monotone piecewise linear shape per feature, all at once.

A shape is a sum of ramps between knots.  Logistic regression on the ramps with a sign
constraint on every weight keeps it monotone; a cap on the weights keeps it small.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from credscore.model.reliability import Shape

PENALTY = 2e-4  # L2, per unit of total weight


@dataclass(frozen=True, slots=True)
class Plan:
    """A feature's knots, which way it may go, and how far.

    Attributes
    ----------
    direction : int
        -1: more of it never raises the score; 1: never lowers it; 0: free.
    cap : float
        Most log-odds that one ramp may add or take.
    """

    feature: str
    knots: tuple[float, ...]
    direction: int
    cap: float = math.inf


_LOG_ODDS = (-12, -9, -7, -6, -5, -4, -3, -2, -1, 0, 0.5, 1, 2, 3, 5, 8)
PLANS = (
    Plan("translation.neural", _LOG_ODDS, -1),
    Plan("translation.rule_based", _LOG_ODDS, -1),
    Plan("translation.spinner", _LOG_ODDS, -1),
    Plan("garble.rate", (0, 1, 2, 4, 7, 12, 20, 40), -1),
    # Subjects far from the counts have more odd words in sound English, so it takes many.
    Plan("garble.odd_words", (0.04, 0.07, 0.1, 0.15), -1, cap=0.5),
    Plan("garble.broken_kinds", (0, 1, 2, 4), -1),
    # A text without any attribution loses at most a fifth of a unit of log-odds, and none can
    # gain any: more would let sprinkled attributions buy too much.
    Plan("attribution.rate", (0, 4, 8, 12), 1, cap=0.2 / 3),
    Plan("boilerplate.share", (0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8), -1),
    Plan("boilerplate.brief_share", (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8), -1),
    Plan("boilerplate.appeal_share", (0, 0.02, 0.05, 0.1, 0.3), -1),
    Plan("readability.ari", (0, 6, 10, 14, 18, 26), 0, cap=0.15),
    Plan("repetition.line_share", (0, 0.02, 0.1, 0.4), -1),
    Plan("repetition.phrase_share", (0, 0.03, 0.08, 0.15, 0.4), -1),
)


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """Shapes and the intercept, before calibration."""

    shapes: dict[str, Shape]
    intercept: float

    def log_odds(self, x: NDArray[np.float64], names: Sequence[str]) -> NDArray[np.float64]:
        """Return the sum for every row of `x`; shape (n_documents,)."""
        total = np.full(len(x), self.intercept)
        for name, shape in self.shapes.items():
            column = x[:, list(names).index(name)]
            values = np.interp(column, shape.knots, shape.log_odds)
            total += np.where(np.isnan(column), shape.missing, values)
        return total


def fit(
    x: NDArray[np.float64],
    names: Sequence[str],
    passes: NDArray[np.bool_],
    weight: NDArray[np.float64],
    penalty: float | None = None,
) -> Fitted:
    """Fit every plan's shape to whether documents pass.

    Parameters
    ----------
    x : ndarray of shape (n_documents, n_features)
    names : sequence of str
        The columns.
    passes : ndarray of bool, shape (n_documents,)
    weight : ndarray of shape (n_documents,)
    penalty : float or None
        On squared steps, per unit of total weight; None takes `PENALTY`.
    """
    blocks, bounds = [], []
    for plan in PLANS:
        blocks.append(_ramps(x[:, list(names).index(plan.feature)], plan.knots))
        low = -plan.cap if plan.direction <= 0 else 0.0
        high = plan.cap if plan.direction >= 0 else 0.0
        bounds += [(low, high)] * (len(plan.knots) - 1)
    design = np.concatenate([*blocks, np.ones((len(x), 1))], axis=1)
    bounds.append((-math.inf, math.inf))
    l2 = PENALTY if penalty is None else penalty
    theta = _solve(design, passes, weight / weight.sum(), bounds, l2)
    shapes, at, intercept = {}, 0, float(theta[-1])
    for plan, block in zip(PLANS, blocks, strict=True):
        steps = theta[at : at + len(plan.knots) - 1]
        at += len(steps)
        levels = np.concatenate([[0.0], np.cumsum(steps)])
        # A shape is zero where the text is best, so that no contribution is ever a credit.
        best = float(levels.max())
        intercept += best
        mean = float((block @ steps).mean()) - best
        shapes[plan.feature] = Shape(np.array(plan.knots, dtype=float), levels - best, mean)
    return Fitted(shapes, intercept)


def _ramps(column: NDArray[np.float64], knots: Sequence[float]) -> NDArray[np.float64]:
    low, high = np.array(knots[:-1]), np.array(knots[1:])
    ramps = np.clip((column[:, None] - low) / (high - low), 0.0, 1.0)
    known = ~np.isnan(column)
    ramps[~known] = ramps[known].mean(axis=0) if known.any() else 0.0
    return np.asarray(ramps, dtype=np.float64)


def _solve(
    design: NDArray[np.float64],
    passes: NDArray[np.bool_],
    weight: NDArray[np.float64],
    bounds: list[tuple[float, float]],
    l2: float,
) -> NDArray[np.float64]:
    sign = np.where(passes, 1.0, -1.0)
    penalty = np.full(design.shape[1], l2)
    penalty[-1] = 0.0

    def objective(theta: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = sign * (design @ theta)
        loss = (weight * np.logaddexp(0, -z)).sum() + 0.5 * (penalty * theta * theta).sum()
        slope = weight * sign / (1 + np.exp(np.clip(z, -500, 500)))
        return float(loss), penalty * theta - design.T @ slope

    start = np.zeros(design.shape[1])
    found = minimize(
        objective, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 2000}
    )
    return np.asarray(found.x, dtype=np.float64)
