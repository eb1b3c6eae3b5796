"""No pattern, and no number of them, can hold a run up."""

from __future__ import annotations

import time
from typing import Any

import pytest

from credscore.extractors.boilerplate import Boilerplate, Patterns
from credscore.extractors.boilerplate.patterns import regexes
from credscore.text.document import Document


def of(*entries: dict[str, Any]) -> Patterns:
    return Patterns.of({"kind": "subscribe", **entry} for entry in entries)


@pytest.mark.parametrize(
    "regex", ["(a+)+$", "(a|aa)+$", "(.*)(.*)(.*)[^a]$", "a.*z|a", "[ab]*a[ab]{500}c"]
)
@pytest.mark.parametrize("scope", ["match", "line"])
def test_a_hostile_expression_is_done_at_once(regex: str, scope: str) -> None:
    pytest.importorskip("re2", reason="needs the extra patterns")
    doc = Document.from_text("a" * 500_000 + "!")
    patterns = of({"regex": regex, "scope": scope})
    before = time.process_time()
    patterns.find(doc)
    assert time.process_time() - before < 5


def test_what_takes_too_many_steps_is_stopped_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("re2", reason="needs the extra patterns")
    monkeypatch.setattr(regexes, "MAX_STEPS", 10_000)
    patterns = of({"regex": "a.*z|a", "name": "slow"}, {"phrase": "b"})
    matches = patterns.find(Document.from_text("a" * 500 + " b"))
    assert matches.stopped == ("slow",)
    assert 0 < [p.pattern for p in matches.pieces].count("slow") < 500
    assert matches.pieces[-1].pattern == "b"
    assert Boilerplate(patterns)(Document.from_text("a" * 500)).warnings == (
        "pattern_stopped:slow",
    )


def test_thousands_of_phrases_take_one_pass() -> None:
    patterns = of(*({"phrase": f"get brief number {i} by mail"} for i in range(5000)))
    patterns.find(Document.from_text("once"))
    doc = Document.from_text("get brief number 7 by post and get brief " * 2000)
    before = time.process_time()
    assert patterns.find(doc).pieces == []
    assert time.process_time() - before < 1
