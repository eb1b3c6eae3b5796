"""Files that are read here and there: small ones mapped into memory, large ones in pieces.

What is mapped counts as memory of the process, and Linux maps up to a megabyte around each byte
that is read: a few queries, and a large file is mapped as a whole.  To read pieces of it costs
about a microsecond each.
"""

from __future__ import annotations

import mmap
import os
from itertools import starmap
from pathlib import Path
from typing import Any
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

# Bytes of a file that is not mapped to be read here and there.
_LARGE = 1 << 26

Places = NDArray[np.int64]


class Source:
    """Bytes to read from; here, those in memory.

    Attributes
    ----------
    data : memoryview
        All of them.
    """

    def __init__(self, data: memoryview) -> None:
        self.data = data
        self._bytes = np.frombuffer(data, dtype=np.uint8)

    def read(self, start: int, end: int) -> bytes | memoryview:
        """Return the bytes from `start` to `end`."""
        return self.data[start:end]

    def gather(self, starts: Places, ends: Places) -> NDArray[np.uint32]:
        """Return the numbers in ranges of bytes, one range after another.

        Parameters
        ----------
        starts, ends : ndarray of int64, shape (n_ranges,)
            Multiples of four; no range is empty.
        """
        lengths = (ends - starts) // 4
        before = np.cumsum(lengths) - lengths
        places = np.repeat(starts // 4 - before, lengths) + np.arange(lengths.sum())
        whole = self._bytes[: len(self._bytes) // 4 * 4].view("<u4")
        found: NDArray[np.uint32] = whole[places]
        return found

    def release(self) -> None:
        """Let go of what is mapped, where anything is."""


class Mapped(Source):
    """A file.

    Raises
    ------
    OSError
        If it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else None
            self._handle: int | None = None
            if size >= _LARGE and hasattr(os, "pread"):  # there is none on Windows
                self._handle = os.dup(file.fileno())
                finalize(self, os.close, self._handle)
        super().__init__(memoryview(b"" if self._map is None else self._map))

    def read(self, start: int, end: int) -> bytes | memoryview:
        """Return the bytes from `start` to `end`."""
        if self._handle is None:
            return super().read(start, end)
        return os.pread(self._handle, end - start, start)

    def gather(self, starts: Places, ends: Places) -> NDArray[np.uint32]:
        """Return the numbers in ranges of bytes, as `Source.gather`."""
        if self._handle is None:
            return super().gather(starts, ends)
        pairs = zip(starts.tolist(), ends.tolist(), strict=True)
        return np.frombuffer(b"".join(starmap(self.read, pairs)), dtype="<u4")

    def release(self) -> None:
        """Let go of what is mapped; the system brings it back when it is read again."""
        advise: Any = getattr(mmap, "MADV_DONTNEED", None)
        if self._map is not None and advise is not None:
            self._map.madvise(advise)
