"""Which way workers are started; none can hand a worker a lock that nobody will release."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Protocol

from credscore.parallel.batches import Run
from credscore.parallel.forked import Forked
from credscore.parallel.link import Link
from credscore.parallel.programs import Nursery, Programs, main_module
from credscore.parallel.wire import dumps

# Forking is not safe among Apple's frameworks.
FORKS = hasattr(os, "fork") and sys.platform != "darwin"


class Way(Protocol):
    """How workers are started and ended."""

    @property
    def first(self) -> bytes | None:
        """What a worker has to be told first."""
        ...

    def start(self) -> Link:
        """Start a worker; raise OSError or EOFError if that is not possible."""
        ...

    def end(self) -> None:
        """Leave no process behind, whatever it is doing."""
        ...


def ways(run: Run) -> Iterator[Way]:
    """Yield ways to start workers for `run`, the next one for when those before cannot."""
    try:
        sent = dumps(run)
    except Exception:  # noqa: BLE001  whatever users' objects raise
        sent = None
    own = sent is None or b"__main__" in sent
    if sent is not None and not own:
        yield _apart(dumps(({}, sent)))
    if FORKS:
        yield Forked(run)
    elif sent is not None and own and (main := main_module()):
        yield Programs(dumps((main, sent)))


def _apart(first: bytes) -> Way:
    if FORKS:
        try:
            return Nursery(first)
        except Exception:  # noqa: BLE001  a sandbox that forbids all sockets may raise anything
            return Programs(first)
    return Programs(first)
