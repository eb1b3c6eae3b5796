"""The application: what can be asked for, and where."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from credscore.io.extras import MissingExtraError
from credscore.service import describing
from credscore.service.frames import Question, Reply, Task
from credscore.service.limits import DisconnectedError, Gate, read
from credscore.service.logs import Log
from credscore.service.metrics import MEDIA_TYPE, Metrics
from credscore.service.observing import Observed
from credscore.service.pages import REFERRER, Page, compare_form, score_form
from credscore.service.pool import LostError, Pool
from credscore.service.problems import Problem
from credscore.service.refusals import VISIT, Visit, refusal
from credscore.service.settings import MISSING, MOST_DOCUMENTS, Settings

try:
    from fastapi import FastAPI, Request, Response
    from starlette.exceptions import HTTPException
except ImportError as error:  # pragma: no cover
    raise MissingExtraError(MISSING) from error

_JSON = "application/json"
_HTML = "text/html; charset=utf-8"
_FORM = "multipart/form-data"
OK, FAILED = 200, 500
_SAID = {404: "there is nothing at this address", 405: "this address is not asked like that"}
_GONE = 499  # counted for a client that has gone; nobody gets it


class Service:
    """What answers requests.

    Parameters
    ----------
    settings : Settings
    pool : Pool
    log : Log
    """

    def __init__(self, settings: Settings, pool: Pool, log: Log) -> None:
        self.settings = settings
        self.pool = pool
        self._log = log
        self.gate = Gate(settings.max_requests, settings.timeout)
        self.metrics = Metrics()
        self.metrics.watch("requests_running", "Requests let in.", lambda: self.gate.running)
        self.metrics.watch("workers", "Processes that can score.", lambda: pool.alive)
        self.metrics.watch("workers_busy", "Processes that are scoring.", lambda: pool.busy)
        api = FastAPI(
            title="credscore",
            version=settings.release or "0",
            docs_url=None,
            redoc_url=None,
            openapi_url=None,
            redirect_slashes=False,
        )
        self._add_routes(api)
        _add_handlers(api)
        routes = {getattr(route, "path", "") for route in api.routes}
        self.app = Observed(api, settings, routes, log, self.metrics)

    def _add_routes(self, api: FastAPI) -> None:
        def get(path: str, answer: Callable[[], Response]) -> None:
            async def answered() -> Response:
                return answer()

            api.add_api_route(path, answered, methods=["GET"], **_described(path))

        def post(path: str, task: Task, media_types: tuple[str, ...]) -> None:
            async def answered(request: Request) -> Response:
                return await self._answered(request, task, media_types)

            api.add_api_route(path, answered, methods=["POST"], **_described(path))

        post("/v1/score", "score", (_JSON,))
        post("/v1/compare", "compare", (_JSON,))
        get("/v1/model", lambda: _json(self._model()))
        get("/healthz", lambda: _json({"status": "ok"}))
        get("/readyz", self._ready)
        get("/metrics", lambda: Response(self.metrics.shown(), media_type=MEDIA_TYPE))
        get("/openapi.json", lambda: _json(described))
        get("/", lambda: _form(score_form(self.settings)))
        get("/compare", lambda: _form(compare_form(self.settings)))
        post("/report", "report", (_FORM,))
        post("/comparison", "comparison", (_FORM,))
        # Who has a report before them and loads it again.
        get("/report", lambda: Response(status_code=303, headers={"location": "/"}))
        get("/comparison", lambda: Response(status_code=303, headers={"location": "/compare"}))
        get("/favicon.ico", lambda: Response(status_code=204))
        described = describing.openapi(api.openapi())

    async def _answered(
        self, request: Request, task: Task, media_types: tuple[str, ...]
    ) -> Response:
        visit: Visit = request.scope[VISIT]
        content_type = _content_type(request, media_types)
        async with self.gate.turn() as turn:
            body = await read(request.receive, request.headers, self.settings.max_bytes)
            turn.whole = True
            visit.n_bytes = len(body)
            detail = request.query_params.get("detail")
            question = Question(task, body, detail, content_type)
            try:
                replies = await self.pool.ask(question)
            except LostError as error:
                raise Problem(500, str(error), "lost") from None
        return self._response(replies, visit)

    def _response(self, replies: list[Reply], visit: Visit) -> Response:
        for reply in replies:
            if reply.status == FAILED:
                where = reply.facts.get("where")
                self._log.event("error", reply.problem, level="error", id=visit.id, where=where)
            if reply.status != OK:
                raise Problem(reply.status, reply.problem)
        for reply in replies:
            self.metrics.scored(reply.documents)
            visit.n_documents += sum(reply.documents.values())
        first = replies[0]
        if first.policy is not None:
            headers = {"content-security-policy": first.policy}
            return Response(first.body, media_type=_HTML, headers=headers)
        if not first.many:
            return Response(first.body, media_type=_JSON)
        records = b",\n".join(reply.body for reply in replies if reply.body)
        return Response(b'{"records": [' + records + b"]}\n", media_type=_JSON)

    def _model(self) -> dict[str, Any]:
        settings = self.settings
        limits = {
            "max_bytes": settings.max_bytes,
            "max_characters": settings.max_characters,
            "max_documents": MOST_DOCUMENTS,
            "max_requests": settings.max_requests,
            "timeout_seconds": settings.timeout,
        }
        return {"release": settings.release, **self.pool.facts, "limits": limits}

    def _ready(self) -> Response:
        if self.gate.draining:
            raise Problem(503, "the service is stopping")
        if not self.pool.alive:
            raise Problem(503, "no process that could score is there yet")
        return _json({"status": "ready"})


def _add_handlers(api: FastAPI) -> None:
    """Let every refusal have one form, those of the framework too."""

    async def problem(request: Request, error: Exception) -> Response:
        if not isinstance(error, Problem):
            error = Problem(500, "this should not happen")
        headers, body = refusal(error, request.scope[VISIT])
        return Response(body, error.status, headers)

    async def framework(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101  what it is registered for
        said = _SAID.get(error.status_code, str(error.detail))
        return await problem(request, Problem(error.status_code, said, None, error.headers or {}))

    async def gone(_: Request, __: Exception) -> Response:
        return Response(status_code=_GONE)

    api.add_exception_handler(Problem, problem)
    api.add_exception_handler(HTTPException, framework)
    api.add_exception_handler(DisconnectedError, gone)
    api.add_exception_handler(Exception, problem)


def _content_type(request: Request, media_types: tuple[str, ...]) -> str:
    """Return the type of a body, if it is one of these and not compressed."""
    found = request.headers.get("content-type", "")
    if found.partition(";")[0].strip().lower() not in media_types:
        accept = {"Accept": ", ".join(media_types)}
        raise Problem(415, f"the body must be {' or '.join(media_types)}", None, accept)
    if request.headers.get("content-encoding", "identity") != "identity":
        raise Problem(415, "the body must not be compressed", None, {"Accept-Encoding": "identity"})
    return found


def _described(path: str) -> dict[str, Any]:
    extra = describing.OPERATIONS.get(path)
    return {"response_model": None, "openapi_extra": extra, "include_in_schema": extra is not None}


def _json(value: object) -> Response:
    return Response(json.dumps(value).encode() + b"\n", media_type=_JSON)


def _form(page: Page) -> Response:
    body, policy = page
    headers = {"content-security-policy": policy, "referrer-policy": REFERRER}
    return Response(body, media_type=_HTML, headers=headers)
