"""What a stored model must be before anything is judged by it.

A checksum tells that a model is as it was written, not that its writer meant well: a model that
came from somewhere must not fail in the midst of a run, nor write what is no number.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credscore.model.calibration import CONFIDENCE_LEVEL
from credscore.ngram.store import Part

_RELEASE = re.compile(r"[A-Za-z0-9._-]{1,40}", re.ASCII)  # it stands in every record
_FINGERPRINT = re.compile(r"[0-9a-f]{64}", re.ASCII)
_COLUMNS = ("log_odds", "probability", "low", "high")
_MOST_POINTS = 1 << 16
_LARGEST = 1e6  # of any number of a model, all of which are log-odds or shares


class UnsoundError(ValueError):
    """A stored model has a part that is missing or makes no sense."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The numbers of a model, all finite and in range.

    Attributes
    ----------
    missing : mapping of str to float
        By feature: log-odds where it could not be measured.
    """

    features: str
    release: str
    missing: Mapping[str, float]
    intercept: float
    review_below: float
    fail_below: float
    base_rate: float
    confidence_level: float


def settings(part: Part) -> Settings:
    """Return the settings of a model.

    Raises
    ------
    UnsoundError
        If one is missing, of another kind, or out of range.
    """
    held = part.settings
    features, release, missing = (held.get(name) for name in ("features", "release", "missing"))
    if not isinstance(features, str) or not _FINGERPRINT.fullmatch(features):
        msg = "'features' must be a fingerprint"
        raise UnsoundError(msg)
    if not isinstance(release, str) or not _RELEASE.fullmatch(release):
        msg = f"'release' must be a name of letters, digits, '.', '_' and '-', not {release!r:.60}"
        raise UnsoundError(msg)
    if not isinstance(missing, dict):
        msg = "'missing' must have a number for every feature"
        raise UnsoundError(msg)
    found = Settings(
        features,
        release,
        {name: _number(missing, name) for name in missing},
        _number(held, "intercept"),
        _number(held, "review_below", 0, 1),
        _number(held, "fail_below", 0, 1),
        _number(held, "base_rate", 0, 1),
        _number({"confidence_level": CONFIDENCE_LEVEL, **held}, "confidence_level", 0, 1),
    )
    if found.fail_below > found.review_below or found.base_rate in (0, 1):
        msg = "'fail_below' must not be above 'review_below', nor 'base_rate' be 0 or 1"
        raise UnsoundError(msg)
    return found


def curve(part: Part, name: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return knots and log-odds of a feature; each of shape (n_knots,).

    Raises
    ------
    UnsoundError
        If they are missing, not of one length, not finite, or the knots do not ascend.
    """
    knots, log_odds = _row(part, f"{name}.knots"), _row(part, f"{name}.log_odds")
    if len(knots) != len(log_odds) or (np.diff(knots) < 0).any():
        msg = f"the knots of {name!r} must ascend, with a value at each"
        raise UnsoundError(msg)
    return knots, log_odds


def table(part: Part) -> dict[str, NDArray[np.float64]]:
    """Return the columns of the calibration, by name; each of shape (n_points,).

    Raises
    ------
    UnsoundError
        If one is missing, they are not of one length, or hold what is no probability.
    """
    columns = {name: _row(part, f"calibration.{name}") for name in _COLUMNS}
    at, *shares = columns.values()
    in_range = all(((share >= 0) & (share <= 1)).all() for share in shares)
    if not in_range or {len(share) for share in shares} != {len(at)} or (np.diff(at) < 0).any():
        msg = "the calibration must ascend and hold probabilities, as many as log-odds"
        raise UnsoundError(msg)
    return columns


def _number(
    held: Mapping[str, Any], name: str, low: float = -math.inf, high: float = math.inf
) -> float:
    value = held.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        msg = f"{name!r:.60} must be a number"
        raise UnsoundError(msg)
    # Whole numbers of any length are JSON, and not all of them can be a float.
    if not abs(value) <= _LARGEST or not low <= value <= high:
        msg = f"{name!r:.60} must be from {max(low, -_LARGEST):g} to {min(high, _LARGEST):g}"
        raise UnsoundError(msg)
    return float(value)


def _row(part: Part, name: str) -> NDArray[np.float64]:
    row = part.arrays.get(name)
    if row is None or row.ndim != 1 or not 0 < len(row) <= _MOST_POINTS:
        msg = f"the array {name!r:.60} must be a row of numbers"
        raise UnsoundError(msg)
    row = row.astype(np.float64)
    if not (np.abs(row) <= _LARGEST).all():
        msg = f"the array {name!r:.60} must hold numbers up to {_LARGEST:g}"
        raise UnsoundError(msg)
    return row
