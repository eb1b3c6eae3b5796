from __future__ import annotations

import json

import pytest
from golden_records import FOLDER, NAMES, path, record, rounded

AGAIN = "run `python tests/golden/regenerate.py` and read the diff"


@pytest.mark.parametrize("name", NAMES)
def test_the_record_of_an_article_is_the_one_that_was_reviewed(name: str) -> None:
    assert path(name).is_file(), f"{path(name)} is missing: {AGAIN}"
    assert record(name) == json.loads(path(name).read_text(encoding="utf-8")), AGAIN


def test_no_golden_record_is_left_over() -> None:
    assert {found.stem for found in FOLDER.glob("*.json")} == set(NAMES), AGAIN


def test_numbers_are_rounded_and_everything_else_is_kept() -> None:
    record = {"a": [0.12345678, "x", None, True, 3], "b": {"c": -1e-9}}
    assert rounded(record) == {"a": [0.123457, "x", None, True, 3], "b": {"c": 0.0}}
