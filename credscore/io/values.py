"""Columns of Arrow as Python values, and those as JSON's."""

from __future__ import annotations

import base64
import datetime as dt
import warnings
from typing import Any

from credscore.io.schema import pa

_INSTANTS = dt.date | dt.time  # a datetime is a date


def values(column: pa.Array) -> list[Any]:
    """Return the values of a column, however it is encoded.

    Notes
    -----
    Times are cut to microseconds and told in UTC: Python has no nanoseconds, and zones have
    other names on other machines.  A string that is no UTF-8 comes back as bytes, a date
    that Python cannot hold as text.  Of a key that a map has twice, the last stays.
    """
    if isinstance(column.type, pa.BaseExtensionType):
        column = column.storage
    settled = _settled(column.type)
    if settled != column.type:
        column = column.cast(settled, safe=False)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of keys that a map has twice
            found: list[Any] = column.to_pylist(maps_as_pydicts="lossy")
    except (ValueError, ArithmeticError):  # a string that is no UTF-8 is the former
        found = [_value(scalar) for scalar in column]
    return found


def as_json(value: Any) -> Any:
    """Return `value` as JSON has it.

    Dates and times are ISO 8601, durations seconds, decimals strings with all their digits,
    bytes Base64; whatever else JSON lacks is a string.

    >>> as_json({"at": dt.date(2024, 2, 1), "tags": [b"abc", dt.timedelta(hours=1)]})
    {'at': '2024-02-01', 'tags': ['YWJj', 3600.0]}
    """
    if hasattr(value, "item"):  # float16, for which Arrow before 21 has a number of numpy's
        value = value.item()
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, dict):
        return {str(name): as_json(held) for name, held in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(held) for held in value]
    if hasattr(value, "item"):  # float16, for which Arrow before 21 has a number of numpy's
        return as_json(value.item())
    return _as_text(value)


def _as_text(value: Any) -> str | float:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, dt.timedelta):
        return value.total_seconds()
    return value.isoformat() if isinstance(value, _INSTANTS) else str(value)


def _settled(kind: pa.DataType) -> pa.DataType:
    """Return the type that gives the same Python values everywhere."""
    if pa.types.is_dictionary(kind):
        return _settled(kind.value_type)
    if pa.types.is_timestamp(kind):
        return pa.timestamp("us" if kind.unit == "ns" else kind.unit, kind.tz and "UTC")
    if pa.types.is_time64(kind):
        return pa.time64("us")
    if pa.types.is_duration(kind) and kind.unit == "ns":
        return pa.duration("us")
    return _nested(kind) if pa.types.is_nested(kind) else kind


def _nested(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_struct(kind):
        return pa.struct([_field(field) for field in kind])
    if pa.types.is_map(kind):
        return pa.map_(_field(kind.key_field), _field(kind.item_field))
    if pa.types.is_fixed_size_list(kind):
        return pa.list_(_field(kind.value_field), kind.list_size)
    if pa.types.is_large_list(kind):
        return pa.large_list(_field(kind.value_field))
    return pa.list_(_field(kind.value_field)) if pa.types.is_list(kind) else kind


def _field(field: pa.Field) -> pa.Field:
    return field.with_type(_settled(field.type))


def _value(scalar: pa.Scalar) -> Any:
    for read in (scalar.as_py, lambda: scalar.cast(pa.string()).as_py()):
        try:
            return read()
        except (ValueError, ArithmeticError, NotImplementedError):
            continue
    # Only strings have a buffer; what else cannot be read is as good as missing.
    return scalar.as_buffer().to_pybytes() if hasattr(scalar, "as_buffer") else None
