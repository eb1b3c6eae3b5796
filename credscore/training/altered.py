"""How far altered quotations, numbers and names speak against a copy: one shape."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from credscore.comparison.comparer import compare
from credscore.comparison.effect import altered_rate
from credscore.scorer import Scorer
from credscore.training.pairs import LabelledPair
from credscore.training.reliability import BASE_RATE

Floats = NDArray[np.float64]
KNOTS = (0.0, 5.0, 10.0, 20.0, 40.0)
A_KIND = 60  # pairs
_PASS = ("verbatim", "plain copy", "partial, verbatim")
_FAIL = ("spun", "round trip", "neural round trip", "partial")
_PERSON = "two translations, machine and person"
_RIDGE = 1e-3


class _Row(NamedTuple):
    passes: bool
    kind: str
    known: float  # log-odds without the original
    rate: float


def altered_shape(pairs: Sequence[LabelledPair]) -> dict[str, list[float]]:
    """Fit the shape beside what the score says already, which is held fixed.

    A faithful copy of news would pass, a spun one not.  What a person translated passes beside
    a machine's translation, too: words of one source may differ without anybody's fault.
    """
    rng = random.Random(41)  # noqa: S311  no secret
    scorer = Scorer()
    rows: list[_Row] = []
    for kind, (passes, some) in _kinds(pairs).items():
        for copy, original in rng.sample(some, min(len(some), A_KIND)):
            score = scorer.score(copy)
            if score.intercept is not None:
                known = score.intercept + sum(c.log_odds for c in score.contributions)
                rows.append(_Row(passes, kind, known, altered_rate(compare(copy, original))))
    counts = Counter(row.kind for row in rows)
    sides = Counter({row.kind: row.passes for row in rows}.values())
    mass = {True: (1 - BASE_RATE) / sides[True], False: BASE_RATE / sides[False]}
    weight = np.array([mass[row.passes] / counts[row.kind] for row in rows])
    known, rate, passing = np.array([(row.known, row.rate, row.passes) for row in rows]).T
    return {"knots": list(KNOTS), "log_odds": _fitted(known, rate, passing, weight)}


def _kinds(
    pairs: Sequence[LabelledPair],
) -> dict[str, tuple[bool, list[tuple[str, str]]]]:
    found: dict[str, tuple[bool, list[tuple[str, str]]]] = {}
    for pair in pairs:
        both = pair.copy, pair.original
        if pair.kind == _PERSON:
            passes, both = True, both if pair.outlets[0] == "person" else both[::-1]
        elif pair.kind.startswith(_PASS):
            passes = True
        elif pair.kind.startswith(_FAIL):
            passes = False
        else:
            continue
        found.setdefault(pair.kind, (passes, []))[1].append(both)
    return found


def _fitted(known: Floats, rate: Floats, passes: Floats, weight: Floats) -> list[float]:
    """Return the log-odds at the knots: 0 at none, and never rising."""
    knots = np.array(KNOTS)
    ramps = np.clip((rate[:, None] - knots[:-1]) / np.diff(knots), 0, 1)

    def loss(steps: Floats) -> tuple[float, Floats]:
        z = known - ramps @ steps
        p = 1 / (1 + np.exp(-z))
        terms = np.logaddexp(0, z) - passes * z
        slope = -ramps.T @ (weight * (p - passes)) + 2 * _RIDGE * steps
        return float(weight @ terms + _RIDGE * steps @ steps), slope

    start = np.zeros(len(KNOTS) - 1)
    bounds = [(0, None)] * len(start)
    found = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B")
    return [round(float(v), 4) + 0.0 for v in np.concatenate([[0.0], -np.cumsum(found.x)])]
