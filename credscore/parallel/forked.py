"""Workers forked from this process: for what cannot be sent, or is defined in the program.

A script without a guard, a notebook or an interactive session may define extractors that no
other process could import.  Their workers are forked here, at a moment when no other thread is
at work in this package, whose locks nobody would release in the worker.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import warnings
from contextlib import suppress
from functools import partial
from multiprocessing import Pipe
from types import FrameType

from credscore.parallel import worker
from credscore.parallel.batches import Run
from credscore.parallel.link import Link
from credscore.parallel.programs import interrupts_held

# Seconds to wait for a moment at which no other thread scores.
_PATIENCE = 2.0


class Forked:
    """Fork workers that have what `run` needs already."""

    first: bytes | None = None

    def __init__(self, run: Run) -> None:
        self._run = run
        self._workers: set[int] = set()

    def start(self) -> Link:
        """Fork a worker; raise OSError if no moment is safe or none can be forked."""
        to_worker, sending = Pipe(duplex=False)
        receiving, from_worker = Pipe(duplex=False)
        with to_worker, from_worker, interrupts_held(), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of other threads, which were looked at
            parent = os.getpid()
            _wait_for_a_safe_moment()
            pid = os.fork()
            if not pid:
                try:
                    sending.close()
                    receiving.close()
                    worker.work(to_worker, from_worker, parent, self._run)
                finally:
                    os._exit(0)
        self._workers.add(pid)
        return Link(sending, receiving, partial(self._alive, pid))

    def end(self) -> None:
        """Leave no process behind."""
        for pid in self._workers:
            with suppress(OSError):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
        self._workers.clear()

    def _alive(self, pid: int) -> bool:
        try:
            ended, _ = os.waitpid(pid, os.WNOHANG)
        except OSError:
            return False
        if ended:
            self._workers.discard(pid)
        return not ended


def _wait_for_a_safe_moment() -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        # To sleep begins a new turn at the interpreter's lock: long enough to look and to fork.
        time.sleep(0.001)
        if not _others_inside():
            return
    msg = "another thread was scoring all the time"
    raise OSError(msg)


def _others_inside() -> bool:
    here = threading.get_ident()
    frames = sys._current_frames()  # noqa: SLF001  documented, and what it is for
    return any(_inside(frame) for thread, frame in frames.items() if thread != here)


def _inside(frame: FrameType | None) -> bool:
    while frame is not None:
        module = frame.f_globals.get("__name__") or ""
        if module.startswith("credscore.") and not module.startswith("credscore.parallel."):
            return True
        frame = frame.f_back
    return False
