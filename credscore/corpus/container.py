"""A file of named sections that is written from front to back, and then never changed.

.. code-block:: text

    head        32 bytes, says what the file is
    sections    each begins at a multiple of 8
    directory   JSON: where the sections are, and settings
    checksums   one for every page before them, uint32
    tail        where the directory is, and a checksum of it, of the checksums and of this

All numbers are little-endian.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any, BinaryIO
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from credscore.corpus.answers import CorpusError
from credscore.corpus.mapping import Places, Source
from credscore.corpus.pages import PAGE, Pages, PageSums

HEAD = b"credscore corpus segment 1\n".ljust(32, b"\0")
_TAIL = struct.Struct("<QQQ")  # directory: where, how long; checksums: how many
_SEAL = struct.Struct("<Q")
_ALIGNED = 8
_AT_ONCE = 1 << 26  # bytes that are checked before they are let go of


class SectionWriter:
    """Write sections to a stream, one after another."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._sums = PageSums()
        self._sections: dict[str, list[int]] = {}
        self._at = 0
        self._put(HEAD)

    def begin(self, name: str) -> None:
        """Begin a section, which ends where the next one begins."""
        self._put(bytes(-self._at % _ALIGNED))
        self._sections[name] = [self._at, 0]

    def write(self, data: bytes | NDArray[Any]) -> None:
        """Go on with the section that was begun last."""
        self._put(data)
        last = next(reversed(self._sections.values()))
        last[1] = self._at - last[0]

    def _put(self, data: bytes | NDArray[Any]) -> None:
        view = memoryview(data if isinstance(data, bytes) else np.ascontiguousarray(data).data)
        view = view.cast("B") if view else memoryview(b"")
        self._stream.write(view)
        self._sums.add(view)
        self._at += len(view)

    def section(self, name: str, data: bytes | NDArray[Any]) -> None:
        """Write a whole section."""
        self.begin(name)
        self.write(data)

    def close(self, settings: Mapping[str, Any]) -> int:
        """Write what stands behind the sections, and return the seal of the file."""
        held = {"sections": self._sections, "settings": settings}
        directory = json.dumps(held, sort_keys=True).encode()
        sums = self._sums.sums()
        tail = _TAIL.pack(self._at, len(directory), len(sums))
        seal = crc32(tail, crc32(sums.tobytes(), crc32(directory)))
        for part in (directory, sums.tobytes(), tail, _SEAL.pack(seal)):
            self._stream.write(part)
        return seal


def _directory(written: bytes, end: int) -> dict[str, Any] | None:
    """Return what a directory holds, if all its sections lie before `end`."""
    try:
        held = json.loads(written)
        sections, settings = held["sections"], held["settings"]
        whole = isinstance(settings, dict) and all(
            type(start) is type(length) is int and 0 <= start <= start + length <= end
            for start, length in sections.values()
        )
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None
    return held if whole else None


class Sections:
    """The sections of such a file, or of its bytes.

    Parameters
    ----------
    source : Source
    name : str
        What errors call it.
    seal : int or None
        As `SectionWriter.close` returned it; None where any will do.

    Raises
    ------
    CorpusError
        If it is no such file, or not the one that has this seal.
    """

    def __init__(self, source: Source, name: str, seal: int | None = None) -> None:
        self._source, self._name = source, name
        data = source.data
        if data[: len(HEAD)] != HEAD:
            msg = f"{name} is no segment of a corpus, or one of another version"
            raise CorpusError(msg)
        ends = len(data) - _TAIL.size - _SEAL.size
        try:
            at, length, n_pages = _TAIL.unpack_from(data, ends)
            (found,) = _SEAL.unpack_from(data, ends + _TAIL.size)
        except struct.error:
            at = length = n_pages = found = -1
        whole = at + length + 4 * n_pages == ends
        if (
            not whole
            or found != crc32(source.read(at, len(data) - _SEAL.size))
            or seal not in (None, found)
        ):
            msg = f"{name} is damaged, or is not the file that the corpus was saved with"
            raise CorpusError(msg)
        self.seal: int = found
        held = _directory(bytes(data[at : at + length]), at)
        if held is None or n_pages != -(-at // PAGE):
            msg = f"{name} is damaged: its directory leads out of the file"
            raise CorpusError(msg)
        self._sections: dict[str, list[int]] = held["sections"]
        self.settings: dict[str, Any] = held["settings"]
        self._end = at
        sums = np.frombuffer(data[at + length : ends], dtype="<u4")
        self._pages = Pages(source, at, sums, name)

    def expect(self, lengths: Mapping[str, int | None]) -> None:
        """Make sure that sections are there, as many bytes long; None stands for any length.

        Raises
        ------
        CorpusError
            If one is missing or of another length.
        """
        for name, length in lengths.items():
            found = self._sections.get(name)
            if found is None or length not in (None, found[1]):
                msg = f"{self._name} is damaged: its section {name!r} is not what it should be"
                raise CorpusError(msg)

    def array(self, name: str, dtype: str) -> NDArray[Any]:
        """Return a section as an array, not checked yet."""
        start, length = self._sections[name]
        return np.frombuffer(self._source.data[start : start + length], dtype=dtype)

    def checked(self, name: str, dtype: str) -> NDArray[Any]:
        """Return a section as an array, all of it checked."""
        return np.frombuffer(self.read(name, 0, self._sections[name][1]), dtype=dtype)

    def read(self, name: str, start: int, end: int) -> bytes | memoryview:
        """Return bytes of a section, checked."""
        first = self._sections[name][0]
        if end > start:
            self._pages.check(np.array([first + start]), np.array([first + end]))
        return self._source.read(first + start, first + end)

    def gather(self, name: str, starts: Places, ends: Places) -> NDArray[np.uint32]:
        """Return the numbers in ranges of a section, checked.

        Parameters
        ----------
        name : str
        starts, ends : ndarray of int64, shape (n_ranges,)
            Places of numbers, not of bytes; no range is empty.
        """
        first = self._sections[name][0]
        starts, ends = first + 4 * starts, first + 4 * ends
        self._pages.check(starts, ends)
        return self._source.gather(starts, ends)

    def check_all(self) -> None:
        """Check the whole file."""
        for start in range(0, self._end, _AT_ONCE):
            self._pages.check(np.array([start]), np.array([min(start + _AT_ONCE, self._end)]))
            self.release()

    def release(self) -> None:
        """Let go of what is mapped of the file, if it is one."""
        self._source.release()

    def copied(self, stream: BinaryIO) -> int:
        """Write the same file again, and return its seal."""
        data = self._source.data
        for start in range(0, len(data), _AT_ONCE):
            stream.write(data[start : start + _AT_ONCE])
            self.release()
        return self.seal
