"""A file on its way: what a run that was killed leaves, and what the next one goes on with."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from credscore.io.journal import Journal, ResumeError, differences
from credscore.io.output import ERRORS, permissions
from credscore.io.tally import Tally
from credscore.storage.durable import synced
from credscore.storage.locking import lock

# Seconds between two commits: soon at first, so that a run that is killed early has got
# somewhere, later at most this much work is done twice.
_SOON, _SELDOM = 0.05, 1.0
# Bytes that may wait to be written.
_BUFFER = 1 << 20

Finish = Callable[[Path, BinaryIO], None]


def beside(path: str | Path) -> tuple[Path, Path]:
    """Return where part and journal of an output are."""
    target = Path(os.path.realpath(path))
    return target.with_name(target.name + ".part"), target.with_name(target.name + ".journal")


class Part:
    """The bytes of an output, of which the journal says how many are safe.

    Parameters
    ----------
    path : str or Path
    asked : mapping
        What decides over the bytes, as `Journal.asked`.

    Raises
    ------
    ResumeError
        If `path` is no file, another run is writing it, or what is there is of another run.
    OSError
        If nothing can be written there.
    """

    def __init__(self, path: str | Path, asked: Mapping[str, Any]) -> None:
        if Path(path).exists() and not Path(path).is_file():
            msg = f"only what goes to a file can be gone on with, and {path} is none"
            raise ResumeError(msg)
        self.target = Path(os.path.realpath(path))
        self._part, self._journal = beside(path)
        self._handle = _locked(self._part, str(path))
        self._waiting: list[bytes] = []
        self._n_waiting = 0
        try:
            self.state = self._found(asked)
        except BaseException:
            if not os.fstat(self._handle).st_size:
                self._part.unlink()
            self.close()
            raise
        self.n_before = self.state.tally.n
        self._every = _SOON
        self._next = time.monotonic()

    @property
    def complete(self) -> bool:
        """Whether the run had come to its end already, and the output is as it left it."""
        return self.state.final is not None and self.state.final == _stamp(self.target)

    def write(self, text: str) -> None:
        """Add `text`."""
        data = text.encode("utf-8", ERRORS)
        self._waiting.append(data)
        self._n_waiting += len(data)
        if self._n_waiting >= _BUFFER:
            self._flush()

    def commit_now_and_then(self, tally: Tally, last: str | None) -> None:
        """Make safe what was written, if it is time to.

        Parameters
        ----------
        tally : Tally
            Of all that was written.
        last : str or None
            Name of the last article.
        """
        if time.monotonic() >= self._next:
            self._commit(tally, last)
            self._next = time.monotonic() + self._every
            self._every = min(2 * self._every, _SELDOM)

    def _commit(self, tally: Tally, last: str | None) -> None:
        self._flush()
        os.fsync(self._handle)
        n_bytes = os.lseek(self._handle, 0, os.SEEK_CUR)
        self.state = replace(self.state, n_bytes=n_bytes, last=last, tally=deepcopy(tally))
        self.state.write(self._journal)

    def finish(self, tally: Tally, last: str | None, finish: Finish | None = None) -> None:
        """Put the output in its place.

        Parameters
        ----------
        tally, last
            As for a commit.
        finish : callable or None
            Turns the part into the output where that cannot be appended to.
        """
        self._commit(tally, last)
        source = self._part if finish is None else self._converted(finish)
        source.chmod(permissions(self.target))
        # From here on a run that is killed has come to its end: only the names are left to do.
        self.state = replace(self.state, final=_stamp(source))
        self.state.write(self._journal)
        if os.name == "nt":  # where an open file cannot be moved
            self.close()
        source.replace(self.target)
        synced(self.target.parent)
        self.discard()

    def _converted(self, finish: Finish) -> Path:
        fresh = self._part.with_name(self._part.name + ".new")
        with fresh.open("wb") as stream:
            finish(self._part, stream)
            stream.flush()
            os.fsync(stream.fileno())
        return fresh

    def discard(self) -> None:
        """Leave neither part nor journal."""
        if os.name == "nt":
            self.close()
        for path in (self._part, self._journal):  # a journal alone is one of a finished run
            path.with_name(path.name + ".new").unlink(missing_ok=True)
            path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file, and leave it for the next run."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _found(self, asked: Mapping[str, Any]) -> Journal:
        """Return the state to go on from, and cut off what stands behind it."""
        found = Journal.read(self._journal)
        size = os.fstat(self._handle).st_size
        if found is None and size:
            msg = f"{self._part} is there and no journal says of what: move it away"
            raise ResumeError(msg)
        if found is not None and found.final is not None:
            if found.final != _stamp(self.target):  # it was killed before it got that far
                found = replace(found, final=None)
            elif found.asked == asked:
                return found
            else:
                found = None
        if found is not None and found.tally.n and size >= found.n_bytes:
            self._refuse_others(found, asked)
        else:  # nothing is lost by a new beginning
            found = Journal(asked)
            found.write(self._journal)
        os.ftruncate(self._handle, found.n_bytes)
        os.lseek(self._handle, found.n_bytes, os.SEEK_SET)
        return found

    def _refuse_others(self, found: Journal, asked: Mapping[str, Any]) -> None:
        if different := "; ".join(differences(found.asked, asked)):
            msg = (
                f"{self._part} is of another run: {different}. Give that command again, or delete "
                f"{self._part.name} and {self._journal.name} to begin anew"
            )
            raise ResumeError(msg)

    def _flush(self) -> None:
        data = memoryview(b"".join(self._waiting))
        try:
            while data:
                data = data[os.write(self._handle, data) :]
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(self.target)) from None
        self._waiting.clear()
        self._n_waiting = 0


def _locked(part: Path, given: str) -> int:
    """Open the part, which is there or not, as the only one to do so."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    while True:
        try:
            handle = os.open(part, flags, 0o666)
        except OSError as error:  # which names a file that nobody asked for
            raise OSError(error.errno, error.strerror, given) from None
        if not lock(handle):
            os.close(handle)
            msg = f"another run is writing {given}"
            raise ResumeError(msg)
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), part.stat()):
                return handle
        os.close(handle)  # the run that had it has just put it in its place


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
