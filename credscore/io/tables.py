"""Rows of Parquet and Arrow files and streams, a few at a time."""

from __future__ import annotations

import mmap
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from credscore.io.arrow import article_of, records, rows
from credscore.io.rows import Columns, Row
from credscore.io.schema import pa

# Rows that are Python objects at one time: so many, or of so many bytes.
_ROWS, _BYTES = 256, 1 << 24
_BUFFER = 1 << 20
_ERRORS = (pa.ArrowException, OSError, ValueError, ArithmeticError, MemoryError)
_MAGIC = b"ARROW1"
_TEXT = (
    *(pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view),
    *(pa.types.is_binary, pa.types.is_large_binary, pa.types.is_binary_view),
    pa.types.is_null,
)

# The number of the first row, and the rows or why they cannot be read.
Part = tuple[int, pa.RecordBatch | str]
Read = Callable[[pa.RecordBatch], Iterator[dict[str, Any]]]


class TableError(ValueError):
    """The file is no table, or not one with articles."""


def article_rows(stream: BinaryIO, columns: Columns) -> Iterator[Row]:
    """Yield the articles of a table by the number of their row, from 1.

    Raises
    ------
    TableError
        If it cannot be read at all, or has no column with texts.
    """
    with _table(stream) as (schema, parts):
        _check(schema, columns)
        for row in _numbered(parts, rows):
            held = row.value
            yield Row(row.line, article_of(held, columns) if isinstance(held, dict) else held)


def record_rows(stream: BinaryIO) -> Iterator[Row]:
    """Yield the records of a table that `credscore.io.write` or the like has written.

    Raises
    ------
    TableError
        If it cannot be read at all.
    """
    with _table(stream) as (_, parts):
        yield from _numbered(parts, records)


def _numbered(parts: Iterable[Part], read: Read) -> Iterator[Row]:
    for first, part in parts:
        try:
            found = part if isinstance(part, str) else list(read(part))
        except _ERRORS as error:
            found = _said(error)
        if isinstance(found, str):
            yield Row(first, found)
        else:
            yield from (Row(number, row) for number, row in enumerate(found, start=first))


@contextmanager
def _table(stream: BinaryIO) -> Iterator[tuple[pa.Schema, Iterator[Part]]]:
    start = _start(stream)
    streamed = start[:4] == b"\xff\xff\xff\xff"
    # Its directory stands at the end; a stream of batches is read as it comes.
    with tempfile.TemporaryFile() as spooled:
        if not streamed and not (stream.seekable() and stream.tell() == 0):
            shutil.copyfileobj(stream, spooled, _BUFFER)
            spooled.seek(0)
            stream = cast("BinaryIO", spooled)
        try:
            if streamed:
                reader = pa.ipc.open_stream(stream)
                found = reader.schema, _batches(reader)
            elif start == _MAGIC:
                file = pa.ipc.open_file(_mapped(stream))
                found = file.schema, _stored(file)
            else:
                found = _parquet(stream)
            _ = found[0].names  # which need not be UTF-8
        except _ERRORS as error:
            raise TableError(_said(error)) from None
        yield found


def _start(stream: Any) -> bytes:
    if stream.seekable():
        start = stream.read(len(_MAGIC))
        stream.seek(-len(start), os.SEEK_CUR)
        return bytes(start)
    return bytes(stream.peek(len(_MAGIC))[: len(_MAGIC)])


def _mapped(stream: BinaryIO) -> Any:
    """Map a file into memory, since one batch may be all of it and the system can let it go."""
    try:
        return pa.py_buffer(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):  # it is in memory already
        return stream


def _parquet(stream: BinaryIO) -> tuple[pa.Schema, Iterator[Part]]:
    from pyarrow import parquet  # noqa: PLC0415  slow to import, so only when used

    # Without its buffer, and with "pre-buffering", a whole row group would be held.
    file = parquet.ParquetFile(stream, buffer_size=_BUFFER, pre_buffer=False)
    return file.schema_arrow, _row_groups(file)


def _row_groups(file: Any) -> Iterator[Part]:
    first = 1
    for number in range(file.num_row_groups):
        held = file.metadata.row_group(number)
        size = _rows_at_once(held.total_byte_size, held.num_rows)
        at = first
        try:
            for batch in file.iter_batches(size, row_groups=[number], use_threads=False):
                yield at, batch
                at += batch.num_rows
        except _ERRORS as error:
            yield (
                at,
                f"and those up to row {first + held.num_rows - 1} cannot be read: {_said(error)}",
            )
        first += held.num_rows


def _stored(file: Any) -> Iterator[Part]:
    first = 1
    for number in range(file.num_record_batches):
        try:
            batch = file.get_batch(number)
            batch.validate()
        except _ERRORS as error:
            yield first, f"batch {number + 1} cannot be read: {_said(error)}"
            continue
        yield from _slices(first, batch)
        first += batch.num_rows


def _batches(reader: Any) -> Iterator[Part]:
    first = 1
    while True:
        try:
            batch = reader.read_next_batch()
            batch.validate()
        except StopIteration:
            return
        except _ERRORS as error:
            yield first, f"and all that follow cannot be read: {_said(error)}"
            return
        yield from _slices(first, batch)
        first += batch.num_rows


def _slices(first: int, batch: pa.RecordBatch) -> Iterator[Part]:
    """Cut a batch up; what it refers to is checked, since nobody has yet."""
    size = _rows_at_once(batch.get_total_buffer_size(), batch.num_rows)
    for start in range(0, batch.num_rows, size):
        part = batch.slice(start, size)
        if _valid(part) is None:
            yield first + start, part
            continue
        for i in range(part.num_rows):
            row = part.slice(i, 1)
            yield first + start + i, f"damaged: {why}" if (why := _valid(row)) else row


def _valid(part: pa.RecordBatch) -> str | None:
    try:
        part.validate(full=True)
    except _ERRORS as error:
        return _said(error)
    return None


def _rows_at_once(n_bytes: int, n_rows: int) -> int:
    return max(1, min(_ROWS, _BYTES * n_rows // max(1, n_bytes)))


def _check(schema: pa.Schema, columns: Columns) -> None:
    """Refuse a table without articles once, and not in every row."""
    names = schema.names
    twice = sorted(name for name, count in Counter(names).items() if count > 1)
    if twice:
        msg = f"it names {', '.join(map(repr, twice))} more than once"
        raise TableError(msg)
    if "html" in names:
        return
    if columns.text not in names:
        msg = f"has no column {columns.text!r}, only {sorted(names)}"
        raise TableError(msg)
    kind = schema.field(columns.text).type
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    if not any(is_text(kind) for is_text in _TEXT):
        msg = f"column {columns.text!r} must hold strings, but holds {kind}"
        raise TableError(msg)


def _said(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0].rstrip(".")
