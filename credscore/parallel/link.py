"""The parent's end of a worker."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread

# Seconds between two looks at whether a silent worker is still there.
_LOOK = 1.0


@dataclass(frozen=True, slots=True)
class Link:
    """The two pipes to a worker, and whether it is still there."""

    sending: Connection
    receiving: Connection
    alive: Callable[[], bool]


class Line:
    """A link with a thread at either pipe, so that nobody waits for one that is full.

    Parameters
    ----------
    link : Link
    heard : callable
        Called by a thread with this line and each message; with None at the end of the worker.
    """

    def __init__(self, link: Link, heard: Callable[[Line, bytes | None], None]) -> None:
        self._link = link
        self._heard = heard
        self._waiting: SimpleQueue[bytes | None] = SimpleQueue()
        self._threads = [Thread(target=t, daemon=True) for t in (self._send, self._receive)]
        for thread in self._threads:
            thread.start()

    def say(self, message: bytes) -> None:
        """Send `message` as soon as the worker takes it."""
        self._waiting.put(message)

    def close(self) -> None:
        """Let go of the pipes of a worker that has ended."""
        self._waiting.put(None)
        for thread in self._threads:
            thread.join(_LOOK)
        self._link.sending.close()
        self._link.receiving.close()

    def _send(self) -> None:
        with suppress(OSError, ValueError):  # the worker has ended, as the other thread finds
            while (message := self._waiting.get()) is not None:
                self._link.sending.send_bytes(message)

    def _receive(self) -> None:
        receiving = self._link.receiving
        with suppress(OSError, EOFError):
            while True:
                # Another process that this one has forked may hold the pipe open.
                while not receiving.poll(_LOOK):
                    if not self._link.alive():
                        raise EOFError
                self._heard(self, receiving.recv_bytes())
        self._heard(self, None)
