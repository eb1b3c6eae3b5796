"""What a record can hold of the things that came with a text."""

from __future__ import annotations

import math
from collections.abc import Mapping
from numbers import Integral, Real
from typing import Any

import numpy as np

# Deeper than anybody nests, and shallow enough for every reader of JSON.
_DEEPEST = 64


def plain(value: object, depth: int = 0) -> Any:
    """Return `value` as JSON values: numbers that are not finite as None, other objects as str.

    >>> plain({"n": float("nan"), "tags": ("a", 2), 3: 1j})
    {'n': None, 'tags': ['a', 2], '3': '1j'}
    """
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, Integral | Real | np.bool_):
        return _number(value)
    held = _held(value, depth + 1) if depth < _DEEPEST else None
    return _said(value) if held is None else held


def _held(value: object, depth: int) -> Any:
    """Return what a container holds, or None if it is none."""
    if isinstance(value, Mapping):
        return {_said(k): plain(v, depth) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v, depth) for v in value]
    if isinstance(value, set | frozenset):
        return sorted(map(_said, value))  # in the same order in every process
    return plain(value.tolist(), depth) if isinstance(value, np.ndarray) else None


def _number(value: Integral | Real | np.bool_) -> int | float | None:
    try:
        if isinstance(value, np.bool_):
            return bool(value)
        if isinstance(value, Integral):
            number = int(value)
            str(number)  # Python writes no number of more than 4,300 digits
            return number
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def _said(value: object) -> str:
    try:
        return str(value)
    except Exception:  # noqa: BLE001  it is not worth losing a score for
        return f"<{type(value).__name__}>"
