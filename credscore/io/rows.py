"""Rows of JSON lines and CSV, each with its line number."""

from __future__ import annotations

import codecs
import csv
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from credscore.io.decode import DecodeError, decoded
from credscore.io.lines import LONGEST, TOO_LONG

# Bytes that are no UTF-8 pass the CSV reader as lone surrogates, which no valid text holds.
_UNDECODED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold the article and its name."""

    text: str
    id: str


@dataclass(frozen=True, slots=True)
class Unusable:
    """Why columns hold no article, and those that are kept all the same."""

    reason: str
    kept: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """Line number, from 1, and the columns found there or why there are none."""

    line: int
    value: dict[str, Any] | Unusable | str


def json_lines(stream: Iterable[bytes | None], columns: Columns) -> Iterator[Row]:
    """Read one JSON object a line; empty lines are skipped, None is one too long to hold."""
    for number, line in enumerate(stream, start=1):
        if line is None:
            yield Row(number, TOO_LONG)
        elif line.strip():
            yield Row(number, _json_row(line, columns))


def json_value(data: bytes) -> Any:
    """Read JSON in UTF-8; a number that Python cannot hold is None.

    Raises
    ------
    ValueError
        Which says where it is no JSON, or no UTF-8.
    """
    try:
        return json.loads(
            decoded(data), parse_constant=_nothing, parse_float=_finite, parse_int=_whole
        )
    except DecodeError:
        raise
    except json.JSONDecodeError as error:
        msg = f"not JSON: {error.msg} at column {error.colno}"
    except (ValueError, RecursionError) as error:
        msg = f"not JSON: {error}"
    raise ValueError(msg)


def _json_row(line: bytes, columns: Columns) -> dict[str, Any] | Unusable | str:
    try:
        row = json_value(line)
    except ValueError as error:
        return str(error)
    if not isinstance(row, dict):
        return f"must be a JSON object, got {kind(row)}"
    return article(row, columns)


def csv_rows(stream: Iterable[bytes | None], columns: Columns) -> Iterator[Row]:
    """Read comma-separated values under a header; a quoted cell may span lines.

    A quotation mark that nothing closes costs the line it stands in, not the rest.
    """
    # The default stops at articles of 131,072 characters; none would let a quotation mark that
    # nothing closes fill the memory.
    csv.field_size_limit(LONGEST)
    rows = _cells(_Lines(stream))
    top = next(rows, None)
    if top is None:
        return
    header = top[1] if isinstance(top[1], str) else _header(top[1])
    if isinstance(header, str):
        yield Row(top[0], f"the header cannot be used: {header}")
        return
    for line, cells in rows:
        if cells:
            yield Row(line, cells if isinstance(cells, str) else _csv_row(cells, header, columns))


class _Lines:
    """The lines of a stream, those of the current row kept so that it can be left again."""

    def __init__(self, stream: Iterable[bytes | None]) -> None:
        self._stream = iter(stream)
        self._again: list[str] = []
        self.row: list[str] = []
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self._again:
            line = self._again.pop()
        else:
            data = next(self._stream)
            if data is None:
                self.row.append("")
                self.number += 1
                raise csv.Error(TOO_LONG)
            if not self.number:
                data = data.removeprefix(codecs.BOM_UTF8)
            line = data.decode(errors="surrogateescape")
        self.row.append(line)
        self.number += 1
        return line

    def back(self) -> None:
        """Give out the last line once more."""
        self._again.append(self.row.pop())
        self.number -= 1


def _cells(lines: _Lines) -> Iterator[tuple[int, list[str] | str]]:
    """Yield every row with the number of its first line, or why it cannot be read.

    After a row that is broken, its later lines are looked at each on its own, and reading
    goes on with the one it broke at: no line is read more than three times.
    """
    reader = csv.reader(lines, strict=True)
    while True:
        start = lines.number + 1
        lines.row.clear()
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield start, _broken(error)
            if len(lines.row) > 1:
                lines.back()
            for number, line in enumerate(lines.row[1:], start=start + 1):
                yield number, _single(line)
            reader = csv.reader(lines, strict=True)
            continue
        if cells is None:
            return
        yield start, _decoded(cells)


def _single(line: str) -> list[str] | str:
    try:
        return _decoded(next(csv.reader([line], strict=True), []))
    except csv.Error as error:
        return _broken(error)


def _decoded(cells: list[str]) -> list[str] | str:
    return "not UTF-8" if any(map(_UNDECODED.search, cells)) else cells


def _broken(error: csv.Error) -> str:
    if str(error) == "unexpected end of data":
        return "not CSV: a quotation mark opens a cell here and nothing closes it"
    return TOO_LONG if str(error) == TOO_LONG else f"not CSV: {error}"


def _header(cells: list[str]) -> list[str] | str:
    twice = sorted(name for name, count in Counter(cells).items() if name and count > 1)
    if twice:
        return f"it names {', '.join(map(repr, twice))} more than once"
    return [name or f"column {i}" for i, name in enumerate(cells, start=1)]


def _csv_row(
    cells: list[str], header: list[str], columns: Columns
) -> dict[str, Any] | Unusable | str:
    if len(cells) != len(header):
        return f"has {len(cells)} cells, the header has {len(header)}"
    return article(dict(zip(header, cells, strict=True)), columns)


def article(row: dict[str, Any], columns: Columns) -> dict[str, Any] | Unusable:
    """Name the columns as `score_many` does; all others are kept."""
    field, name = columns.text, "text"
    if row.get(field) in (None, "") and row.get("html"):
        field, name = "html", "html"
    kept = {k: v for k, v in row.items() if k not in (columns.text, "id", "text", "html")}
    id_ = row.get(columns.id)
    named = {} if id_ is None or id_ == "" else {"id": _name(id_)}
    if field not in row:
        return Unusable(f"has no field {columns.text!r}, only {sorted(row)}", {**named, **kept})
    if not isinstance(row[field], str):
        reason = f"field {field!r} must be a string, got {kind(row[field])}"
        return Unusable(reason, {**named, **kept})
    return {**named, name: row[field], **kept}


_KINDS = {dict: "an object", list: "an array", str: "a string", bool: "a boolean"}


def kind(value: object) -> str:
    """Return what JSON calls a value."""
    return "null" if value is None else _KINDS.get(type(value), "a number")


def _name(value: object) -> str:
    """Return an id as it stood in the line: exports of databases have objects for ids."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


# NaN and infinity are no JSON, but writers of tables leave them behind.
_nothing: Callable[[str], None] = lambda _: None  # noqa: E731  does nothing


def _finite(digits: str) -> float | None:
    value = float(digits)
    return value if math.isfinite(value) else None


def _whole(digits: str) -> int | None:
    try:
        return int(digits)
    except ValueError:  # Python reads no number of more than 4,300 digits
        return None
