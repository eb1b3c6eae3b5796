"""Listening, and stopping in order."""

from __future__ import annotations

import asyncio
import logging
import socket
import time
from collections.abc import Callable
from types import FrameType

from credscore.io.extras import MissingExtraError
from credscore.service.app import Service
from credscore.service.logs import Forwarded, Log
from credscore.service.pool import Pool, command
from credscore.service.settings import MISSING, Settings

try:
    import uvicorn
except ImportError as error:  # pragma: no cover
    raise MissingExtraError(MISSING) from error

# Seconds that answers which are ready may take to get to their clients at the end.
_FAREWELL = 2


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that others can connect to.

    Raises
    ------
    OSError
        If the address is none, not this machine's, or taken.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, _, _, _, address = found[0]
    return socket.create_server(address[:2], family=family, backlog=512)


def url_of(listener: socket.socket, host: str) -> str:
    """Return where a browser finds the service."""
    port = listener.getsockname()[1]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def serve(settings: Settings, listener: socket.socket, log: Log, ready: Callable[[], None]) -> None:
    """Answer requests until a signal says to stop.

    Parameters
    ----------
    settings : Settings
    listener : socket
    log : Log
    ready : callable
        Called when requests are answered.

    Raises
    ------
    UnusableError
        If the model or the patterns cannot be loaded.
    """
    pool = Pool(command(settings), settings.workers, log.event)
    service = Service(settings, pool, log)
    logger = logging.getLogger("uvicorn.error")
    logger.handlers, logger.propagate = [Forwarded(log)], False
    config = uvicorn.Config(
        service.app,
        access_log=False,
        date_header=True,
        lifespan="off",
        log_config=None,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_FAREWELL,
        ws="none",
    )

    async def run() -> None:
        try:
            # Here, since the framework would hide why it cannot start.
            await pool.start()
            await _Server(config, service, log, ready).serve([listener])
        finally:
            await pool.stop()

    with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
        runner.run(run())


class _Server(uvicorn.Server):
    """A server that finishes what it has begun before it stops listening."""

    def __init__(
        self, config: uvicorn.Config, service: Service, log: Log, ready: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._service = service
        self._log = log
        self._ready: Callable[[], None] | None = ready
        self._draining: float | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop; a second signal does not wait for anything."""
        if self._draining is not None:
            self.should_exit = self.force_exit = True
            return
        self._draining = time.monotonic()

    async def on_tick(self, counter: int) -> bool:
        """Look whether it is time to stop, ten times a second."""
        if self._ready is not None:
            self._ready()
            self._ready = None
        gate = self._service.gate
        if self._draining is not None:
            if not gate.draining:
                self._log.event("stopping", running=gate.running)
                gate.drain(self._service.settings.grace)
            self.should_exit = self.should_exit or not gate.running
        return await super().on_tick(counter)
