"""Rows of JSON lines and CSV, each with its line number."""

from __future__ import annotations

import codecs
import csv
import json
import math
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from credscore.io.decode import DecodeError, decoded

# Bytes that are no UTF-8 pass the CSV reader as lone surrogates, which no valid text holds.
_UNDECODED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold the article and its name."""

    text: str
    id: str


@dataclass(frozen=True, slots=True)
class Row:
    """Line number, from 1, and the columns found there or why there are none."""

    line: int
    value: dict[str, Any] | str


def json_lines(stream: Iterable[bytes], columns: Columns) -> Iterator[Row]:
    """Read one JSON object a line; empty lines are skipped."""
    for number, line in enumerate(stream, start=1):
        if line.strip():
            yield Row(number, _json_row(line, columns))


def _json_row(line: bytes, columns: Columns) -> dict[str, Any] | str:
    try:
        row = json.loads(decoded(line), parse_constant=_nothing, parse_float=_finite)
    except DecodeError as error:
        return str(error)
    except json.JSONDecodeError as error:
        return f"not JSON: {error.msg} at column {error.colno}"
    except (ValueError, RecursionError) as error:
        return f"not JSON: {error}"
    if not isinstance(row, dict):
        return f"must be a JSON object, got {_kind(row)}"
    return _article(row, columns)


def csv_rows(stream: Iterable[bytes], columns: Columns) -> Iterator[Row]:
    """Read comma-separated values under a header; a quoted cell may span lines."""
    # The default stops at articles of 131,072 characters.
    csv.field_size_limit(sys.maxsize)
    reader = csv.reader(_lines(stream))
    header = _next(reader)
    if header is None:
        return
    if isinstance(header, str):
        yield Row(1, header)
        return
    while True:
        line = reader.line_num + 1
        cells = _next(reader)
        if cells is None:
            return
        if cells:
            yield Row(line, cells if isinstance(cells, str) else _csv_row(cells, header, columns))


def _lines(stream: Iterable[bytes]) -> Iterator[str]:
    for line in stream:
        yield line.removeprefix(codecs.BOM_UTF8).decode(errors="surrogateescape")


def _next(reader: Iterator[list[str]]) -> list[str] | str | None:
    """Return the next row, why it cannot be read, or None at the end."""
    try:
        cells = next(reader, None)
    except csv.Error as error:
        return f"not CSV: {error}"
    if cells and any(map(_UNDECODED.search, cells)):
        return "not UTF-8"
    return cells


def _csv_row(cells: list[str], header: list[str], columns: Columns) -> dict[str, Any] | str:
    if len(cells) != len(header):
        return f"has {len(cells)} cells, the header has {len(header)}"
    return _article(dict(zip(header, cells, strict=True)), columns)


def _article(row: dict[str, Any], columns: Columns) -> dict[str, Any] | str:
    """Name the columns as `score_many` does; all others are kept."""
    field, name = columns.text, "text"
    if row.get(field) is None and row.get("html") is not None:
        field, name = "html", "html"
    if field not in row:
        return f"has no field {columns.text!r}, only {sorted(row)}"
    if not isinstance(row[field], str):
        return f"field {field!r} must be a string, got {_kind(row[field])}"
    kept = {k: v for k, v in row.items() if k not in (columns.text, "id", "text", "html")}
    id_ = row.get(columns.id)
    named = {} if id_ is None or id_ == "" else {"id": str(id_)}
    return {**named, name: row[field], **kept}


_KINDS = {dict: "an object", list: "an array", str: "a string", bool: "a boolean"}


def _kind(value: object) -> str:
    return "null" if value is None else _KINDS.get(type(value), "a number")


# NaN and infinity are no JSON, but writers of tables leave them behind.
_nothing: Callable[[str], None] = lambda _: None  # noqa: E731


def _finite(digits: str) -> float | None:
    value = float(digits)
    return value if math.isfinite(value) else None
