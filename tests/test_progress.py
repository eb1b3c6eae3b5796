"""What is said of a run while it goes on, and at its end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import terminals
from many_articles import written

from credscore import cli
from credscore.io.position import Position
from credscore.io.run import Run
from credscore.scorer import Scorer

ROOT = Path(__file__).parents[1]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return written(tmp_path / "articles.jsonl", 120)


def on_terminal(*arguments: str | Path, results: bool = False) -> str:
    """Return what a run shows on a terminal, where its results may go, too."""
    ours, terminal = terminals.new()
    command = [sys.executable, "-m", "credscore", "score", *map(str, arguments)]
    stdout = terminal if results else subprocess.DEVNULL
    with subprocess.Popen(command, cwd=ROOT, stdout=stdout, stderr=terminal) as process:
        os.close(terminal)
        shown = b""
        try:
            while data := os.read(ours, 1 << 16):
                shown += data
        except OSError:  # how a terminal ends on Linux
            pass
    os.close(ours)
    assert process.returncode == 3
    return shown.decode()


def test_a_terminal_shows_how_far_the_run_is(articles: Path) -> None:
    shown = on_terminal(articles)
    assert "%|" in shown
    assert " documents, " in shown
    assert "<" in shown
    cleared = shown.rpartition("120 documents:")[0].rstrip("\r").rpartition("\r")[2]
    assert cleared.strip() == ""


@pytest.mark.parametrize("more", [["--quiet"], ["--jobs", "2", "--quiet"]])
def test_quiet_shows_nothing(more: list[str], articles: Path) -> None:
    assert on_terminal(articles, *more) == ""


def test_results_on_the_terminal_are_not_disturbed(articles: Path) -> None:
    shown = on_terminal(articles, "--format", "jsonl", results=True)
    lines = shown.splitlines()
    assert [json.loads(line)["schema_version"] for line in lines[:120]] == ["1"] * 120
    assert lines[120].startswith("120 documents: ")


def test_a_pipe_gets_the_summary_alone(articles: Path) -> None:
    command = [sys.executable, "-m", "credscore", "score", str(articles), "--format", "csv"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = done.stderr.splitlines()
    assert lines[0].startswith("120 documents: ")
    assert lines[0].endswith(" a second")
    reason = "not JSON: Expecting value at column 1"
    assert lines[1:4] == [f"  {articles}:{n}: line {n}: {reason}" for n in (6, 25, 44)]
    assert lines[4:] == ["  and 4 more errors"]


def test_what_a_text_report_has_said_is_not_said_again(
    articles: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["score", str(articles)]) == 3
    assert capfd.readouterr().err.count("\n") == 1


def test_bytes_are_counted_as_their_articles_are_answered(tmp_path: Path) -> None:
    first, second = tmp_path / "a.jsonl", tmp_path / "b.txt"
    first.write_text('{"text": "Rain fell."}\n' * 3)
    second.write_text("Rain fell.")
    run = Run([str(first), str(second)], "auto", "text", "id")
    sizes = [run.n_bytes for _ in run.scores(Scorer(), 1, "score")]
    assert sizes == [23, 46, 69, 79]


def test_what_is_no_file_has_no_bytes_to_count(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Rain fell.")
    position = Position()
    with position.opened(str(path)) as file:
        file.read(4)
        assert position.n_bytes == 4
    assert position.n_bytes == 10
    with pytest.raises(FileNotFoundError):
        position.opened(str(tmp_path / "missing"))
    assert position.n_bytes == 10
