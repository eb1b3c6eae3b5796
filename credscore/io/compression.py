"""Compressed streams, told by their first bytes and made by the ending of a name."""

from __future__ import annotations

import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Literal, cast

from credscore.io.extras import MissingExtraError

Compression = Literal["gzip", "xz", "zstd"]

MISSING = "Zstandard needs backports.zstd: pip install 'credscore[zstd]'"
ENDINGS: dict[str, Compression] = {".gz": "gzip", ".xz": "xz", ".zst": "zstd"}
_MAGIC: dict[bytes, Compression] = {
    b"\x1f\x8b\x08": "gzip",
    b"\xfd7zXZ\x00": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
}
_BLOCK = 1 << 16


def compression_of(name: str | Path | None) -> Compression | None:
    """Return what the ending of a name says.

    >>> compression_of("a.jsonl.GZ"), compression_of("a.csv")
    ('gzip', None)
    """
    return None if name is None else ENDINGS.get(Path(name).suffix.lower())


def uncompressed_name(name: str | Path) -> Path:
    """Return the name without an ending that stands for a compression."""
    path = Path(name)
    return path if compression_of(path) is None else path.with_suffix("")


def compression_in(head: bytes) -> Compression | None:
    """Return what the first bytes of a stream say."""
    return next((name for magic, name in _MAGIC.items() if head.startswith(magic)), None)


class Rest(io.RawIOBase):
    """A stream whose first bytes were looked at already, decompressed if it is compressed.

    Raises
    ------
    OSError
        While it is read, where the data is damaged or ends too early.
    """

    def __init__(self, head: bytes, stream: BinaryIO, compression: Compression | None) -> None:
        self._head = head
        self._stream: Any = stream
        self._damage: tuple[type[Exception], ...] = ()
        if compression is not None:
            packed = io.BufferedReader(Rest(head, stream, None))
            self._stream, self._damage = _reader(packed, compression)
            self._head = b""

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer` as far as it can be done without waiting twice."""
        size = len(buffer)
        if self._head:
            data, self._head = self._head[:size], self._head[size:]
        else:
            try:
                data = self._stream.read1(size)
            except self._damage as error:
                msg = f"the compressed data is damaged: {error}"
                raise OSError(msg) from None
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def compressed(stream: BinaryIO, compression: Compression | None) -> Iterator[BinaryIO]:
    """Give a stream whose bytes reach `stream` compressed, the same for the same bytes.

    Raises
    ------
    MissingExtraError
        If the compression needs an extra that is not installed.
    """
    if compression is None:
        yield stream
        return
    # Lines are short; the compressor takes them by the block.
    packed = cast("io.RawIOBase", _writer(stream, compression))
    with packed, io.BufferedWriter(packed, _BLOCK) as into:
        yield into


def _reader(stream: BinaryIO, compression: Compression) -> tuple[Any, tuple[type[Exception], ...]]:
    """Return a decompressing stream, and what it raises where the data is damaged."""
    if compression == "gzip":
        errors = (EOFError, gzip.BadGzipFile, zlib.error)
        return gzip.GzipFile(fileobj=stream, mode="rb"), errors
    if compression == "xz":
        return lzma.LZMAFile(stream), (EOFError, lzma.LZMAError)
    zstd = _zstd()
    return zstd.ZstdFile(stream), (EOFError, zstd.ZstdError)


def _writer(stream: BinaryIO, compression: Compression) -> Any:
    if compression == "gzip":  # neither name nor time, so that the same gives the same
        return gzip.GzipFile(filename="", fileobj=stream, mode="wb", compresslevel=6, mtime=0)
    return lzma.LZMAFile(stream, "wb") if compression == "xz" else _zstd().ZstdFile(stream, "wb")


def _zstd() -> Any:
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd  # noqa: PLC0415  only for who has such files
        else:
            from backports import zstd  # noqa: PLC0415  as above
    except ImportError as error:
        raise MissingExtraError(MISSING) from error
    return zstd
