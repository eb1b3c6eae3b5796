"""Lines of a stream, none longer than memory can bear."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

# Two million characters, the longest article by default, are at most 24 MB as JSON escapes.
LONGEST = 1 << 26
TOO_LONG = f"longer than {LONGEST >> 20} MB"
_SNIFFED = 1 << 16
_BLOCK = 1 << 20


def lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield every line with its end; None for one of more than `LONGEST` bytes."""
    while line := stream.readline(LONGEST):
        if len(line) < LONGEST or line.endswith(b"\n"):
            yield line
            continue
        del line  # before the rest is passed over
        while (rest := stream.readline(_BLOCK)) and not rest.endswith(b"\n"):
            pass
        yield None


def head(stream: BinaryIO) -> bytes:
    """Read up to the end of the first line that is not blank, but not far.

    No more is read than that, so that what waits for the next line is not held up.
    """
    found = b""
    while line := stream.readline(_SNIFFED - len(found)):
        found += line
        if line.removeprefix(codecs.BOM_UTF8).strip():
            break
    return found
