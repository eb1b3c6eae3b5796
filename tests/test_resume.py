"""What was stopped goes on where it stopped, and the bytes are those of one run."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from many_articles import whole, written

from credscore import cli
from credscore.io import part as parts
from credscore.io.journal import Journal
from credscore.io.part import Part, beside
from credscore.scorer import Scorer


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return written(tmp_path / "articles.jsonl", 60)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "out" / "scores.jsonl"


@pytest.fixture(autouse=True)
def always_committing(monkeypatch: pytest.MonkeyPatch, output: Path) -> None:
    output.parent.mkdir()
    monkeypatch.setattr(parts, "_SOON", 0.0)
    monkeypatch.setattr(parts, "_SELDOM", 0.0)


def score(*arguments: str | Path) -> int:
    return cli.main(["score", "--format", "jsonl", *map(str, arguments)])


def left(output: Path) -> list[str]:
    return sorted(path.name for path in output.parent.iterdir())


class Stopped(BaseException):
    """Stands for what ends a process: nothing catches it."""


def stopping(patch: pytest.MonkeyPatch, owner: object, name: str, n: int) -> None:
    """Make the process end, as it were, when a function is called after n times."""
    calls = iter(range(n))
    original: Callable[..., Any] = getattr(owner, name)

    def function(*arguments: Any, **options: Any) -> Any:
        if next(calls, None) is None:
            raise Stopped
        return original(*arguments, **options)

    patch.setattr(owner, name, function)


@pytest.mark.parametrize(
    ("owner", "name", "n"),
    [
        (Journal, "write", 0),
        (Journal, "write", 1),
        (Journal, "write", 30),
        (os, "fsync", 0),
        (os, "fsync", 9),
        (os, "fsync", 10),
        (Path, "replace", 5),
        # After one for each journal: at the beginning, 60 and two at the end.
        (Path, "replace", 63),
        (parts, "synced", 0),
        (Path, "unlink", 0),
        (Path, "unlink", 1),
        (Path, "unlink", 3),
    ],
)
def test_wherever_a_run_ends_the_next_one_goes_on(
    owner: object, name: str, n: int, articles: Path, output: Path
) -> None:
    expected = whole(articles)
    with pytest.MonkeyPatch.context() as patch:
        stopping(patch, owner, name, n)
        with pytest.raises(Stopped):
            score(articles, "--output", output, "--resume")
    with suppress(FileNotFoundError), beside(output)[0].open("r+b") as part:
        part.seek(0, os.SEEK_END)
        part.write(b'{"torn')
    assert score(articles, "--output", output, "--resume") == 3
    assert output.read_bytes() == expected
    assert left(output) == [output.name]


def stopped(articles: Path, output: Path, *more: str) -> None:
    """Leave what a run leaves that was killed halfway."""
    with pytest.MonkeyPatch.context() as patch:
        stopping(patch, Journal, "write", 30)
        with pytest.raises(Stopped):
            score(articles, "--output", output, "--resume", *more)


def test_what_was_done_is_not_scored_again(
    articles: Path, output: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    stopped(articles, output)
    scored = []
    original = Scorer._document

    def counted(self: Scorer, position: int, found: Any) -> Any:
        scored.append(position)
        return original(self, position, found)

    monkeypatch.setattr(Scorer, "_document", counted)
    score(articles, "--output", output, "--resume")
    assert scored == list(range(29, 60))
    assert "; 29 of them were done before" in capfd.readouterr().err


def test_the_summary_and_the_bound_are_those_of_the_whole_run(
    articles: Path, output: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    records = map(json.loads, whole(articles).splitlines())
    lowest = min(r["score"] for r in records if r["score"] is not None)
    score(articles, "--output", output)
    once = capfd.readouterr().err
    stopped(articles, output)
    bound = str(lowest + 1e-9)
    assert score(articles, "--output", output, "--resume", "--fail-under", bound) == 1
    twice = capfd.readouterr().err
    assert twice.partition(" in ")[0] == once.partition(" in ")[0]
    assert twice.splitlines()[1:] == once.splitlines()[1:]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--detail", "score"], "--detail was evidence, now it is score"),
        (["--base-rate", "0.3"], "the model was "),
        (["--text-field", "body"], "--text-field was text, now it is body"),
        (["--format", "csv"], "--format was jsonl, now it is csv"),
    ],
)
def test_another_command_is_refused_and_leaves_all_as_it_is(
    more: list[str], said: str, articles: Path, output: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    stopped(articles, output)
    before = [path.read_bytes() for path in beside(output)]
    assert score(articles, "--output", output, "--resume", *more) == 2
    assert said in capfd.readouterr().err
    assert [path.read_bytes() for path in beside(output)] == before


def test_a_changed_input_is_refused_by_name(
    articles: Path, output: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    stopped(articles, output)
    with articles.open("a") as file:
        file.write("more\n")
    assert score(articles, "--output", output, "--resume") == 2
    assert f"{articles} was changed" in capfd.readouterr().err


def test_a_folder_with_a_new_file_is_refused(
    articles: Path, output: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = articles.parent / "folder"
    folder.mkdir()
    articles = articles.rename(folder / "articles.jsonl")
    stopped(folder, output)
    (folder / "b.txt").write_text("Rain fell.")
    assert score(folder, "--output", output, "--resume") == 2
    assert f"{folder / 'b.txt'} is new" in capfd.readouterr().err


def test_a_run_that_came_to_nothing_is_no_obstacle(articles: Path, output: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        stopping(patch, os, "fsync", 1)
        with pytest.raises(Stopped):
            score(articles, "--output", output, "--resume")
    assert score(articles, "--output", output, "--resume", "--detail", "score") == 3


def test_without_resume_what_is_there_is_left_alone_and_told(
    articles: Path, output: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    stopped(articles, output)
    before = [path.read_bytes() for path in beside(output)]
    assert score(articles, "--output", output) == 3
    assert "is of a run that was stopped: --resume goes on with it" in capfd.readouterr().err
    assert [path.read_bytes() for path in beside(output)] == before
    assert score(articles, "--output", output, "--resume") == 3
    assert left(output) == [output.name]


def test_a_finished_run_can_be_asked_for_again(articles: Path, output: Path) -> None:
    assert score(articles, "--output", output, "--resume") == 3
    expected = output.read_bytes()
    assert score(articles, "--output", output, "--resume") == 3
    assert output.read_bytes() == expected
    assert left(output) == [output.name]


def test_two_runs_do_not_write_one_output(
    articles: Path, output: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with closing(Part(output, {"inputs": {"sha256": "", "files": []}})):
        assert score(articles, "--output", output, "--resume") == 2
    assert f"another run is writing {output}" in capfd.readouterr().err


def test_a_part_of_somebody_else_is_not_touched(
    articles: Path, output: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    part, journal = beside(output)
    part.write_text("mine")
    assert score(articles, "--output", output, "--resume") == 2
    assert "no journal says of what" in capfd.readouterr().err
    journal.write_text("mine as well")
    assert score(articles, "--output", output, "--resume") == 2
    assert "is no journal" in capfd.readouterr().err
    assert (part.read_text(), journal.read_text()) == ("mine", "mine as well")


def test_only_a_file_can_be_gone_on_with(
    articles: Path, output: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert score(articles, "--resume") == 2
    assert "--resume needs --output" in capfd.readouterr().err
    assert score(articles, "--output", "/dev/null", "--resume") == 2
    assert "/dev/null is none" in capfd.readouterr().err
    assert score(articles, "--output", output.parent / "a" / "b", "--resume") == 2
    assert "No such file or directory" in capfd.readouterr().err


def test_nothing_readable_leaves_nothing(output: Path) -> None:
    assert score("missing.txt", "--output", output, "--resume") == 2
    assert left(output) == []


@pytest.mark.parametrize(
    "name", ["s.parquet", "s.arrow", "s.jsonl.gz", "s.csv.xz", "s.txt.zst", "s.html"]
)
def test_what_cannot_be_appended_to_is_made_at_the_end(
    articles: Path, output: Path, name: str
) -> None:
    once, again = output.with_name(f"once-{name}"), output.with_name(name)
    cli.main(["score", str(articles), "--output", str(once)])
    with pytest.MonkeyPatch.context() as patch:
        stopping(patch, parts, "synced", 0)
        with pytest.raises(Stopped):
            cli.main(["score", str(articles), "--output", str(again), "--resume"])
    assert cli.main(["score", str(articles), "--output", str(again), "--resume"]) == 3
    assert again.read_bytes() == once.read_bytes()
    assert left(output) == sorted([once.name, again.name])
