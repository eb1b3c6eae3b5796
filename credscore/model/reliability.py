"""The additive model: one shape function per feature, summed into log-odds."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from credscore.features.schema import FeatureSchema
from credscore.model import stored
from credscore.model.calibration import CONFIDENCE_LEVEL, Calibration
from credscore.model.score import Contribution, Verdict
from credscore.model.terms import Terms
from credscore.ngram import store

PART = "reliability"
_SUREST = 1e-12  # no probability is moved from nearer to 0 or 1


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A piecewise linear function of one feature, flat beyond its outer knots.

    Attributes
    ----------
    knots, log_odds : ndarray of shape (n_knots,)
    missing : float
        Log-odds where the feature could not be measured.
    """

    knots: NDArray[np.float64]
    log_odds: NDArray[np.float64]
    missing: float
    _points: tuple[list[float], list[float]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # For one text plain lists are ten times as fast as numpy.
        object.__setattr__(self, "_points", (self.knots.tolist(), self.log_odds.tolist()))

    def __call__(self, value: float) -> float:
        """Return the feature's contribution at `value`."""
        knots, values = self._points
        if value >= knots[-1]:
            return values[-1]
        if value <= knots[0]:
            return values[0]
        after = bisect_right(knots, value)
        if after == len(knots):  # not a number: it compares with nothing
            return self.missing
        at, low = knots[after - 1], values[after - 1]
        return low + (value - at) / (knots[after] - at) * (values[after] - low)


class Judged(NamedTuple):
    """A probability at the model's base rate, its interval, and the verdict."""

    probability: float
    low: float
    high: float
    verdict: Verdict


@dataclass(frozen=True, slots=True, eq=False)
class Reliability:
    """Feature values in, calibrated probability and its explanation out.

    Attributes
    ----------
    review_below, fail_below : float
        Decision thresholds on the probability.
    base_rate : float
        Share of texts that would not pass, as it was calibrated.
    shift : float
        Log-odds that every probability is moved by, for another base rate.
    version : str
        Name of the release and digest of all its parts.
    confidence_level : float
        Of the interval around a probability.
    terms : Terms
        What its scores are to be read against.
    """

    schema: FeatureSchema
    shapes: Mapping[str, Shape]
    intercept: float
    calibration: Calibration
    review_below: float
    fail_below: float
    version: str
    base_rate: float
    shift: float = 0.0
    confidence_level: float = CONFIDENCE_LEVEL
    terms: Terms = field(init=False, repr=False)
    _columns: list[tuple[int, Shape]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        names = self.schema.names
        columns = [(names.index(name), shape) for name, shape in self.shapes.items()]
        object.__setattr__(self, "_columns", columns)
        rate = _sigmoid(_logit(self.base_rate) - self.shift) if self.shift else self.base_rate
        terms = Terms(
            self.fail_below,
            self.review_below,
            self.base_rate,
            rate,
            self.confidence_level,
            self.shift,
        )
        object.__setattr__(self, "terms", terms)

    @classmethod
    def load(cls, schema: FeatureSchema, folder: Path = store.SHIPPED) -> Reliability:
        """Read the model of `folder` for the columns of `schema`.

        Raises
        ------
        ArtifactError
            If the folder holds no model, a changed or broken one, or one for other features.
        """
        part = store.load(PART, folder)
        try:
            held = stored.settings(part)
            calibration = Calibration(**stored.table(part))
            shapes = {
                name: Shape(*stored.curve(part, name), missing)
                for name, missing in held.missing.items()
            }
        except stored.UnsoundError as error:
            msg = f"the model in {folder} cannot be used: {error}"
            raise store.ArtifactError(msg) from error
        if held.features != schema.fingerprint or not shapes.keys() <= set(schema.names):
            msg = (
                f"the model in {folder} was made for other features "
                f"({held.features[:12]}) than these extractors give "
                f"({schema.fingerprint[:12]}): train it again"
            )
            raise store.ArtifactError(msg)
        version = f"{held.release}+{store.fingerprint(folder)}"
        numbers = (held.review_below, held.fail_below, version, held.base_rate)
        return cls(
            schema,
            shapes,
            held.intercept,
            calibration,
            *numbers,
            confidence_level=held.confidence_level,
        )

    def at(self, base_rate: float) -> Reliability:
        """Return the same model for texts of which another share would not pass.

        By Bayes' rule the odds move with the odds of the base rates; what the model knows of
        a text stays as it is.

        Raises
        ------
        ValueError
            If `base_rate` does not lie between 0 and 1.
        """
        if not 0 < base_rate < 1:
            msg = f"base_rate must lie between 0 and 1, got {base_rate!r}"
            raise ValueError(msg)
        shift = _logit(self.base_rate) - _logit(base_rate)
        name = self.version.partition("@")[0]
        return replace(self, shift=shift, version=f"{name}@{float(base_rate)!r}")

    def contributions(self, x: NDArray[np.float64]) -> tuple[Contribution, ...]:
        """Return every weighted feature's part of the log-odds.

        Parameters
        ----------
        x : ndarray of shape (n_features,)
            In the order of `schema`.
        """
        return tuple(
            Contribution(name, float(value), self.shapes[name](float(value)))
            for name, value in zip(self.schema.names, x, strict=True)
            if name in self.shapes
        )

    def log_odds(self, contributions: tuple[Contribution, ...]) -> float:
        """Return intercept plus contributions."""
        return self.intercept + math.fsum(c.log_odds for c in contributions)

    def log_odds_of(self, x: NDArray[np.float64]) -> float:
        """Return the same from one row of features; x of shape (n_features,)."""
        row = x.tolist()
        return self.intercept + math.fsum([shape(row[i]) for i, shape in self._columns])

    def judge(self, log_odds: float) -> Judged:
        """Turn log-odds into a probability, its interval and a verdict."""
        p, low, high = self.calibration(log_odds)
        if not self.shift:
            return Judged(p, low, high, self.verdict(p))
        # Error rates hold where they were measured, so another base rate may spare a text.
        verdict = self.verdict(max(p, self._moved(p)))
        return Judged(self._moved(p), self._moved(low), self._moved(high), verdict)

    def _moved(self, probability: float) -> float:
        return _sigmoid(_logit(probability) + self.shift)

    def probability(self, x: NDArray[np.float64]) -> float:
        """Return the probability of one row of features; x of shape (n_features,)."""
        return self.judge(self.log_odds_of(x)).probability

    def verdict(self, probability: float) -> Verdict:
        """Compare the probability with the two decision thresholds."""
        if probability < self.fail_below:
            return "fail"
        return "review" if probability < self.review_below else "pass"


def _logit(probability: float) -> float:
    p = min(max(probability, _SUREST), 1 - _SUREST)
    return math.log(p) - math.log1p(-p)


def _sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))
