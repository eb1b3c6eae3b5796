"""Files mapped into memory, of which no more stays mapped than there should."""

from __future__ import annotations

import mmap
import os
from pathlib import Path
from threading import Lock
from weakref import WeakSet

# Bytes of files that may count as memory of the process.
_MOST = 1 << 30
# What Linux maps for each range that is read, in bytes: what lies around it comes as well.
_AROUND = 1 << 16


class Mapped:
    """A file that is mapped into memory for reading.

    Attributes
    ----------
    data : memoryview
        Its bytes.
    touched : int
        How many of them are mapped, by an estimate that is rather too high.

    Raises
    ------
    OSError
        If it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._size = os.fstat(file.fileno()).st_size
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if self._size else None
        self.data = memoryview(b"" if self._map is None else self._map)
        self.touched = 0
        with _LOCK:
            _ALL.add(self)

    def touch(self, n: int) -> None:
        """Note that `n` ranges will be read; lets go of all files where that is too much."""
        self.touched = min(self._size, self.touched + n * _AROUND)
        with _LOCK:
            everything = list(_ALL)
        if sum(file.touched for file in everything) > _MOST:
            for file in everything:
                file.release()

    def release(self) -> None:
        """Let go of what is mapped; the system brings it back when it is read again."""
        self.touched = 0
        if self._map is not None and hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED)


_ALL: WeakSet[Mapped] = WeakSet()
_LOCK = Lock()
