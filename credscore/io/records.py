"""Articles out of files, folders and standard input, lazily and in a fixed order."""

from __future__ import annotations

import codecs
import os
import re
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
_ARRAY = re.compile(rb"\s*\[\s*(?:\{|$)")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that should have held an article, and why it could not be read."""

    id: str
    reason: str


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
    input_format : {"auto", "text", "html", "jsonl", "csv"}
        "auto" goes by the ending of the name, else by the first line that is not blank: a
        brace means JSON lines, a document type a page.  In a folder any other takes only
        the files of that format.
    text_field, id_field : str
        Columns of JSON lines and CSV that hold the article and its name.
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
            found = _BY_SUFFIX.get(Path(name).suffix.lower())
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
    if Path(path).suffix.lower() == ".parquet":
        yield Unreadable(path, "Parquet needs the extra 'arrow', which a later release brings")
        return
    try:
        with opener(path) as file:
            yield from _parse(file, path, input_format, columns)
    except OSError as error:
        yield Unreadable(path, f"cannot be read: {error.strerror or error}")


def _parse(
    stream: BinaryIO, path: str, input_format: InputFormat, columns: Columns
) -> Iterator[Record]:
    head = _head(stream)
    if input_format == "auto":
        input_format = _BY_SUFFIX.get(Path(path).suffix.lower()) or _guess(head[-1])
        if input_format == "text" and _ARRAY.match(head[-1]):
            yield Unreadable(path, "a JSON array: give one object a line, as JSON lines")
            return
    if input_format in ("text", "html"):
        yield _whole(b"".join(head) + stream.read(), path, input_format)
        return
    each = rows.json_lines if input_format == "jsonl" else rows.csv_rows
    for found in each(chain(head, stream), columns):
        name = f"{path}:{found.line}"
        if isinstance(found.value, str):
            yield Unreadable(name, f"line {found.line}: {found.value}")
        else:
            yield {"id": name, **found.value}


def _head(stream: BinaryIO) -> list[bytes]:
    """Read up to the first line that is not blank."""
    head = [stream.readline()]
    while head[-1] and not head[-1].removeprefix(codecs.BOM_UTF8).strip():
        head.append(stream.readline())
    return head


def _guess(line: bytes) -> InputFormat:
    """Take JSON lines and pages for what they are, anything else for the text of one article."""
    start = line.removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(b"{") and not start.startswith(b"{{"):  # two open a template
        return "jsonl"
    return "html" if start[:14].lower().startswith((b"<!doctype html", b"<html")) else "text"


def _whole(data: bytes, path: str, field: Literal["text", "html"]) -> Record:
    decode: Callable[[bytes], str] = decoded if field == "text" else decoded_page
    try:
        return {"id": path, field: decode(data)}
    except DecodeError as error:
        return Unreadable(path, str(error))
