from __future__ import annotations

import pytest
from service_client import ROOT, Running

import credscore
from credscore.io.writers import record_line

COMPARED = ROOT / "fixtures" / "compared"
COPY = (COMPARED / "bridge-spun-copy.txt").read_text(encoding="utf-8")
ORIGINAL = (COMPARED / "bridge-spun-original.txt").read_text(encoding="utf-8")


def test_a_comparison_is_that_of_the_library_byte_for_byte(service: Running) -> None:
    answer = service.post("/v1/compare", json={"copy": COPY, "original": ORIGINAL})
    assert answer.content.decode() == record_line(credscore.compare(COPY, ORIGINAL).to_dict())


def test_either_side_may_be_an_object_with_a_name(service: Running) -> None:
    sides = {"copy": {"id": "c", "text": COPY}, "original": {"id": "o", "text": ORIGINAL}}
    found = service.post("/v1/compare", json=sides).json()
    assert (found["copy_id"], found["original_id"]) == ("c", "o")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ([], "the body must be a JSON object, got an array"),
        ({"copy": COPY}, "original is missing: give a copy and an original"),
        ({"copy": 3, "original": ORIGINAL}, "copy must be a string or an object, got a number"),
        ({"copy": COPY, "original": {"id": "o"}}, "original: a mapping needs 'text' or 'html'"),
        ({"copy": " ", "original": ORIGINAL}, "copy holds no words"),
        ({"copy": COPY, "original": "a " * 25_001}, "original: a text may have 50000 characters"),
    ],
)
def test_what_cannot_be_compared_is_said_by_side(service: Running, body: object, said: str) -> None:
    answer = service.post("/v1/compare", json=body)
    assert answer.status_code == 422
    assert said in answer.json()["detail"]
