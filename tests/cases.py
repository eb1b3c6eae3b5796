"""Labelled texts and whole articles, as the fixtures folder holds them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from credscore.extractors.base import Extractor
from credscore.text.document import Document

FIXTURES = Path(__file__).parents[1] / "fixtures"
KINDS = ("found", "constructed", "look-alike", "known failure")


@dataclass(frozen=True)
class Case:
    """A text and the evidence that an extractor must give for it, in reading order."""

    label: str
    kind: str
    text: str
    evidence: tuple[str, ...]
    expect: str


def stored_cases(extractor: str) -> list[Case]:
    stored = json.loads((FIXTURES / "cases" / f"{extractor}.json").read_text(encoding="utf-8"))
    return [
        Case(c["label"], _kind(c), c["text"], tuple(c["evidence"]), c["expect"]) for c in stored
    ]


def _kind(stored: dict[str, str]) -> str:
    """Return the kind, which some files keep as the first words of the label."""
    kind = stored.get("kind", stored["label"].partition(":")[0])
    return "look-alike" if kind == "looks like it" else kind


def cases(extractor: str) -> list[ParameterSet]:
    """Return the parameters of a test; a known failure that passes is an error."""
    failing = pytest.mark.xfail(strict=True, reason="known failure")
    return [
        pytest.param(case, id=case.label, marks=[failing] if case.expect == "fail" else [])
        for case in stored_cases(extractor)
    ]


def exact_evidence(extractor: Extractor, text: str) -> tuple[str, ...]:
    return tuple(e.span.of(text) for e in extractor(Document.from_text(text)).evidence)


def article_names() -> list[str]:
    return sorted(path.stem for path in (FIXTURES / "articles").glob("*.txt"))


def article(name: str) -> str:
    return (FIXTURES / "articles" / f"{name}.txt").read_bytes().decode("utf-8")


def expected(name: str) -> dict[str, Any]:
    path = FIXTURES / "expected" / f"{name}.json"
    answer: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return answer
