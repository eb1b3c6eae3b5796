"""A service inside the test's own process, and a client that asks it without a socket."""

from __future__ import annotations

import asyncio
import io
import json
import sys
import threading
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any, TypeVar

import httpx

from credscore.service.app import Service
from credscore.service.logs import Log
from credscore.service.pool import Pool, command
from credscore.service.settings import Settings

T = TypeVar("T")
STUB = (sys.executable, str(Path(__file__).parent / "stub_worker.py"))
ROOT = Path(__file__).parents[1]


class Running:
    """A service whose event loop is a thread of its own.

    Parameters
    ----------
    settings : Settings
    worker : sequence of str or None
        What starts a process that scores; None starts a real one.
    """

    def __init__(self, settings: Settings, worker: Sequence[str] | None = None) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.errors = io.StringIO()
        log = Log(self.errors)
        self.pool = Pool(worker or command(settings), settings.workers, log.event)
        self.service = Service(settings, self.pool, log)
        transport = httpx.ASGITransport(self.service.app)
        self._client = httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1:8000", timeout=None
        )
        self.run(self.pool.start())

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Do something in the loop of the service, and wait for it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        """Send a request and wait for the answer."""
        return self.run(self._client.request(method, path, **more))

    def get(self, path: str, **more: Any) -> httpx.Response:
        """Ask with GET."""
        return self.ask("GET", path, **more)

    def post(self, path: str, **more: Any) -> httpx.Response:
        """Ask with POST."""
        return self.ask("POST", path, **more)

    def send(self, path: str, fields: dict[str, str], **more: Any) -> httpx.Response:
        """Send a form as a browser does."""
        files = {name: (None, value) for name, value in fields.items()}
        return self.post(path, files=files, **more)

    def lines(self) -> list[dict[str, Any]]:
        """Return what the service has logged."""
        return [json.loads(line) for line in self.errors.getvalue().splitlines()]

    def end(self) -> None:
        """Stop it, and leave no process behind."""
        self.run(self.pool.stop())
        self.run(self._client.aclose())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


def fixture(name: str) -> str:
    """Return an article of the fixtures."""
    return (ROOT / "fixtures" / "articles" / f"{name}.txt").read_text(encoding="utf-8")
