"""Every command of `credscore` that a page shows is understood, and does what it is for."""

from __future__ import annotations

import io
import json
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from credscore.arguments import parser
from credscore.cli import main

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_COMMAND = re.compile(r"^\$ (?:cat (?P<given>\S+) \| )?credscore (?P<rest>.+)$", re.MULTILINE)
# Training takes minutes; tests/learning does it on fewer texts.
_LONG = ("train", "our-model/")


def commands(page: Path) -> Iterator[tuple[str | None, list[str]]]:
    """Yield what each command of a page is given to read, and its arguments."""
    for found in _COMMAND.finditer(page.read_text(encoding="utf-8")):
        line = found["rest"].partition(" || ")[0]
        yield found["given"], shlex.split(line, comments=True)


CASES = [
    pytest.param(path, id=str(path.relative_to(ROOT))) for path in PAGES if any(commands(path))
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with what the pages speak of, to be in."""
    pa = pytest.importorskip("pyarrow", reason="needs the extra arrow")
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra arrow")
    fixtures = ROOT / "fixtures"
    (tmp_path / "fixtures").symlink_to(fixtures)
    names = ("wire-report", "sport", "round-trip-catalan", "french")
    texts = {name: (fixtures / "articles" / f"{name}.txt").read_text("utf-8") for name in names}
    rows: list[dict[str, Any]] = [
        {"id": name, "text": text, "outlet": "The Gate", "date": f"2026-01-0{day}"}
        for day, (name, text) in enumerate(texts.items(), 1)
    ]
    labels = ({**row, "label": "fail" if "trip" in row["id"] else "pass"} for row in rows[:3])
    tables = {"articles": rows, "labelled": list(labels)}
    for name, table in tables.items():
        lines = "".join(f"{json.dumps(row)}\n" for row in table)
        (tmp_path / f"{name}.jsonl").write_text(lines)
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "articles.parquet")
    (tmp_path / "article.txt").write_text(rows[0]["text"])
    for name, side in (("copy", "copy"), ("original", "original")):
        shutil.copy(fixtures / "compared" / f"bridge-spun-{side}.txt", tmp_path / f"{name}.txt")
    patterns = (ROOT / "docs" / "patterns.md").read_text(encoding="utf-8")
    (tmp_path / "ours.toml").write_text(patterns.split("```toml\n")[1].partition("```")[0])
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", CASES)
def test_every_command_of_a_page_is_understood(page: Path) -> None:
    for _, arguments in commands(page):
        assert parser().parse_args(arguments).command == arguments[0]


@pytest.mark.parametrize("page", CASES)
def test_every_command_of_a_page_runs(
    page: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for given, arguments in commands(page):
        if any(word in arguments for word in _LONG):
            continue
        if arguments[0] == "serve":  # it ends when it is told to
            continue
        if given is not None:
            held = io.BytesIO((folder / given).read_bytes())
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(held, encoding="utf-8"))
        code = main(arguments)
        said = capsys.readouterr()
        # Below --fail-under it is 1, as the page says.
        assert code == int("--fail-under" in arguments), f"{arguments}: {said.err}"
        assert said.out or "--output" in arguments
