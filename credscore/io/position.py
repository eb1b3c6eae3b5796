"""How far the files of a run have been read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO


class Position:
    """Bytes read of the files that are opened through it, one after another."""

    def __init__(self) -> None:
        self._before = 0
        self._size = 0
        self._file: BinaryIO | None = None

    def opened(self, path: str) -> BinaryIO:
        """Open a file for reading bytes, once the one before it is done with."""
        self._before, self._file = self.n_bytes, None
        self._file = Path(path).open("rb")  # noqa: SIM115  whoever asked closes it
        self._size = os.fstat(self._file.fileno()).st_size
        return self._file

    @property
    def n_bytes(self) -> int:
        """Bytes of the files before, and of the last one as far as it is read."""
        if self._file is None:
            return self._before
        if self._file.closed:
            return self._before + self._size
        try:
            return self._before + self._file.tell()
        except OSError:  # a pipe
            return self._before
