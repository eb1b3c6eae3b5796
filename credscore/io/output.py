"""Where results go: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from credscore.storage.durable import synced

# A lone surrogate is written as an escape instead of ending the run.
ERRORS = "backslashreplace"


@contextmanager
def opened(path: str | Path | None) -> Iterator[TextIO]:
    """Open `path` for writing text, or standard output for None.

    The file is written beside `path` under another name and takes its place when the block
    ends; if the block raises, or is interrupted, `path` stays as it was and nothing is left.

    Raises
    ------
    OSError
        If the folder does not exist or cannot be written to.
    """
    if path is None:
        yield _standard_output()
        return
    target = Path(os.path.realpath(path))
    asked = Path(path)  # a link to a pipe, as /dev/stdout may be, leads to no path
    if asked.exists() and not asked.is_file():  # a device or a pipe cannot be replaced
        with asked.open("w", encoding="utf-8", errors=ERRORS, newline="\n") as stream:
            yield stream
        return
    with _replacing(target, str(path)) as stream:
        yield stream


def _standard_output() -> TextIO:
    if sys.stdout is None:
        msg = "standard output is closed"
        raise OSError(msg)
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors=ERRORS)
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors=ERRORS, newline="\n")
    return sys.stdout


@contextmanager
def _replacing(target: Path, given: str) -> Iterator[TextIO]:
    try:
        handle, name = tempfile.mkstemp(".part", f".{target.name}.", target.parent)
    except OSError as error:  # which names a file that nobody asked for
        raise OSError(error.errno, error.strerror, given) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors=ERRORS, newline="\n") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(permissions(target))
        Path(name).replace(target)
        synced(target.parent)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def permissions(target: Path) -> int:
    """Return the permissions a plain `open` would have left."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
