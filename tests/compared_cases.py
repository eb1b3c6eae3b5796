"""Labelled pairs of sentences, an original and a copy, and what must be told of them."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from _pytest.mark import ParameterSet
from cases import FIXTURES

from benchmarks.comparison.words import whole
from credscore.comparison.facts import fact_changes
from credscore.comparison.result import Change
from credscore.text.document import Document


@dataclass(frozen=True)
class ComparedCase:
    """An original, a copy, and the altered phrases of the copy and the original."""

    label: str
    original: str
    copy: str
    changes: list[list[str | None]]

    def told(self, kind: str) -> list[list[str | None]]:
        """Return the phrases of the changes of one kind that are found."""
        found = changes(self.copy, self.original)
        return [
            [c.copy and c.copy.of(self.copy), c.original and c.original.of(self.original)]
            for c in found
            if c.kind == kind
        ]


def changes(copy: str, original: str) -> list[Change]:
    ours, theirs = Document.from_text(copy), Document.from_text(original)
    return fact_changes(ours, theirs, whole(ours, theirs))


def compared_cases(name: str) -> list[ParameterSet]:
    path = FIXTURES / "compared_cases" / f"{name}.json"
    stored = json.loads(path.read_text(encoding="utf-8"))
    failing = pytest.mark.xfail(strict=True, reason="known failure")
    return [
        pytest.param(
            ComparedCase(c["label"], c["original"], c["copy"], c["changes"]),
            id=c["label"],
            marks=[failing] if c["expect"] == "fail" else [],
        )
        for c in stored
    ]
