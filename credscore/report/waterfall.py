"""The way from the base rate to the score, in steps of log-odds that add up."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from credscore.model.score import Score

StepKind = Literal["base_rate", "start", "intercept", "feature", "calibration", "shift"]

# No probability is told from a surer one: what is nearer to 0 or 1 has no log-odds to draw.
_SUREST = 1e-12


@dataclass(frozen=True, slots=True)
class Step:
    """One amount that is added, and where that leads.

    Attributes
    ----------
    kind : str
        ``"base_rate"``: where one begins, of a text nobody has read.  ``"start"``: from there
        to a text without any fault; ``"intercept"``: the same from zero.  ``"feature"``: a
        contribution.  ``"calibration"``: from the sum to the log-odds of the probability that
        the calibration table reads from it.  ``"shift"``: to another base rate.
    name : str
        Of the feature; else empty.
    value : float or None
        Of the feature, as it was measured.
    log_odds, total : float
        The amount, and the sum up to and with it.
    """

    kind: StepKind
    name: str
    value: float | None
    log_odds: float
    total: float


@dataclass(frozen=True, slots=True)
class Waterfall:
    """All steps, those of features largest first.

    Attributes
    ----------
    steps : tuple of Step
    log_odds : float
        Intercept plus contributions: what the calibration table is asked for.
    end : float
        Log-odds of the score; the steps add up to it.
    """

    steps: tuple[Step, ...]
    log_odds: float
    end: float


def waterfall(score: Score) -> Waterfall | None:
    """Return the steps that lead to a score, or None where there are none to be told.

    >>> from credscore.model.score import Contribution
    >>> lost = Contribution("garble.rate", 11.2, -3.0)
    >>> made = Score("", "", "", 0, "scored", score=0.5, intercept=2.0, contributions=(lost,))
    >>> [(step.kind, step.log_odds, step.total) for step in waterfall(made).steps]
    [('intercept', 2.0, 2.0), ('feature', -3.0, -1.0), ('calibration', 1.0, 0.0)]
    """
    if score.score is None or score.intercept is None:
        return None
    ranked = sorted(score.contributions, key=lambda c: (-abs(c.log_odds), c.feature))
    summed = score.intercept + math.fsum(c.log_odds for c in ranked)
    end = log_odds(score.score)
    shift = 0.0 if score.terms is None else score.terms.shift
    amounts: list[tuple[StepKind, str, float | None, float]] = _begun(score)
    amounts += [("feature", c.feature, c.value, c.log_odds) for c in ranked]
    amounts.append(("calibration", "", None, end - shift - summed))
    if shift:
        amounts.append(("shift", "", None, shift))
    return Waterfall(tuple(_totalled(amounts)), summed, end)


def _begun(score: Score) -> list[tuple[StepKind, str, float | None, float]]:
    intercept = score.intercept or 0.0
    if score.terms is None:
        return [("intercept", "", None, intercept)]
    prior = log_odds(1 - score.terms.calibrated_at)
    return [("base_rate", "", None, prior), ("start", "", None, intercept - prior)]


def _totalled(
    amounts: Iterable[tuple[StepKind, str, float | None, float]],
) -> Iterable[Step]:
    added: list[float] = []
    for kind, name, value, amount in amounts:
        added.append(amount)
        yield Step(kind, name, value, amount, math.fsum(added))


def log_odds(probability: float) -> float:
    """Return the natural logarithm of the odds of a probability.

    >>> log_odds(0.5)
    0.0
    """
    p = min(max(probability, _SUREST), 1 - _SUREST)
    return math.log(p) - math.log1p(-p)
