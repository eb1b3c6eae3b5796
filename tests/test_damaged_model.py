"""A model with a changed byte is refused before anything is scored, whatever file it is in."""

from __future__ import annotations

import ast
import importlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from credscore.ngram import store
from credscore.scorer import PARTS, Scorer

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "credscore"


def loaded() -> Iterator[str]:
    """Yield the name of every part that the package loads to score a text."""
    for path in PACKAGE.rglob("*.py"):
        # What a comparison loads is checked when it is loaded, at the first comparison.
        if {"training", "comparison"} & set(path.parts) or path.name == "store.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "store.load":
                (name, *_) = node.args
                if isinstance(name, ast.Constant):
                    yield str(name.value)
                else:
                    parts = path.relative_to(ROOT).with_suffix("").parts
                    yield getattr(importlib.import_module(".".join(parts)), ast.unparse(name))


def test_every_part_that_is_loaded_is_checked() -> None:
    assert set(PARTS) == set(loaded())


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return the data folder of a copy of the package."""
    shutil.copytree(PACKAGE, tmp_path / "credscore", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "a.txt").write_text("Rain fell on Monday.")
    return tmp_path / "credscore" / "data"


def flip(data: Path) -> None:
    blob = bytearray((data / "boilerplate.npz").read_bytes())
    blob[5000] ^= 1
    (data / "boilerplate.npz").write_bytes(blob)


def cut(data: Path) -> None:
    path = data / "wording.npz"
    path.write_bytes(path.read_bytes()[:1000])


def unlink(data: Path) -> None:
    (data / "attribution.json").unlink()


def unname(data: Path) -> None:
    (data / store.MANIFEST).write_text("{}")


def confuse(data: Path) -> None:
    (data / store.MANIFEST).write_text("[]")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (flip, "boilerplate.npz does not have the checksum"),
        (cut, "wording.npz does not have the checksum"),
        (unlink, "holds no part 'attribution.json'"),
        (unname, "holds no part 'attribution.json'"),
        (confuse, "is not a model folder: manifest.json"),
    ],
)
def test_a_damaged_part_is_exit_code_2_and_no_record(
    package: Path, damage: Callable[[Path], None], said: str
) -> None:
    damage(package)
    done = subprocess.run(
        [sys.executable, "-m", "credscore", "score", "a.txt", "--format", "jsonl"],
        cwd=package.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_part_damaged_later_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    scorer = Scorer()

    def damaged(*_: object) -> None:
        msg = "wording.npz was changed"
        raise store.ArtifactError(msg)

    monkeypatch.setattr(Scorer, "_score", damaged)
    with pytest.raises(store.ArtifactError, match="was changed"):
        next(scorer.score_many(["Rain fell."]))


def test_a_changed_comparison_is_refused_before_anything_is_compared(tmp_path: Path) -> None:
    package = tmp_path / "credscore"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    part = package / "data" / "comparison" / "comparison.json"
    part.write_bytes(part.read_bytes().replace(b"weights", b"weightz"))
    code = "import credscore; credscore.compare('It rained.', 'It rained.')"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "comparison.json does not have the checksum" in done.stderr
