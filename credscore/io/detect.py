"""Which format a file is in: by its ending, else by how it begins."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Literal

from credscore.io.compression import uncompressed_name

InputFormat = Literal["auto", "text", "html", "jsonl", "csv", "parquet", "arrow"]
INPUT_FORMATS: tuple[InputFormat, ...] = (
    *("auto", "text", "html", "jsonl", "csv"),
    *("parquet", "arrow"),
)

_BY_ENDING: dict[str, InputFormat] = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
    ".arrow": "arrow",
    ".arrows": "arrow",
    ".feather": "arrow",
}
# No text begins so: a control character follows, or bytes that are no UTF-8.
_BY_MAGIC: dict[bytes, InputFormat] = {
    b"PAR1\x15": "parquet",
    b"ARROW1\x00\x00": "arrow",
    b"\xff\xff\xff\xff": "arrow",
}
_ARRAY = re.compile(rb"\s*\[\s*(?:\{|$)")


def by_ending(name: str | Path) -> InputFormat | None:
    """Return the format that the ending of a name stands for, compressed or not.

    >>> by_ending("a.csv.gz"), by_ending("a.pdf")
    ('csv', None)
    """
    return _BY_ENDING.get(uncompressed_name(name).suffix.lower())


def by_content(head: bytes, name: str) -> InputFormat | None:
    """Return the format of a stream, or None for a JSON array, which is none of them.

    Parameters
    ----------
    head : bytes
        Up to the end of the first line that is not blank.
    name : str
        Its ending is believed unless `head` begins as no text does.
    """
    for magic, found in _BY_MAGIC.items():
        if head.startswith(magic):
            return found
    return by_ending(name) or _guess(head.removeprefix(codecs.BOM_UTF8).lstrip())


def _guess(start: bytes) -> InputFormat | None:
    """Take JSON lines and pages for what they are, anything else for the text of one article."""
    if start.startswith(b"{") and not start.startswith(b"{{"):  # two open a template
        return "jsonl"
    if _ARRAY.match(start):
        return None
    return "html" if start[:14].lower().startswith((b"<!doctype html", b"<html")) else "text"
