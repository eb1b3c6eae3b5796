from __future__ import annotations

import pytest
from cases import article

from benchmarks import stages
from credscore import native
from credscore.extractors import CATALOGUE


def test_every_extractor_is_a_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "ROUNDS", 1)
    spent = stages.stages([article("wire-report")])
    assert {f"extractor {extractor.name}" for extractor in CATALOGUE} <= spent.keys()
    assert all(seconds >= 0 for seconds in spent.values())
    assert sum(spent.values()) > 0


def test_kernels_are_back_after_a_look_without_them() -> None:
    before = native.kernels
    with stages.without_kernels():
        assert native.kernels is None
    assert native.kernels is before
