"""How much at a time, how large, and how long."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from credscore.service.problems import Problem

_SOON = {"Retry-After": "1"}
# While a service stops, another one is about to take its place.
_LATER = {"Retry-After": "5", "Connection": "close"}

Receive = Callable[[], Awaitable[Mapping[str, Any]]]


class DisconnectedError(ConnectionError):
    """The client has gone before its request was read."""


@dataclass(slots=True)
class Turn:
    """A request that was let in."""

    whole: bool = False  # whether its body was read to the end


class Gate:
    """Lets requests in while there is room and time.

    Parameters
    ----------
    most : int
        Requests at a time.
    seconds : float
        For each, from when it is let in.
    """

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._limits: set[asyncio.Timeout] = set()
        self.draining = False

    @property
    def running(self) -> int:
        """Number of requests that were let in and are not done."""
        return len(self._limits)

    def drain(self, seconds: float) -> None:
        """Let nobody in any more, and give those inside so many seconds at most."""
        self.draining = True
        end = asyncio.get_running_loop().time() + seconds
        for limit in self._limits:
            when = limit.when()
            limit.reschedule(end if when is None else min(end, when))

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[Turn]:
        """Let a request in.

        Raises
        ------
        Problem
            503 while the service stops, 429 if too many are inside, 408 if its body does not
            come in time, 503 if its answer does not.
        """
        if self.draining:
            raise Problem(503, "the service is stopping", "stopping", _LATER)
        if self.running >= self._most:
            said = f"{self._most} requests are waiting or being answered: try again later"
            raise Problem(429, said, "too_many", _SOON)
        turn = Turn()
        try:
            async with asyncio.timeout(self._seconds) as limit:
                self._limits.add(limit)
                try:
                    yield turn
                finally:
                    self._limits.discard(limit)
        except TimeoutError:
            raise self._late(turn) from None

    def _late(self, turn: Turn) -> Problem:
        if self.draining:
            return Problem(503, "the service stopped before it was done", "stopping", _LATER)
        if turn.whole:
            said = f"there was no answer within {self._seconds:g} seconds"
            return Problem(503, said, "timeout", _SOON)
        said = f"the body did not come within {self._seconds:g} seconds"
        return Problem(408, said, "slow_body", {"Connection": "close"})


async def read(receive: Receive, headers: Mapping[str, str], most: int) -> bytes:
    """Read the body of a request, and stop as soon as it is too large.

    Parameters
    ----------
    receive : callable
        As ASGI has it.
    headers : mapping of str to str
    most : int
        Bytes.

    Raises
    ------
    Problem
        413 if it is larger, or says so.
    DisconnectedError
        If the client goes away meanwhile.
    """
    too_large = Problem(413, f"a body may have {most} bytes", "too_large")
    declared = headers.get("content-length", "")
    if declared.isdecimal() and int(declared[:20]) > most:
        raise too_large
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise DisconnectedError
        part = message.get("body", b"")
        size += len(part)
        if size > most:
            raise too_large
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)
