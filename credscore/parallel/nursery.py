"""A process of one thread that loads what the package ships, once, and forks workers.

What it has loaded its workers share.  Nothing of the program that it works for is in it, so no
lock that a thread of that program holds can be either.
"""

from __future__ import annotations

import gc
import os
import signal
import warnings
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from typing import NoReturn

from credscore.parallel import worker

# Seconds between two looks at who has ended.
_LOOK = 0.5
_SAMPLE = "“The bridge is safe,” the mayor of Weller said on Monday, according to the clerk. " * 20


def program(control: int, parent: int) -> None:
    """Fork a worker for each pair of pipes that comes in by `control`, until that ends."""
    worker.ignore_interrupts()
    asked = Connection(control)
    _preload()
    gc.collect()
    gc.freeze()  # a collection would write to pages that could stay shared
    workers: set[int] = set()
    with suppress(EOFError, OSError):
        while True:
            while not asked.poll(_LOOK):
                workers = {pid for pid in workers if not os.waitpid(pid, os.WNOHANG)[0]}
                if os.getppid() != parent:
                    raise EOFError
            pipes = recv_handle(asked), recv_handle(asked)
            pid = _fork(asked, *pipes)
            if pid:
                workers.add(pid)
            for handle in pipes:
                os.close(handle)
            asked.send_bytes(b"%d" % pid)
    for pid in workers:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _preload() -> None:
    # Whatever is wrong here will be wrong in a worker, too, which can say so.
    with suppress(Exception):
        from credscore.scorer import Scorer  # noqa: PLC0415  which imports this package

        Scorer().score(_SAMPLE, detail="full")


def _fork(asked: Connection, receiving: int, sending: int) -> int:
    """Return the process of a new worker, or 0 where the system allows no more."""
    parent = os.getpid()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # threads of BLAS end before a fork
        try:
            pid = os.fork()
        except OSError:
            return 0
    return pid or _work(asked, receiving, sending, parent)


def _work(asked: Connection, receiving: int, sending: int, parent: int) -> NoReturn:
    try:
        asked.close()
        worker.program(receiving, sending, parent)
    finally:
        os._exit(0)
