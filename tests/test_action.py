"""The action checks a folder, and what stands in an article is never a command of the runner."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ACTION = (ROOT / "action.yml").read_text(encoding="utf-8")
_STEP = re.compile(r"^ {6}run: \|\n((?: {8}.*\n|\n)+)", re.MULTILINE)
INSTALL, SCORE, SAY = _STEP.findall(ACTION)
SPUN = "spun-by-hand-neural.txt"


def run(script: str, folder: Path, **given: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    runner = {
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_OUTPUT": str(folder / "output"),
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        "RUNNER_TEMP": str(folder),
        "PYTHONPATH": str(ROOT),
        "PATH": path,
        "NOTES": "3",
    }
    return subprocess.run(
        # As the runner starts a step whose shell is bash.
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],
        cwd=folder,
        env={**runner, **given},
        capture_output=True,
        text=True,
        check=False,
    )


def checked(folder: Path, **given: str) -> tuple[int, str]:
    """Run the action on `folder` and return how it ends and what it says."""
    scored = run(
        SCORE, folder, **({"ARTICLES": "articles", "FAIL_UNDER": "", "PATTERNS": ""} | given)
    )
    assert scored.returncode == 0, scored.stderr
    outputs = dict(line.split("=", 1) for line in (folder / "output").read_text().splitlines())
    said = run(SAY, folder, SCORES=outputs["scores"], CODE=outputs["code"])
    return said.returncode, said.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    for name in (SPUN, "wire-report.txt", "french.txt"):
        shutil.copy(ROOT / "fixtures" / "articles" / name, articles)
    return tmp_path


def test_no_input_is_pasted_into_a_script() -> None:
    assert not [script for script in (INSTALL, SCORE, SAY) if "${{" in script]


def test_every_input_is_explained_on_the_page() -> None:
    inputs = re.findall(
        r"^  ([\w-]+):\n    description", ACTION.partition("outputs:")[0], re.MULTILINE
    )
    page = (ROOT / "docs" / "recipes" / "github-action.md").read_text(encoding="utf-8")
    assert inputs
    assert [name for name in inputs if f"| `{name}` |" not in page] == []


def test_a_low_score_ends_the_step_and_is_noted_beside_its_lines(folder: Path) -> None:
    code, said = checked(folder, FAIL_UNDER="0.15")
    assert code == 1
    notes = said.splitlines()
    assert notes[0].startswith(f"::warning file=articles/{SPUN},line=1::fail, score 0.")
    assert len(notes) == 1 + 3
    lines = (folder / "articles" / SPUN).read_text(encoding="utf-8").splitlines()
    for note in notes[1:]:
        place = re.match(r"::notice file=[^,]+,line=(\d+),col=(\d+),endColumn=(\d+),", note)
        assert place is not None, note
        line, start, end = map(int, place.groups())
        assert lines[line - 1][start - 1 : end - 1][:20] in note


def test_without_a_bound_it_ends_well_and_the_summary_has_every_article(folder: Path) -> None:
    code, _ = checked(folder)
    assert code == 0
    rows = (folder / "summary.md").read_text(encoding="utf-8").splitlines()
    assert rows[2].startswith(f"| articles/{SPUN} | fail | 0.")
    assert "| articles/french.txt | not_applicable, language:fr |  |" in rows


def test_several_paths_and_one_with_a_dash_are_paths(folder: Path) -> None:
    (folder / "-q").mkdir()
    shutil.copy(folder / "articles" / "wire-report.txt", folder / "-q")
    code, _ = checked(folder, ARTICLES="-q articles")
    assert code == 0
    assert "| -q/wire-report.txt | pass |" in (folder / "summary.md").read_text(encoding="utf-8")


def test_programs_beside_the_articles_are_not_run(folder: Path) -> None:
    for name in ("json.py", "pip.py", "credscore.py", "articles/re.py"):
        (folder / name).write_text("raise SystemExit(77)")
    assert checked(folder)[0] == 0
    assert [
        line for line in (INSTALL + SCORE + SAY).splitlines() if re.search(r"python (?!-P)", line)
    ] == []


def test_what_cannot_be_read_is_an_error_of_the_step(folder: Path) -> None:
    (folder / "articles" / "broken.txt").write_bytes(b"\xff\xfe\xff")
    code, said = checked(folder)
    assert code == 3
    assert "::error file=articles/broken.txt::" in said


@pytest.mark.parametrize("end", ["\n", "\r", "\x0b", "\x85", "\u2028"])
def test_an_article_gives_the_runner_no_command(end: str, tmp_path: Path) -> None:
    text = f"a{end}::error::b | <img> %0A::stop-commands::x"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    piece = {"start": 0, "end": len(text), "exact": text, "severity": 1.0}
    record = {
        "id": "a.txt", "status": "scored", "reasons": [text], "verdict": "fail", "score": 0.0,
        "evidence": [{**piece, "rule": "garble.phrase", "message": text}],
    }  # fmt: skip
    broken = {"id": text, "status": "error", "reasons": [text], "verdict": None, "score": None}
    records = "".join(f"{json.dumps(one)}\n" for one in (record, {**broken, "evidence": []}))
    (tmp_path / "scores.jsonl").write_text(records)
    done = run(SAY, tmp_path, SCORES="scores.jsonl", CODE="0")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 3
    assert all(line.startswith(("::warning file=a.txt,", "::notice file=a.txt,", "::error file="))
               for line in done.stdout.splitlines())  # fmt: skip
    assert "%0A" not in done.stdout
    assert "<img>" not in (tmp_path / "summary.md").read_text(encoding="utf-8")


def test_the_hook_for_pre_commit_is_a_command_that_runs(folder: Path) -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entry = re.search(r"entry: (.*)", hooks)
    assert entry is not None
    command = f"python -m {entry[1]}"
    good = run(f"{command} articles/wire-report.txt articles/french.txt", folder)
    assert (good.returncode, good.stderr) == (0, "")
    assert run(f"{command} articles/{SPUN}", folder).returncode == 1
