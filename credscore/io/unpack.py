"""A stream decompressed, and the format of what is in it."""

from __future__ import annotations

import io
import os
from typing import BinaryIO, cast

from credscore.io.compression import Rest, compression_in
from credscore.io.detect import InputFormat, by_content
from credscore.io.lines import head

_BLOCK = 1 << 17


def unpacked(
    stream: BinaryIO, name: str, input_format: InputFormat = "auto"
) -> tuple[BinaryIO, InputFormat | None]:
    """Return a stream of what is in `stream`, whatever it is compressed with, and its format.

    Parameters
    ----------
    stream : binary file
        What is compressed is told by its first bytes; a name may be wrong.
    name : str
        As for `credscore.io.detect.by_content`.
    input_format : str
        Taken as it is if it is not ``"auto"``.

    Raises
    ------
    OSError
        If the stream cannot be read, here or while the answer is.
    MissingExtraError
        If its compression needs an extra that is not installed.
    """
    first = head(stream)
    compression = compression_in(first)
    if compression is not None:
        stream = _buffered(Rest(first, stream, compression))
        first = head(stream)
    found = by_content(first, name) if input_format == "auto" else input_format
    if compression is None and stream.seekable():
        stream.seek(-len(first), os.SEEK_CUR)
        return stream, found
    return _buffered(Rest(first, stream, None)), found


def _buffered(raw: Rest) -> BinaryIO:
    return cast("BinaryIO", io.BufferedReader(raw, _BLOCK))
