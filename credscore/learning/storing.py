"""A fitted model as a part on disk."""

from __future__ import annotations

import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credscore.extractors import CATALOGUE
from credscore.features.schema import FeatureSchema
from credscore.learning.shapes import Fitted
from credscore.model.calibration import CONFIDENCE_LEVEL, Calibration
from credscore.model.reliability import PART
from credscore.ngram import store


def save(
    fitted: Fitted,
    calibration: Calibration,
    thresholds: tuple[float, float],
    settings: dict[str, Any],
    folder: Path,
) -> None:
    """Write the model into `folder`.

    `settings` hold what its card says of it: release, base rate, figures, the rule of its
    thresholds, and sources as rows of what, used for, terms.
    """
    fail_below, review_below = thresholds
    stored = {
        **settings,
        "features": FeatureSchema.of(CATALOGUE).fingerprint,
        "intercept": fitted.intercept,
        "missing": {name: shape.missing for name, shape in fitted.shapes.items()},
        "confidence_level": CONFIDENCE_LEVEL,
        "versions": versions(),
        "fail_below": fail_below,
        "review_below": review_below,
    }
    store.save(PART, store.Part(_arrays(fitted, calibration), stored), folder)


def _arrays(fitted: Fitted, calibration: Calibration) -> dict[str, NDArray[Any]]:
    arrays: dict[str, NDArray[Any]] = {
        "calibration.log_odds": calibration.log_odds,
        "calibration.probability": calibration.probability,
        "calibration.low": calibration.low,
        "calibration.high": calibration.high,
    }
    for name, shape in fitted.shapes.items():
        arrays[f"{name}.knots"] = np.asarray(shape.knots)
        arrays[f"{name}.log_odds"] = np.asarray(shape.log_odds)
    return arrays


def versions() -> dict[str, str]:
    """Return the versions of Python and of the libraries that a model is made with."""
    found = {name: version(name) for name in ("numpy", "scipy", "scikit-learn")}
    return {"Python": platform.python_version(), **found}
