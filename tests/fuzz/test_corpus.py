"""What fuzzing starts from and what it found, run again without it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent
CORPUS = sorted((HERE / "corpus").glob("*/*"))
TARGETS = sorted(path.stem for path in (HERE / "targets").glob("*.py"))


def target(name: str) -> ModuleType:
    return import_module(f"fuzz.targets.{name}")


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_stored_input_keeps_every_law(path: Path) -> None:
    target(path.parent.name).check(path.read_bytes())


@pytest.mark.parametrize("name", [name for name in TARGETS if name != "kernels"])
@pytest.mark.parametrize("data", [b"", b"\x00", b"\xff" * 40, b"\x80[]"])
def test_bytes_that_mean_nothing_keep_every_law(name: str, data: bytes) -> None:
    target(name).check(data)


def test_the_corpus_is_small_and_has_inputs_for_every_target() -> None:
    assert sum(path.stat().st_size for path in CORPUS) < 100_000
    assert {path.parent.name for path in CORPUS} == set(TARGETS) - {"kernels"}
    assert all(path.stat().st_size <= target(path.parent.name).LONGEST for path in CORPUS)
