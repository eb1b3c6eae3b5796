"""Workers out of new programs, which hold no lock of this one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing import Pipe, spawn, util
from multiprocessing.connection import Connection
from multiprocessing.reduction import send_handle
from pathlib import Path
from typing import Any

from credscore.parallel.link import Link

# Seconds until a process that was asked to end is made to.
_PATIENCE = 0.5


class Nursery:
    """A new program loads the model once and forks the workers: Linux and its like.

    Parameters
    ----------
    first : bytes
        What a worker has to be told first.
    """

    def __init__(self, first: bytes) -> None:
        self.first: bytes | None = first
        self._begin()

    def _begin(self) -> None:
        self._control, there = Pipe()
        with there:
            call = f"nursery.program({there.fileno()}, {os.getpid()})"
            self._process = _python(call, there)

    def start(self) -> Link:
        """Start a worker; raise OSError or EOFError if none can be started."""
        try:
            return self._forked()
        except (OSError, EOFError):
            if self._process.poll() is None:
                raise
            # Somebody has killed it, and so its workers are about to end, too.
            self.end()
            self._begin()
            return self._forked()

    def _forked(self) -> Link:
        to_worker, sending = Pipe(duplex=False)
        receiving, from_worker = Pipe(duplex=False)
        with to_worker, from_worker:
            for end in (to_worker, from_worker):
                send_handle(self._control, end.fileno(), self._process.pid)
            pid = int(self._control.recv_bytes())
        if not pid:
            msg = "the system allows no more processes"
            raise OSError(msg)
        return Link(sending, receiving, partial(_exists, pid))

    def end(self) -> None:
        """Leave no process behind."""
        self._control.close()  # upon which it ends its workers and itself
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Programs:
    """Every worker is a new program: wherever processes are.

    Parameters
    ----------
    first : bytes
        What a worker has to be told first.
    """

    def __init__(self, first: bytes) -> None:
        self.first: bytes | None = first
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> Link:
        """Start a worker; raise OSError if none can be started."""
        to_worker, sending = Pipe(duplex=False)
        receiving, from_worker = Pipe(duplex=False)
        with to_worker, from_worker:
            call = f"worker.program({to_worker.fileno()}, {from_worker.fileno()}, {os.getpid()})"
            process = _python(call, to_worker, from_worker)
        self._processes.append(process)
        return Link(sending, receiving, lambda: process.poll() is None)

    def end(self) -> None:
        """Leave no process behind."""
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.wait()


def main_module() -> dict[str, Any]:
    """Return how a worker can import the program that runs here; empty where there is no file."""
    main = sys.modules["__main__"]
    name = getattr(getattr(main, "__spec__", None), "name", None)
    if name is not None:
        return {"init_main_from_name": name}
    path = getattr(main, "__file__", None)
    return {} if path is None else {"init_main_from_path": str(Path(path).absolute())}


def _python(call: str, *ends: Connection) -> subprocess.Popen[bytes]:
    """Call a function of this package in a new Python that inherits `ends`."""
    code = (
        f"import sys; sys.path[:] = {[part for part in sys.path if isinstance(part, str)]!r}; "
        f"from credscore.parallel import {call.partition('.')[0]}; {call}"
    )
    flags = util._args_from_interpreter_flags()  # type: ignore[attr-defined]  # noqa: SLF001  as in `multiprocessing`
    command = [os.fsdecode(spawn.get_executable()), *flags, "-c", code]
    handles = [end.fileno() for end in ends]
    if sys.platform == "win32":
        for handle in handles:
            os.set_handle_inheritable(handle, True)  # noqa: FBT003  it takes no keywords
        info = subprocess.STARTUPINFO(lpAttributeList={"handle_list": handles})
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, startupinfo=info)  # noqa: S603  Python itself
    with interrupts_held():
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, pass_fds=handles)  # noqa: S603  Python itself


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back, from this thread and from what it starts."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True
