from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from service_client import Running

from credscore.service.limits import DisconnectedError, read
from credscore.service.problems import Problem

JSON = {"content-type": "application/json"}
Start = Callable[..., Running]


def status(answer: httpx.Response) -> int:
    """Return the status, and make sure that every refusal has one form."""
    found = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert set(found) == {"type", "title", "status", "detail", "request_id"}
    assert found["status"] == answer.status_code
    return answer.status_code


def receiving(*parts: bytes) -> tuple[Callable[[], Any], list[bytes]]:
    """Return what gives these parts, and those that were not asked for."""
    left = list(parts)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": left.pop(0), "more_body": True}

    return receive, left


def test_a_body_that_says_it_is_too_large_is_refused_unread() -> None:
    receive, left = receiving(b"never read")
    with pytest.raises(Problem) as refused:
        asyncio.run(read(receive, {"content-length": "101"}, 100))
    assert refused.value.status == 413
    assert left == [b"never read"]


@pytest.mark.parametrize("headers", [{}, {"content-length": "5"}, {"content-length": "x"}])
def test_a_body_that_grows_too_large_is_refused_while_it_is_read(headers: dict[str, str]) -> None:
    receive, left = receiving(b"x" * 60, b"x" * 60, b"never read")
    with pytest.raises(Problem) as refused:
        asyncio.run(read(receive, headers, 100))
    assert refused.value.status == 413
    assert left == [b"never read"]


def test_a_client_that_goes_away_is_no_request() -> None:
    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    with pytest.raises(DisconnectedError):
        asyncio.run(read(receive, {}, 100))


def test_too_large_is_413_with_and_without_a_declared_length(service: Running) -> None:
    large = json.dumps({"text": "word " * 50_000}).encode()

    async def chunks() -> AsyncIterator[bytes]:
        for start in range(0, len(large), 10_000):
            yield large[start : start + 10_000]

    assert status(service.post("/v1/score", content=large, headers=JSON)) == 413
    assert status(service.post("/v1/score", content=chunks(), headers=JSON)) == 413
    assert status(service.post("/v1/compare", content=large, headers=JSON)) == 413
    form = {"content-type": "multipart/form-data; boundary=x"}
    assert status(service.post("/report", content=large, headers=form)) == 413


@pytest.mark.parametrize("path", ["/v1/score", "/v1/compare"])
@pytest.mark.parametrize(
    "kind", [{}, {"content-type": "text/plain"}, {**JSON, "content-encoding": "gzip"}]
)
def test_another_kind_of_body_is_415(service: Running, path: str, kind: dict[str, str]) -> None:
    assert status(service.post(path, content=b"{}", headers=kind)) == 415


def test_what_is_not_there_is_404_and_what_is_not_allowed_405(service: Running) -> None:
    assert status(service.get("/v2/score")) == 404
    assert status(service.get("/v1/score/")) == 404
    assert status(service.get("/docs")) == 404
    refused = service.ask("DELETE", "/v1/score")
    assert status(refused) == 405
    assert refused.headers["allow"] == "POST"


def test_one_request_more_than_there_is_room_for_is_429(stubbed: Start) -> None:
    running = stubbed(max_requests=2)

    async def asked() -> list[httpx.Response]:
        def ask(body: bytes) -> Any:
            return running._client.post("/v1/score", content=body, headers=JSON)

        first = [asyncio.create_task(ask(b"sleep 1")) for _ in range(2)]
        while running.service.gate.running < 2:  # noqa: ASYNC110  a gate tells nobody
            await asyncio.sleep(0.01)
        refused = await ask(b"")
        return [refused, *[await task for task in first], await ask(b"")]

    refused, *answered = running.run(asked())
    assert status(refused) == 429
    assert refused.headers["retry-after"] == "1"
    assert [answer.status_code for answer in answered] == [200, 200, 200]


def test_what_takes_too_long_is_503_and_its_process_is_replaced(stubbed: Start) -> None:
    running = stubbed(timeout=0.5)
    before = running.post("/v1/score", content=b"", headers=JSON).content
    late = running.post("/v1/score", content=b"sleep 30", headers=JSON)
    assert status(late) == 503
    assert "within 0.5 seconds" in late.json()["detail"]
    running.service.gate._seconds = 30
    after = running.post("/v1/score", content=b"", headers=JSON).content
    assert after != before


def test_a_body_that_does_not_come_is_408(stubbed: Start) -> None:
    running = stubbed(timeout=0.2)

    async def slow() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.sleep(30)

    assert status(running.post("/v1/score", content=slow(), headers=JSON)) == 408


def test_a_process_that_dies_is_replaced_and_its_request_done_again(
    stubbed: Start, tmp_path: Path
) -> None:
    running = stubbed()
    once = f"die once {tmp_path / 'flag'}".encode()
    assert running.post("/v1/score", content=once, headers=JSON).status_code == 200
    assert [e["event"] for e in running.lines()] == ["worker", "request"]


def test_a_request_that_ends_every_process_is_500_and_the_next_is_answered(stubbed: Start) -> None:
    running = stubbed()
    died = running.post("/v1/score", content=b"die", headers=JSON)
    assert status(died) == 500
    assert "ended abruptly" in died.json()["detail"]
    assert running.post("/v1/score", content=b"", headers=JSON).status_code == 200


@pytest.fixture
def draining(stubbed: Start) -> Iterator[Running]:
    running = stubbed()

    async def drain() -> None:
        running.service.gate.drain(0.3)

    running.drain = lambda: running.run(drain())  # type: ignore[attr-defined]  # for these tests
    return running


def test_a_service_that_stops_takes_nothing_new_and_says_so(draining: Running) -> None:
    draining.drain()  # type: ignore[attr-defined]  # as above
    assert draining.get("/healthz").status_code == 200
    assert status(draining.get("/readyz")) == 503
    refused = draining.post("/v1/score", content=b"", headers=JSON)
    assert status(refused) == 503
    assert refused.headers["retry-after"] == "5"


def test_what_is_under_way_when_it_stops_has_its_grace_and_no_more(draining: Running) -> None:
    async def asked(body: bytes) -> httpx.Response:
        task = asyncio.create_task(draining._client.post("/v1/score", content=body, headers=JSON))
        while not draining.service.gate.running:  # noqa: ASYNC110  as above
            await asyncio.sleep(0.01)
        draining.service.gate.drain(0.5)
        answer = await task
        draining.service.gate.draining = False
        return answer

    assert draining.run(asked(b"sleep 0.1")).status_code == 200
    late = draining.run(asked(b"sleep 30"))
    assert status(late) == 503
    assert late.json()["detail"] == "the service stopped before it was done"


def test_a_service_whose_processes_cannot_start_is_alive_but_not_ready(
    stubbed: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = stubbed()
    assert running.get("/readyz").json() == {"status": "ready"}
    monkeypatch.setattr(type(running.pool), "alive", 0)
    assert running.get("/healthz").json() == {"status": "ok"}
    assert status(running.get("/readyz")) == 503
