"""Dates as they come with articles."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

_YEAR = 365.25 * 86_400  # seconds
_FAR = 300 * _YEAR
_SECONDS = re.compile(r"-?\d{9,}(?:\.\d{1,9})?")


def year_of(value: Any) -> float | None:
    """Return a date as years since 1970: ISO 8601 text, seconds, or a date itself.

    >>> round(year_of("2020-01-01"), 2), year_of("last week")
    (50.0, None)
    """
    if isinstance(value, str):
        try:
            seconds = _SECONDS.fullmatch(value.strip())
            value = float(value) if seconds else datetime.fromisoformat(value.strip())
        except ValueError:
            return None
    if isinstance(value, date):
        return (value.toordinal() - date(1970, 1, 1).toordinal()) / 365.25
    if isinstance(value, int | float) and not isinstance(value, bool):
        # Seconds beyond these years are milliseconds, or no date at all.
        return value / _YEAR if -_FAR < value < _FAR else None
    return None
