"""Records that were written before, read again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from credscore.io.lines import TOO_LONG, lines
from credscore.io.rows import Row
from credscore.io.unpack import unpacked

_TABLES = ("parquet", "arrow")


def read_records(stream: BinaryIO, name: str) -> Iterator[Row]:
    """Yield the records in JSON lines, Parquet or Arrow, compressed or not.

    Raises
    ------
    OSError
        If the stream cannot be read further, after what could be.
    ValueError
        If it is a table that cannot be read at all.
    MissingExtraError
        If it needs an extra that is not installed.
    """
    stream, found = unpacked(stream, name)
    if found in _TABLES:
        from credscore.io.tables import record_rows  # noqa: PLC0415  pyarrow is an extra

        yield from record_rows(stream)
        return
    for number, line in enumerate(lines(stream), start=1):
        if line is None:
            yield Row(number, TOO_LONG)
        elif line.strip():
            yield Row(number, _record(line))


def _record(line: bytes) -> dict[str, object] | str:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"not JSON: {error}"
    if isinstance(record, dict):
        return record
    return f"must be a record, got {type(record).__name__}"
