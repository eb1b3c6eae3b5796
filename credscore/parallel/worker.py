"""What runs in a worker: batches in, answers out, until the other end hangs up."""

from __future__ import annotations

import os
import signal
import sys
import time
from multiprocessing import spawn
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any

from credscore.ngram.store import ArtifactError
from credscore.parallel.batches import Run, packed
from credscore.parallel.wire import dumps, loads

# What a message to the parent begins with.
READY, UNUSABLE, DONE, DAMAGED, FAILED = range(5)
# Seconds between two looks at whether the parent is still there.
_LOOK = 0.5

_importing = False


def program(receiving: int, sending: int, parent: int) -> None:
    """Be a worker that was started as a program of its own; handles of its two pipes."""
    work(connection(receiving, writable=False), connection(sending, writable=True), parent)


def connection(handle: int, *, writable: bool) -> Connection:
    """Return the end of a pipe that was inherited as `handle`."""
    if sys.platform == "win32":
        from multiprocessing.connection import PipeConnection  # noqa: PLC0415  only there

        return PipeConnection(handle, readable=not writable, writable=writable)
    return Connection(handle, readable=not writable, writable=writable)


def work(receiving: Connection, sending: Connection, parent: int, run: Run | None = None) -> None:
    """Answer batches until the pipe ends.

    Parameters
    ----------
    receiving, sending : Connection
    parent : int
        The process whose end is the end of this one, too.
    run : callable or None
        None takes it from the first message.
    """
    begin(parent)
    try:
        if run is None:
            try:
                run = _received(*loads(receiving.recv_bytes()))
            except Exception as error:  # noqa: BLE001  whatever unpickling users' objects may raise
                sending.send_bytes(dumps((UNUSABLE, f"{type(error).__name__}: {error}")))
                return
        sending.send_bytes(dumps((READY, None)))
        while True:
            sending.send_bytes(_answer(run, receiving.recv_bytes()))
    except (EOFError, OSError):  # nobody is there any more
        return


def begin(parent: int) -> None:
    """Prepare a process: Ctrl-C is its parent's affair, and it does not outlive its parent."""
    ignore_interrupts()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if os.name == "posix":
        Thread(target=_outlive_nobody, args=(parent,), daemon=True).start()


def ignore_interrupts() -> None:
    """Ignore Ctrl-C, which `ways` has held back until here."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _outlive_nobody(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)


def refuse_while_importing() -> None:
    """Raise if this is a worker that reads its parent's program and runs into the same work.

    Raises
    ------
    RuntimeError
        Which says what the program has to be given.
    """
    if _importing:
        msg = (
            "the extractors of this scorer are defined in the program itself, so its workers have "
            "to import it: put what it does under `if __name__ == '__main__':`"
        )
        raise RuntimeError(msg)


def _received(main: dict[str, Any], run: bytes) -> Run:
    global _importing  # noqa: PLW0603  there is one program in a process
    if main:
        _importing = True
        try:
            spawn.prepare(main)
        finally:
            _importing = False
    received: Run = loads(run)
    return received


def _answer(run: Run, data: bytes) -> bytes:
    try:
        batch, detail = loads(data)
        return dumps((DONE, packed(batch, run(batch, detail))))
    except ArtifactError as error:
        return dumps((DAMAGED, str(error)))
    except Exception:  # noqa: BLE001  it could not be sent there or back
        return dumps((FAILED, None))
