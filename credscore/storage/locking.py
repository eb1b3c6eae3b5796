"""A lock on an open file, which the system releases when its process ends, however it ends."""

from __future__ import annotations

import errno
import sys

# What is said where somebody else holds the lock; anything else: there are no locks here.
_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_FAR = 1 << 40  # on Windows a locked byte cannot be written


def lock(handle: int) -> bool:
    """Lock a file, and return False if another process has.

    Where a file system knows no locks, nothing is locked and nobody told.
    """
    try:
        _lock(handle)
    except OSError as error:
        return error.errno not in _HELD
    return True


if sys.platform == "win32":
    import msvcrt
    import os

    def _lock(handle: int) -> None:
        here = os.lseek(handle, 0, os.SEEK_CUR)
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(handle, here, os.SEEK_SET)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
