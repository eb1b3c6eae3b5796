"""Checksums of pages, so that of a large file only what is read need be checked."""

from __future__ import annotations

from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from credscore.corpus.answers import CorpusError
from credscore.corpus.mapping import Places, Source

PAGE = 1 << 13  # bytes


class PageSums:
    """Checksums of the pages of a file that is being written."""

    def __init__(self) -> None:
        self._whole: list[int] = []
        self._sum = self._filled = 0

    def add(self, data: memoryview) -> None:
        """Take in the next bytes of the file."""
        at = 0
        while at < len(data):
            piece = data[at : at + PAGE - self._filled]
            self._sum = crc32(piece, self._sum)
            self._filled += len(piece)
            at += len(piece)
            if self._filled == PAGE:
                self._whole.append(self._sum)
                self._sum = self._filled = 0

    def sums(self) -> NDArray[np.uint32]:
        """Return the checksum of every page; shape (n_pages,)."""
        last = [self._sum] if self._filled else []
        return np.array(self._whole + last, dtype="<u4")


class Pages:
    """The pages of a file, each checked when it is first read.

    Parameters
    ----------
    source : Source
    size : int
        Bytes that the pages hold.
    sums : ndarray of uint32, shape (n_pages,)
    name : str
        What an error calls the file.
    """

    def __init__(self, source: Source, size: int, sums: NDArray[np.uint32], name: str) -> None:
        self._source, self._sums, self._name = source, sums, name
        self._size = size
        self._checked = np.zeros(len(sums), dtype=np.bool_)

    def check(self, starts: Places, ends: Places) -> None:
        """Check the pages that hold the ranges of bytes from `starts` to `ends`.

        Raises
        ------
        CorpusError
            If one of them is not as it was written.
        """
        first, last = starts // PAGE, (ends - 1) // PAGE
        long = np.flatnonzero(last - first > 1).tolist()
        between = [np.arange(first[i] + 1, last[i]) for i in long]
        wanted = np.concatenate((first, last, *between))
        for page in np.unique(wanted[~self._checked[wanted]]).tolist():
            if crc32(self._source.read(page * PAGE, self._end(page))) != self._sums[page]:
                msg = f"{self._name} is damaged: byte {page * PAGE} or one soon after was changed"
                raise CorpusError(msg)
            self._checked[page] = True

    def _end(self, page: int) -> int:
        return min((page + 1) * PAGE, self._size)
