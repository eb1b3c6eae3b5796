from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import terminals

from credscore import cli
from credscore.extractors.base import Evidence
from credscore.inputs import document
from credscore.model.score import Score
from credscore.ngram.store import ArtifactError
from credscore.text.span import Span

ARTICLES = Path(__file__).parents[1] / "fixtures" / "articles"


class StubScorer:
    """Scores by length, and reads what it is given as the real one does."""

    def score_many(
        self, texts: Iterable[Any], *, n_jobs: int = 1, detail: str = "score"
    ) -> Iterator[Score]:
        for position, item in enumerate(texts):
            yield self._score(position, item)

    def _score(self, position: int, item: Any) -> Score:
        try:
            doc = document(item)
        except (TypeError, ValueError) as error:
            return Score(
                "", "0", "stub", 0, "error", item.get("id"), None, (f"item {position}: {error}",)
            )
        if doc.n_words < 2:
            return Score(
                doc.text, "0", "stub", doc.n_words, "abstained", doc.id, "en", ("too_short",)
            )
        p = min(1.0, doc.n_words / 10)
        verdict: Any = "pass" if p >= 0.5 else "fail"
        evidence = (Evidence(Span(0, 3), "garble.phrase", "odd"),)
        return Score(
            doc.text, "0", "stub", doc.n_words, "scored", doc.id, "en", (), p, (p, p), verdict,
            evidence=evidence,
        )  # fmt: skip


@pytest.fixture(autouse=True)
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "load_scorer", lambda *_: StubScorer())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("One two three four five six seven.")
    (tmp_path / "in" / "b.txt").write_text("One two.")
    return tmp_path / "in"


def test_a_folder_gives_a_record_per_article_in_order(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["score", str(folder), "--format", "jsonl"]) == 0
    out, err = capfd.readouterr()
    records = [json.loads(line) for line in out.splitlines()]
    assert [r["id"] for r in records] == [str(folder / "a.txt"), str(folder / "b.txt")]
    assert err.startswith("2 documents: 2 scored (1 pass, 1 fail) in ")


def test_quiet_says_nothing_besides_the_results(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["score", str(folder), "--quiet", "--format", "csv"]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    assert [line.split(",")[0] for line in out.splitlines()] == [
        "id",
        str(folder / "a.txt"),
        str(folder / "b.txt"),
    ]


def test_text_is_the_default(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["score", str(folder / "a.txt")]) == 0
    assert capfd.readouterr().out.splitlines() == [
        f"{folder / 'a.txt'}: pass, score 0.70 (0.70 to 0.70)",
        "  7 words",
        "  0-3 garble.phrase: “One”",
    ]


def test_output_goes_to_a_file(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = folder.parent / "out.jsonl"
    assert cli.main(["score", str(folder), "--format", "jsonl", "--output", str(path)]) == 0
    assert capfd.readouterr().out == ""
    assert len(path.read_text().splitlines()) == 2


@pytest.mark.parametrize(("bound", "code"), [("0.1", 0), ("0.2", 0), ("0.3", 1), ("1", 1)])
def test_a_document_under_the_bound_is_exit_code_1(folder: Path, bound: str, code: int) -> None:
    assert cli.main(["score", str(folder), "--fail-under", bound]) == code


def test_broken_lines_stay_in_their_place_and_are_exit_code_3(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "x", "text": "One two."}\nbroken\n{"id": "z", "text": "One two."}\n')
    assert cli.main(["score", str(path), "--format", "jsonl"]) == 3
    out, err = capfd.readouterr()
    first, bad, last = map(json.loads, out.splitlines())
    assert (first["id"], last["id"]) == ("x", "z")
    assert (bad["id"], bad["status"]) == (f"{path}:2", "error")
    assert bad["reasons"] == ["line 2: not JSON: Expecting value at column 1"]
    assert "3 documents: 2 scored (2 fail), 1 error in" in err


def test_nothing_readable_is_exit_code_2_and_leaves_the_output(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("earlier results")
    missing = str(tmp_path / "missing.txt")
    assert cli.main(["score", missing, "--output", str(path)]) == 2
    assert missing in capfd.readouterr().err
    assert path.read_text() == "earlier results"


@pytest.mark.parametrize("command", ["score", "explain"])
def test_why_nothing_is_readable_is_said_once(
    command: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([command, "missing.txt"]) == 2
    said = "".join(capfd.readouterr())
    assert said.count("No such file") == said.count("missing.txt") == 1


@pytest.mark.parametrize("command", ["score", "clean"])
@pytest.mark.parametrize("linked", [False, True])
def test_what_is_read_is_never_written_over(
    command: str, folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], *, linked: bool
) -> None:
    article = min(path for path in folder.iterdir() if path.suffix == ".txt")
    before = article.read_bytes()
    output = article
    if linked:
        output = tmp_path / "link.txt"
        output.symlink_to(article)
    assert cli.main([command, str(article), "--output", str(output)]) == 2
    assert "is read too" in capfd.readouterr()[1]
    assert article.read_bytes() == before


def test_an_output_that_cannot_be_written_is_named_as_it_was_given(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["score", str(folder), "--output", "/nonexist/x"]) == 2
    assert capfd.readouterr().err == "credscore: /nonexist/x: No such file or directory\n"


def test_an_empty_folder_is_exit_code_2(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["score", str(tmp_path)]) == 2
    assert "nothing to read" in capfd.readouterr().err


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["judge"],
        ["score", "--jobs", "0"],
        ["score", "--jobs", "two"],
        ["score", "--fail-under", "2"],
        ["score", "--fail-under", "nan"],
        ["score", "--format", "xml"],
        ["score", "--detail", "all"],
        ["score", "--resume"],
        ["explain"],
        ["score", "--input-format", "tsv"],
        ["explain", "--input-format", "parquet", "a"],
    ],
)
def test_wrong_usage_is_exit_code_2(argv: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(argv) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "credscore" in err


def test_help_says_what_needs_an_extra(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["score", "--help"]) == 0
    assert "extra 'arrow'" in " ".join(capfd.readouterr().out.split())


@pytest.mark.parametrize("argv", [["--version"], ["--help"], ["explain", "--help"]])
def test_asking_is_no_error(argv: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(argv) == 0
    assert "credscore" in capfd.readouterr().out


def raiser(error: BaseException) -> Callable[..., StubScorer]:
    def load(*_: str | None) -> StubScorer:
        raise error

    return load


def test_an_interrupted_run_ends_without_a_traceback(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "load_scorer", raiser(KeyboardInterrupt()))
    assert cli.main(["score", str(folder)]) == 130
    assert capfd.readouterr() == ("", "")


def test_a_bad_model_is_exit_code_2(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "load_scorer", raiser(ArtifactError("the model was changed")))
    assert cli.main(["score", str(folder)]) == 2
    assert capfd.readouterr() == ("", "credscore: the model was changed\n")


def test_explain_shows_the_evidence_in_brackets_in_a_pipe(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["explain", str(folder)]) == 0
    out, err = capfd.readouterr()
    assert "[[One|garble]] two three four five six seven." in out
    assert out.count("score 0.") == 2
    assert err == ""


def test_explain_says_on_standard_error_what_it_cannot_read(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "x", "text": "One two."}\nbroken\n')
    assert cli.main(["explain", str(path)]) == 3
    out, err = capfd.readouterr()
    assert "x: 2 words" in out
    assert err == f"{path}:2: line 2: not JSON: Expecting value at column 1\n"


@pytest.mark.parametrize(("no_colour", "coloured"), [("", True), ("1", False)])
def test_colour_is_for_terminals_that_want_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, no_colour: str, coloured: bool
) -> None:
    pid_side, terminal = terminals.new()
    monkeypatch.setenv("NO_COLOR", no_colour)
    with os.fdopen(terminal, "w") as screen:
        monkeypatch.setattr(sys, "stdout", screen)
        assert cli.main(["explain", str(folder / "b.txt")]) == 0
        screen.flush()
        assert (b"\x1b[" in os.read(pid_side, 1 << 16)) is coloured
    os.close(pid_side)


def run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "credscore", *arguments]
    return subprocess.run(
        command, check=False, capture_output=True, text=True, encoding="utf-8", **options
    )


def test_the_program_scores_an_article_from_standard_input() -> None:
    text = (ARTICLES / "wire-report.txt").read_text(encoding="utf-8")
    done = run("score", "--format", "jsonl", "--quiet", input=text)
    assert (done.returncode, done.stderr) == (0, "")
    record = json.loads(done.stdout)
    assert (record["id"], record["status"]) == ("-", "scored")
    for evidence in record["evidence"]:
        assert text[evidence["start"] : evidence["end"]] == evidence["exact"]


def test_a_reader_that_hangs_up_is_no_error() -> None:
    command = [sys.executable, "-m", "credscore", "score", str(ARTICLES), "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 0
