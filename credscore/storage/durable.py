"""Files that are there whole, or as they were before."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

NEW = ".new"  # ending of the name under which a file is written before it takes its place


def synced(folder: Path) -> None:
    """Make a new name in `folder` outlast a failure of the power, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def replace(path: Path, content: bytes) -> None:
    """Write `content` to `path` in one step: whoever opens it finds the old or the new.

    Raises
    ------
    OSError
        If it cannot be written; the old file is then still there.
    """
    beside = path.with_name(path.name + NEW)
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    synced(path.parent)
