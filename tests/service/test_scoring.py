from __future__ import annotations

import json
from typing import Any

import pytest
from service_client import Running, fixture

import credscore
from credscore.io.writers import json_line
from credscore.service.frames import Question

SPUN = fixture("spun-by-hand-neural")
PAGE = f"<html><body><article><p>{SPUN.replace(chr(10), '</p><p>')}</p></article></body></html>"


def problem(service: Running, body: object, path: str = "/v1/score") -> str:
    answer = service.post(path, json=body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    found = answer.json()
    assert found["status"] == 422
    assert found["request_id"] == answer.headers["x-request-id"]
    return str(found["detail"])


@pytest.mark.parametrize("detail", ["score", "evidence", "full"])
def test_the_record_of_one_document_is_that_of_the_library_byte_for_byte(
    service: Running, detail: Any
) -> None:
    answer = service.post(f"/v1/score?detail={detail}", json={"text": SPUN})
    assert answer.content.decode() == json_line(credscore.score(SPUN, detail=detail))


def test_evidence_is_given_unless_something_else_is_asked_for(service: Running) -> None:
    answer = service.post("/v1/score", json={"text": SPUN})
    assert answer.content.decode() == json_line(credscore.score(SPUN))


def test_the_detail_may_stand_in_the_body_of_one_document_or_many(service: Running) -> None:
    one = service.post("/v1/score", json={"text": SPUN, "detail": "score"}).json()
    many = service.post("/v1/score", json={"documents": [{"text": SPUN}], "detail": "score"})
    assert one == many.json()["records"][0] == credscore.score(SPUN, detail="score").to_dict()


def test_inside_documents_the_word_detail_is_metadata_like_any_other(service: Running) -> None:
    documents = [{"text": SPUN, "detail": "of the council"}]
    record = service.post("/v1/score", json={"documents": documents}).json()["records"][0]
    assert record["metadata"] == {"detail": "of the council"}


def test_records_of_many_are_those_of_score_many_in_their_order(service: Running) -> None:
    documents = [
        {"id": "a", "text": SPUN, "desk": "local"},
        {"id": 7, "html": PAGE, "url": "https://a.example/b"},
        "Two words.",
        {"id": "c"},
        17,
        {"text": fixture("french")},
    ]
    answer = service.post("/v1/score?detail=full", json={"documents": documents})
    expected = [s.to_dict() for s in credscore.score_many(documents, detail="full")]  # type: ignore[list-item]  # one is wrong on purpose
    assert answer.json() == {"records": expected}
    assert [r["status"] for r in expected][3:5] == ["error", "error"]


def test_one_bad_document_of_many_is_a_record_that_names_it(service: Running) -> None:
    answer = service.post("/v1/score", json={"documents": [{"text": SPUN}, {"text": 5}]})
    assert answer.status_code == 200
    assert [r["status"] for r in answer.json()["records"]] == ["scored", "error"]
    assert answer.json()["records"][1]["reasons"][0].startswith("item 1: TypeError")


def test_no_documents_are_no_records(service: Running) -> None:
    assert service.post("/v1/score", json={"documents": []}).json() == {"records": []}


def test_as_many_documents_as_are_allowed_are_scored_and_no_more(service: Running) -> None:
    documents = ["Two words."] * 256
    answer = service.post("/v1/score", json={"documents": documents})
    assert len(answer.json()["records"]) == 256
    assert problem(service, {"documents": [*documents, "One."]}).endswith("got 257")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "a mapping needs 'text' or 'html', this has []"),
        ({"text": 5}, "text must be a string, got int"),
        ({"id": "a", "html": ["x"]}, "html must be a string, got list"),
        ([{"text": "a"}], "the body must be a JSON object, got an array: put an array under"),
        ("text", "the body must be a JSON object, got a string"),
        ({"documents": "a"}, "documents must be an array, got a string"),
        ({"documents": [], "txet": 1}, "not 'txet'"),
        ({"text": "a", "detail": 1}, "detail must be a string, got a number"),
        ({"text": "a", "detail": "all"}, "detail must be one of"),
        ({"text": "word " * 10_001}, "a text may have 50000 characters, this has 50005"),
    ],
)
def test_what_cannot_be_scored_is_said(service: Running, body: object, said: str) -> None:
    assert said in problem(service, body)


def test_two_different_details_are_a_contradiction(service: Running) -> None:
    answer = service.post("/v1/score?detail=full", json={"text": SPUN, "detail": "score"})
    assert answer.status_code == 422


@pytest.mark.parametrize("body", [b"", b"{", b'{"text": "\xff"}', b"[" * 100_000])
def test_what_is_no_json_is_a_bad_request(service: Running, body: bytes) -> None:
    answer = service.post("/v1/score", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith(("not JSON", "not UTF-8"))


def test_characters_that_no_json_can_hold_come_back_as_escapes(service: Running) -> None:
    body = b'{"text": "\\ud800 Two words.", "n": 1e999, "m": NaN}'
    answer = service.post("/v1/score", content=body, headers={"content-type": "application/json"})
    record = json.loads(answer.content)
    assert record["metadata"] == {"n": None, "m": None}
    assert record["warnings"] == ["lone_surrogate"]


def test_parts_that_two_processes_score_are_put_together_in_order(service: Running) -> None:
    documents = [{"id": str(i), "text": SPUN} for i in range(5)]
    whole = {"records": [s.to_dict() for s in credscore.score_many(documents, detail="evidence")]}
    body = json.dumps({"documents": documents}).encode()
    asked = [Question("score", body, part=i, parts=3) for i in range(3)]
    replies = [service.run(service.pool._ask(question)) for question in asked]
    found = [json.loads(f"[{reply.body.decode()}]") for reply in replies]
    assert [len(part) for part in found] == [1, 2, 2]
    assert [record for part in found for record in part] == whole["records"]
