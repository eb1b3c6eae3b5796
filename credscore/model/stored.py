"""What a stored model must hold before a text is scored with it.

Checksums tell a changed file; they say nothing of one that was written so.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credscore.features.schema import FeatureSchema
from credscore.ngram.store import ArtifactError, Part

_MOST = 1e6  # log-odds: a hundredth is certainty, and sums of these stay finite


def check_model(part: Part, schema: FeatureSchema, folder: Path) -> None:
    """Make sure that every number of a model is there and can be reckoned with.

    Raises
    ------
    ArtifactError
        If something is missing or makes no model, or the model was made for other features.
    """
    made_for = part.settings.get("features")
    if isinstance(made_for, str) and made_for != schema.fingerprint:
        msg = (
            f"the model in {folder} was made for other features ({made_for[:12]}) than these "
            f"extractors give ({schema.fingerprint[:12]}): train it again"
        )
        raise ArtifactError(msg)
    wrong = next(_wrong(part, schema), None)
    if wrong is not None:
        msg = f"the model in {folder} cannot be used: {wrong}"
        raise ArtifactError(msg)


def _wrong(part: Part, schema: FeatureSchema) -> Iterator[str]:
    settings, missing = part.settings, part.settings.get("missing")
    for name in ("features", "release"):
        if not isinstance(settings.get(name), str):
            yield f"{name} must be a string"
    for name, fits in _NUMBERS.items():
        if not (_is_number(settings.get(name)) and fits(settings[name])):
            yield f"{name} is no number that it could be"
    if not isinstance(missing, dict) or not set(missing) <= set(schema.names):
        yield "missing must name features"
        return
    for name, value in missing.items():
        if not (_is_number(value) and abs(value) <= _MOST):
            yield f"missing[{name!r}] is no number that it could be"
        yield from _of_shape(name, part.arrays)
    yield from _of_calibration(part.arrays)


def _of_shape(name: str, arrays: Mapping[str, Any]) -> Iterator[str]:
    knots, levels = _column(arrays, f"{name}.knots"), _column(arrays, f"{name}.log_odds")
    if knots is None or levels is None or len(knots) != len(levels):
        yield f"the shape of {name} must be two columns of finite numbers"
    elif (np.diff(knots) < 0).any() or (np.abs(levels) > _MOST).any():
        yield f"the shape of {name} must have increasing knots and log-odds within {_MOST:g}"


def _of_calibration(arrays: Mapping[str, Any]) -> Iterator[str]:
    at = _column(arrays, "calibration.log_odds")
    found = [_column(arrays, f"calibration.{name}") for name in ("probability", "low", "high")]
    values = [column for column in found if column is not None and at is not None]
    if at is None or len(values) < len(found) or any(len(v) != len(at) for v in values):
        yield "the calibration must be four columns of finite numbers"
    elif (np.diff(at) < 0).any() or any(((v < 0) | (v > 1)).any() for v in values):
        yield "the calibration must lead from increasing log-odds to probabilities"


def _column(arrays: Mapping[str, Any], name: str) -> NDArray[np.float64] | None:
    """Return an array if it is what the model can reckon with, None where it is not."""
    found = arrays.get(name)
    if not isinstance(found, np.ndarray) or found.dtype != np.float64 or found.ndim != 1:
        return None
    return found if len(found) and np.isfinite(found).all() else None


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < _MOST * _MOST and math.isfinite(value)


_NUMBERS: dict[str, Callable[[float], bool]] = {
    "intercept": lambda x: abs(x) <= _MOST,
    "review_below": lambda x: 0 <= x <= 1,
    "fail_below": lambda x: 0 <= x <= 1,
    "base_rate": lambda x: 0 < x < 1,
}
