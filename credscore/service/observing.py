"""Around every request: its identifier, the guards, headers, the log and the counts."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from credscore.service import guards
from credscore.service.headers import EVERYWHERE
from credscore.service.logs import Log, place
from credscore.service.metrics import Metrics
from credscore.service.problems import Problem
from credscore.service.refusals import VISIT, Visit, refusal
from credscore.service.settings import Settings

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_METHODS = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})
_HARMLESS = re.compile(r"[A-Za-z0-9._-]{1,64}")


class Observed:
    """Wraps an application.

    Parameters
    ----------
    app : ASGI application
    settings : Settings
    routes : iterable of str
        Its paths; others are not told apart, so that nothing a client sends gets into a log.
    log : Log
    metrics : Metrics
    """

    def __init__(
        self, app: App, settings: Settings, routes: Iterable[str], log: Log, metrics: Metrics
    ) -> None:
        self._app = app
        self._settings = settings
        self._routes = frozenset(routes)
        self._log = log
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"]}
        path = scope["path"]
        asked_id = headers.get("x-request-id", "")
        visit = Visit(
            asked_id if _HARMLESS.fullmatch(asked_id) else secrets.token_hex(8),
            scope["method"],
            path if path in self._routes else "other",
            "text/html" in headers.get("accept", ""),
            time.perf_counter(),
        )
        # What is given for GET is given for HEAD, and the server leaves the body out.
        method = "GET" if visit.method == "HEAD" else visit.method
        inner = {**scope, "method": method, VISIT: visit}

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                visit.status = message["status"]
                message["headers"] = list(_with(message.get("headers", ()), visit.id))
            await send(message)

        try:
            guards.check(self._settings, visit.method, path, headers)
            await self._app(inner, receive, sent)
        except Problem as problem:
            await _refuse(problem, visit, sent)
        except Exception as error:  # noqa: BLE001  its message may quote the text, its name cannot
            name = type(error).__name__
            self._log.event("error", name, level="error", id=visit.id, where=place(error))
            if not visit.status:
                await _refuse(Problem(500, "this should not happen"), visit, sent)
        finally:
            self._done(visit)

    def _done(self, visit: Visit) -> None:
        if visit.refused is not None:
            self._metrics.refused(visit.refused)
        self._metrics.answered(visit.route, visit.status, visit.seconds)
        self._log.event(
            "request",
            id=visit.id,
            method=visit.method if visit.method in _METHODS else "other",
            route=visit.route,
            status=visit.status,
            ms=round(1000 * visit.seconds, 1),
            documents=visit.n_documents,
            bytes=visit.n_bytes,
        )


async def _refuse(problem: Problem, visit: Visit, send: Send) -> None:
    headers, body = refusal(problem, visit)
    pairs = [(k.encode(), v.encode("latin-1")) for k, v in headers.items()]
    await send({"type": "http.response.start", "status": problem.status, "headers": pairs})
    await send({"type": "http.response.body", "body": body})


def _with(headers: Iterable[tuple[bytes, bytes]], request_id: str) -> Iterable[tuple[bytes, bytes]]:
    """Yield the headers of an answer, and those that every answer has."""
    there = set()
    for name, value in headers:
        there.add(name.lower())
        yield name, value
    for name_, value_ in {**EVERYWHERE, "x-request-id": request_id}.items():
        if name_.encode() not in there:
            yield name_.encode(), value_.encode()
