"""Articles out of files, folders and standard input, lazily and in a fixed order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Literal

from credscore.io import rows
from credscore.io.decode import DecodeError, decoded, decoded_page
from credscore.io.detect import InputFormat, by_ending
from credscore.io.extras import MissingExtraError
from credscore.io.lines import LONGEST, TOO_LONG, lines
from credscore.io.rows import Columns, Row, Unusable
from credscore.io.unpack import unpacked

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that should have held an article, and why it could not be read.

    `columns` are those that stand beside it, where it is a row that could be read.
    """

    id: str
    reason: str
    columns: Mapping[str, Any] = field(default_factory=dict, compare=False)


Record = dict[str, Any] | Unreadable
Opener = Callable[[str], BinaryIO]


def _opened(path: str) -> BinaryIO:
    return Path(path).open("rb")


def read(
    paths: Iterable[str | Path],
    input_format: InputFormat = "auto",
    text_field: str = "text",
    id_field: str = "id",
    opener: Opener = _opened,
) -> Iterator[Record]:
    """Yield the articles of `paths` one by one.

    Parameters
    ----------
    paths : iterable of str or Path
        Files; folders, which give their files with a known ending, sorted, hidden ones
        left out; ``"-"`` for standard input.
    input_format : {"auto", "text", "html", "jsonl", "csv", "parquet", "arrow"}
        "auto" goes by the ending of the name, else by the first line that is not blank: a
        brace means JSON lines, a document type a page.  In a folder any other takes only
        the files of that format.  All may be compressed, with gzip, xz or Zstandard.
    text_field, id_field : str
        Columns that hold the article and its name.
    opener : callable
        Opens a file, so that others can see how far it was read.

    Yields
    ------
    dict or Unreadable
        A mapping with `id`, `text` or `html`, and the other columns.  What cannot be
        read never stops the run.
    """
    columns = Columns(text_field, id_field)
    for path in map(str, paths):
        if not path:
            yield Unreadable("''", "cannot be read: the path is empty")
        elif path == STANDARD_INPUT:
            yield from _standard_input(input_format, columns)
        elif Path(path).is_dir():
            for file in _files(path, input_format):
                yield from _open(file, input_format, columns, opener)
        else:
            yield from _open(path, input_format, columns, opener)


def files(paths: Iterable[str | Path], input_format: InputFormat = "auto") -> Iterator[str]:
    """Yield the files that `read` would open, and ``"-"`` for standard input."""
    for path in map(str, paths):
        if path != STANDARD_INPUT and path and Path(path).is_dir():
            yield from _files(path, input_format)
        else:
            yield path


def _files(folder: str, input_format: InputFormat) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            found = by_ending(name)
            known = found is not None and input_format in ("auto", found)
            path = str(Path(here, name))
            # A pipe may wait for ever; a link that leads nowhere becomes an error.
            if known and not name.startswith(".") and not _special(path):
                yield path


def _special(path: str) -> bool:
    return Path(path).exists() and not Path(path).is_file()


def _standard_input(input_format: InputFormat, columns: Columns) -> Iterator[Record]:
    if sys.stdin is None:
        yield Unreadable(STANDARD_INPUT, "cannot be read: standard input is closed")
        return
    try:
        yield from _parse(sys.stdin.buffer, STANDARD_INPUT, input_format, columns)
    except OSError as error:
        yield Unreadable(STANDARD_INPUT, f"cannot be read: {error.strerror or error}")


def _open(
    path: str, input_format: InputFormat, columns: Columns, opener: Opener
) -> Iterator[Record]:
    try:
        with opener(path) as file:
            yield from _parse(file, path, input_format, columns)
    except OSError as error:
        yield Unreadable(path, f"cannot be read: {error.strerror or error}")


def _parse(
    stream: BinaryIO, path: str, input_format: InputFormat, columns: Columns
) -> Iterator[Record]:
    try:
        stream, found = unpacked(stream, path, input_format)
        if found is None:
            yield Unreadable(path, "a JSON array: give one object a line, as JSON lines")
        elif found in ("text", "html"):
            yield _whole(stream.read(LONGEST + 1), path, found)
        elif found in ("jsonl", "csv"):
            each = rows.json_lines if found == "jsonl" else rows.csv_rows
            yield from _named(each(lines(stream), columns), path, "line")
        else:
            yield from _table(stream, path, columns)
    except MissingExtraError as error:
        yield Unreadable(path, str(error))


def _table(stream: BinaryIO, path: str, columns: Columns) -> Iterator[Record]:
    # Here, since pyarrow is an extra.
    from credscore.io.tables import TableError, article_rows  # noqa: PLC0415  only when needed

    try:
        yield from _named(article_rows(stream, columns), path, "row")
    except TableError as error:
        yield Unreadable(path, str(error))


def _named(found: Iterable[Row], path: str, what: str) -> Iterator[Record]:
    for row in found:
        name = f"{path}:{row.line}"
        if isinstance(row.value, str):
            yield Unreadable(name, f"{what} {row.line}: {row.value}")
        elif isinstance(row.value, Unusable):
            held, reason = row.value.kept, row.value.reason
            yield Unreadable(held.get("id", name), f"{what} {row.line}: {reason}", held)
        else:
            yield {"id": name, **row.value}


def _whole(data: bytes, path: str, kind: Literal["text", "html"]) -> Record:
    if len(data) > LONGEST:
        return Unreadable(path, TOO_LONG)
    decode: Callable[[bytes], str] = decoded if kind == "text" else decoded_page
    try:
        return {"id": path, kind: decode(data)}
    except DecodeError as error:
        return Unreadable(path, str(error))
