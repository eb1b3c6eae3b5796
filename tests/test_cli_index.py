"""`credscore index`: articles into a corpus on disk."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
import terminals
from cases import FIXTURES
from invented_stories import stories, story

from credscore import Corpus, cli

ROOT = Path(__file__).parents[1]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(s) + "\n" for s in stories(6)))
    return path


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


def run(*arguments: str | Path) -> int:
    return cli.main(["index", *map(str, arguments)])


def test_articles_and_their_other_columns_go_into_an_index(
    articles: Path, index: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(articles, "--output", index) == 0
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("6 added in ")
    assert err.endswith(f" s; {index} now has 6\n")
    corpus = Corpus.load(index)
    assert corpus.query(story(4))[0].id == "s4"
    assert corpus["s4"].metadata == {"number": 4}


def test_the_same_id_is_replaced_and_others_are_added(
    articles: Path, index: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(articles, "--output", index, "--quiet")
    articles.write_text('{"id": "s0", "text": "Rain fell."}\n{"id": "x", "text": "Sun."}\n')
    assert run(articles, "--output", index) == 0
    assert capfd.readouterr().err.startswith("1 added, 1 replaced in ")
    assert Corpus.load(index)["s0"].text == "Rain fell."


def test_a_folder_is_read_and_files_are_named_by_their_path(index: Path) -> None:
    assert run(FIXTURES / "articles", "--output", index, "--quiet") == 0
    corpus = Corpus.load(index)
    original = FIXTURES / "articles" / "council-original.txt"
    spun = FIXTURES / "articles" / "spun-by-hand-neural.txt"
    assert corpus.similar(str(spun), 1)[0].id == str(original)


def test_other_columns_may_hold_text_and_id(tmp_path: Path, index: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("no,body\n7,Rain fell.\n")
    assert run(path, "--output", index, "--text-field", "body", "--id-field", "no") == 0
    assert list(Corpus.load(index)) == ["7"]


def test_articles_are_deleted_before_others_come(
    articles: Path, index: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(articles, "--output", index, "--quiet")
    assert run("--output", index, "--delete", "s1", "--delete", "s2") == 0
    assert capfd.readouterr().err.startswith("2 deleted in ")
    assert list(Corpus.load(index)) == ["s0", "s3", "s4", "s5"]


def test_an_unknown_id_to_delete_changes_nothing(
    articles: Path, index: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(articles, "--output", index, "--quiet")
    assert run("--output", index, "--delete", "s1", "--delete", "nobody") == 2
    assert capfd.readouterr().err == f"credscore: no article 'nobody' in {index}\n"
    assert len(Corpus.load(index)) == 6


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(
    articles: Path, index: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    broken = ["{", '{"id": "a", "text": 3}', '{"id": "b"}', "[]"]
    with articles.open("a") as file:
        file.writelines(line + "\n" for line in broken)
    assert run(articles, "--output", index) == 3
    said = capfd.readouterr().err.splitlines()
    assert said[0].startswith("6 added, 4 errors in ")
    assert said[1].startswith(f"  {articles}:7: line 7: not JSON")
    assert said[-1] == "  and 1 more error"


@pytest.mark.parametrize("content", ["", "{\n"])
def test_nothing_readable_changes_nothing(
    articles: Path, index: Path, content: str, capfd: pytest.CaptureFixture[str]
) -> None:
    run(articles, "--output", index, "--quiet")
    before = (index / "manifest.json").read_bytes()
    articles.write_text(content)
    assert run(articles, "--output", index) == 2
    assert capfd.readouterr().err.startswith("credscore: nothing ")
    assert (index / "manifest.json").read_bytes() == before


def test_standard_input_is_read_where_no_path_is_given(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Rain fell.")))
    assert run("--output", index, "--quiet") == 0
    assert [doc.text for doc in Corpus.load(index).documents()] == ["Rain fell."]


def test_another_article_from_standard_input_does_not_replace_the_first(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in (b"Rain fell.", b"Snow fell."):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
        assert run("-", "--output", index, "--quiet") == 0
    assert [doc.text for doc in Corpus.load(index).documents()] == ["Rain fell.", "Snow fell."]


def test_an_article_without_words_is_told_and_not_taken_in(
    articles: Path, index: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with articles.open("a") as file:
        file.write('{"id": "blank", "text": " "}\n')
    assert run(articles, "--output", index) == 3
    assert "blank: holds no words" in capfd.readouterr().err
    assert "blank" not in Corpus.load(index)


def test_a_folder_of_something_else_is_refused(
    articles: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(articles, "--output", tmp_path) == 2
    assert "holds other files" in capfd.readouterr().err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["articles.jsonl"]


def test_an_index_that_is_written_to_is_refused(
    articles: Path, index: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with Corpus(index) as corpus:
        corpus.add(["x"])
        assert run(articles, "--output", index) == 2
    assert "is being written to" in capfd.readouterr().err
    assert len(Corpus.load(index)) == 1


def test_an_interrupted_run_changes_nothing(
    articles: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(articles, "--output", index, "--quiet")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Corpus, "update", stop)
        assert run(articles, "--output", index, "--delete", "s1") == 130
    assert len(Corpus.load(index)) == 6


def test_a_terminal_shows_how_far_the_run_is(tmp_path: Path, index: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps(s) + "\n" for s in stories(2_000)))
    ours, terminal = terminals.new()
    command = [sys.executable, "-m", "credscore", "index", str(path), "--output", str(index)]
    with subprocess.Popen(command, cwd=ROOT, stderr=terminal) as process:
        os.close(terminal)
        shown = b""
        with suppress(OSError):  # how a terminal ends on Linux
            while data := os.read(ours, 1 << 16):
                shown += data
    os.close(ours)
    assert process.returncode == 0
    assert b"%|" in shown
    assert b" documents, " in shown
    assert b"2,000 added in " in shown
