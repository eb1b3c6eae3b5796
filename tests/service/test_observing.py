from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable

import pytest
from prometheus_client.parser import text_string_to_metric_families
from service_client import Running, fixture

from credscore.service.logs import Forwarded, Log

ARTICLE = fixture("wire-report")
Start = Callable[..., Running]


def numbers(running: Running) -> dict[tuple[str, ...], float]:
    """Return the metrics by name and labels."""
    answer = running.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_an_identifier_that_is_harmless_comes_back_and_another_is_made_anew(
    service: Running,
) -> None:
    given = service.get("/healthz", headers={"x-request-id": "batch-7.a_1"})
    assert given.headers["x-request-id"] == "batch-7.a_1"
    for harmful in ("a b", "x" * 65, "<script>", "é", ""):
        made = service.get("/healthz", headers={"x-request-id": harmful.encode()})
        assert len(made.headers["x-request-id"]) == 16


def test_every_request_is_one_line_with_what_it_was_and_how_long(stubbed: Start) -> None:
    running = stubbed()
    sent = {"content-type": "application/json", "x-request-id": "r1"}
    running.post("/v1/score?detail=full", content=b"1234", headers=sent)
    (line,) = running.lines()
    assert line.pop("ms") >= 0
    assert line.pop("time").endswith("Z")
    assert line == {
        "level": "info",
        "event": "request",
        "id": "r1",
        "method": "POST",
        "route": "/v1/score",
        "status": 200,
        "documents": 1,
        "bytes": 4,
    }


def test_nothing_of_an_article_gets_into_the_log(service: Running) -> None:
    secret = "Zwetschgendatschi"
    before = len(service.lines())
    service.post("/v1/score", json={"id": secret, "text": f"{ARTICLE} {secret}", secret: secret})
    service.post("/v1/score", json={"documents": [{secret: secret}, secret]})
    service.post("/v1/score", json={secret: secret})
    service.post("/v1/score", content=secret, headers={"content-type": "application/json"})
    service.post(f"/{secret}?{secret}=1", headers={"x-request-id": f"{secret}!"})
    service.ask(secret, "/v1/score")
    service.post("/report", files={"file": (f"{secret}.html", f"<p>{secret}")})
    service.post("/report", data={"text": secret}, headers={"content-type": secret})
    assert len(service.lines()) == before + 8
    assert secret.lower() not in service.errors.getvalue().lower()
    assert secret not in service.get("/metrics").text


def test_an_error_is_told_by_its_name_and_place_alone(stubbed: Start) -> None:
    running = stubbed()

    def broken() -> None:
        msg = "words of an article"
        raise ZeroDivisionError(msg)

    running.service.metrics.shown = broken  # type: ignore[method-assign, assignment]  # to break it
    answer = running.get("/metrics")
    assert answer.status_code == 500
    assert answer.json()["detail"] == "this should not happen"
    told = next(line for line in running.lines() if line["event"] == "error")
    assert told["message"] == "ZeroDivisionError"
    assert "words of an article" not in running.errors.getvalue()


def test_what_the_server_below_logs_becomes_lines_without_its_arguments() -> None:
    stream = io.StringIO()
    logger = logging.Logger("a")  # noqa: LOG001  one that is nobody else's
    logger.addHandler(Forwarded(Log(stream)))
    logger.info("not of interest")
    logger.warning("Invalid %s received.", "secret")
    (line,) = stream.getvalue().splitlines()
    found = json.loads(line)
    assert (found["level"], found["message"]) == ("warning", "Invalid %s received.")


def test_a_log_that_nobody_takes_stops_nothing() -> None:
    stream = io.StringIO()
    stream.close()
    Log(stream).event("request")


def test_requests_documents_and_refusals_are_counted(service: Running) -> None:
    before = numbers(service)
    service.post("/v1/score", json={"documents": [ARTICLE, "Two words.", 3]})
    service.post("/v1/score", content=b"{}")
    service.get("/no/such/place")
    service.get("/", headers={"host": "evil.example"})
    after = numbers(service)

    def more(*key: str) -> float:
        return after[key] - before.get(key, 0)

    assert more("credscore_requests_total", "/v1/score", "200") == 1
    assert more("credscore_requests_total", "/v1/score", "415") == 1
    assert more("credscore_requests_total", "other", "404") == 1
    assert more("credscore_refused_total", "host") == 1
    for status in ("scored", "abstained", "error"):
        assert more("credscore_documents_total", status) == 1
    assert more("credscore_request_seconds_count", "/v1/score") == 2
    assert after["credscore_requests_running",] == 0
    assert after["credscore_workers",] == 1


@pytest.mark.parametrize("path", ["/", "/healthz", "/v1/model"])
def test_head_is_answered_as_get_and_logged_as_head(service: Running, path: str) -> None:
    answer = service.ask("HEAD", path)
    assert answer.status_code == 200
    assert answer.headers["content-length"] == service.get(path).headers["content-length"]
    assert service.lines()[-2]["method"] == "HEAD"
