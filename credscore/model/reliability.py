"""The additive model: one shape function per feature, summed into log-odds."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credscore.features.schema import FeatureSchema
from credscore.model.calibration import Calibration
from credscore.model.score import Contribution, Verdict
from credscore.ngram import store

PART = "reliability"


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

    def __call__(self, value: float) -> float:
        """Return the feature's contribution at `value`."""
        if math.isnan(value):
            return self.missing
        return float(np.interp(value, self.knots, self.log_odds))


@dataclass(frozen=True, slots=True, eq=False)
class Reliability:
    """Feature values in, calibrated probability and its explanation out.

    Attributes
    ----------
    review_below, fail_below : float
        Decision thresholds on the probability.
    version : str
        Name of the release and digest of all its parts.
    """

    schema: FeatureSchema
    shapes: Mapping[str, Shape]
    intercept: float
    calibration: Calibration
    review_below: float
    fail_below: float
    version: str

    @classmethod
    def load(cls, schema: FeatureSchema, folder: Path = store.SHIPPED) -> Reliability:
        """Read the model of `folder` for the columns of `schema`.

        Raises
        ------
        ArtifactError
            If the folder holds no model, a changed one, or one for other features.
        """
        part = store.load(PART, folder)
        settings = part.settings
        if settings["features"] != schema.fingerprint:
            msg = (
                f"the model in {folder} was made for other features "
                f"({settings['features'][:12]}) than these extractors give "
                f"({schema.fingerprint[:12]}): train it again"
            )
            raise store.ArtifactError(msg)
        shapes = {name: _shape(name, part) for name in settings["missing"]}
        calibration = Calibration(
            log_odds=part.arrays["calibration.log_odds"],
            probability=part.arrays["calibration.probability"],
            low=part.arrays["calibration.low"],
            high=part.arrays["calibration.high"],
        )
        version = f"{settings['release']}+{store.fingerprint(folder)}"
        return cls(
            schema,
            shapes,
            float(settings["intercept"]),
            calibration,
            float(settings["review_below"]),
            float(settings["fail_below"]),
            version,
        )

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

    def verdict(self, probability: float) -> Verdict:
        """Compare the probability with the two decision thresholds."""
        if probability < self.fail_below:
            return "fail"
        return "review" if probability < self.review_below else "pass"


def _shape(name: str, part: store.Part) -> Shape:
    missing: Any = part.settings["missing"][name]
    return Shape(part.arrays[f"{name}.knots"], part.arrays[f"{name}.log_odds"], float(missing))
