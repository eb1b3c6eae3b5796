"""Articles out of files, folders and standard input, lazily and in a fixed order."""

from __future__ import annotations

import codecs
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Literal

from credscore.io import rows
from credscore.io.decode import DecodeError, decoded, decoded_page
from credscore.io.rows import Columns

InputFormat = Literal["auto", "text", "html", "jsonl", "csv"]
INPUT_FORMATS: tuple[InputFormat, ...] = ("auto", "text", "html", "jsonl", "csv")
STANDARD_INPUT = "-"

_BY_SUFFIX: dict[str, InputFormat] = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".csv": "csv",
}


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that should have held an article, and why it could not be read."""

    id: str
    reason: str


Record = dict[str, Any] | Unreadable


def read(
    paths: Iterable[str | Path],
    input_format: InputFormat = "auto",
    text_field: str = "text",
    id_field: str = "id",
) -> Iterator[Record]:
    """Yield the articles of `paths` one by one.

    Parameters
    ----------
    paths : iterable of str or Path
        Files; folders, which give their files with a known ending, sorted, hidden ones
        left out; ``"-"`` for standard input.
    input_format : {"auto", "text", "html", "jsonl", "csv"}
        "auto" goes by the ending of the name, else by the first line: a JSON object
        means JSON lines.  In a folder any other takes only the files of that format.
    text_field, id_field : str
        Columns of JSON lines and CSV that hold the article and its name.

    Yields
    ------
    dict or Unreadable
        A mapping with `id`, `text` or `html`, and the other columns.  What cannot be
        read never stops the run.
    """
    columns = Columns(text_field, id_field)
    for path in map(str, paths):
        if path == STANDARD_INPUT:
            yield from _parse(sys.stdin.buffer, path, input_format, columns)
        elif Path(path).is_dir():
            for file in _files(path, input_format):
                yield from _open(file, input_format, columns)
        else:
            yield from _open(path, input_format, columns)


def _files(folder: str, input_format: InputFormat) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            found = _BY_SUFFIX.get(Path(name).suffix.lower())
            known = found is not None and input_format in ("auto", found)
            if known and not name.startswith("."):
                yield str(Path(here, name))


def _open(path: str, input_format: InputFormat, columns: Columns) -> Iterator[Record]:
    if Path(path).suffix.lower() == ".parquet":
        yield Unreadable(path, "Parquet needs the extra 'arrow', which a later release brings")
        return
    try:
        with Path(path).open("rb") as file:
            yield from _parse(file, path, input_format, columns)
    except OSError as error:
        yield Unreadable(path, f"cannot be read: {error.strerror or error}")


def _parse(
    stream: BinaryIO, path: str, input_format: InputFormat, columns: Columns
) -> Iterator[Record]:
    first = stream.readline()
    if input_format == "auto":
        input_format = _BY_SUFFIX.get(Path(path).suffix.lower()) or _guess(first)
    if input_format in ("text", "html"):
        yield _whole(first + stream.read(), path, input_format)
        return
    each = rows.json_lines if input_format == "jsonl" else rows.csv_rows
    for found in each(chain((first,), stream), columns):
        name = f"{path}:{found.line}"
        if isinstance(found.value, str):
            yield Unreadable(name, f"line {found.line}: {found.value}")
        else:
            yield {"id": name, **found.value}


def _guess(first_line: bytes) -> InputFormat:
    """Take JSON lines for what they are, anything else for the text of one article."""
    if not first_line.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{"):
        return "text"
    try:
        return "jsonl" if isinstance(json.loads(decoded(first_line)), dict) else "text"
    except (ValueError, RecursionError):
        return "text"


def _whole(data: bytes, path: str, field: Literal["text", "html"]) -> Record:
    decode: Callable[[bytes], str] = decoded if field == "text" else decoded_page
    try:
        return {"id": path, field: decode(data)}
    except DecodeError as error:
        return Unreadable(path, str(error))
