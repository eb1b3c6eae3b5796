"""`score --format html`: one page of many documents."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from many_articles import written
from overviews import read, rows

from credscore import cli
from credscore.io import part as parts
from credscore.io.journal import Journal
from credscore.io.part import beside


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return written(tmp_path / "articles.jsonl", 40)


def page(articles: Path, name: str, *more: str) -> str:
    output = articles.with_name(name)
    assert cli.main(["score", str(articles), "--output", str(output), "--quiet", *more]) == 3
    return output.read_text(encoding="utf-8")


def test_the_ending_asks_for_a_page_with_a_row_for_each_document(articles: Path) -> None:
    found = rows(page(articles, "page.html"))
    lines = articles.read_text().splitlines()
    expected = [
        f"{articles}:{i}" if line == "broken" else str(json.loads(line)["id"])
        for i, line in enumerate(lines, start=1)
    ]
    assert [row.xpath("string(th)") for row in found] == expected
    assert sum(row.get("class") == "error" for row in found) == lines.count("broken")


def test_the_bytes_are_the_same_however_they_are_made(articles: Path) -> None:
    once = page(articles, "page.html")
    assert page(articles, "jobs.html", "--jobs", "2") == once
    assert page(articles, "resumed.html", "--resume") == once
    assert page(articles, "named", "--format", "html") == once
    packed = articles.with_name("page.html.gz")
    for more in ([], ["--resume"]):
        cli.main(["score", str(articles), "--output", str(packed), "--quiet", *more])
        assert gzip.decompress(packed.read_bytes()).decode() == once
    assert not any(path.exists() for path in beside(packed))


def test_a_page_has_attributions_unless_less_is_asked_for(articles: Path) -> None:
    assert page(articles, "full.html", "--detail", "full") == page(articles, "page.html")
    assert page(articles, "less.html", "--detail", "evidence") != page(articles, "page.html")
    assert not read(page(articles, "table.html", "--detail", "score")).xpath("//article")


def test_a_column_can_be_named_as_the_source(tmp_path: Path) -> None:
    given = tmp_path / "given.jsonl"
    held = [{"id": str(n), "text": "Rain fell. " * 50, "desk": "ab"[n % 2]} for n in range(4)]
    given.write_text("".join(f"{json.dumps(one)}\n" for one in held))
    output = tmp_path / "page.html"
    assert cli.main(["score", str(given), "--output", str(output), "--by", "desk"]) == 0
    assert [row.xpath("string(td[1])") for row in rows(output.read_text())] == ["a", "b"] * 2


def test_a_stopped_run_goes_on_and_only_as_it_began(
    articles: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    once = page(articles, "once.html")
    monkeypatch.setattr(parts, "_SOON", 0.0)
    monkeypatch.setattr(parts, "_SELDOM", 0.0)
    calls = iter(range(20))
    write = Journal.write

    def written_until(journal: Journal, path: Path) -> None:
        if next(calls, None) is None:
            raise KeyboardInterrupt
        write(journal, path)

    output = articles.with_name("page.html")
    given = ["score", str(articles), "--output", str(output), "--resume"]
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "write", written_until)
        assert cli.main(given) == 130
    assert not output.exists()
    assert cli.main([*given, "--by", "desk"]) == 2
    assert "--by was None, now it is desk" in capfd.readouterr().err
    assert cli.main(given) == 3
    assert "19 of them were done before" in capfd.readouterr().err
    assert output.read_text(encoding="utf-8") == once


@pytest.mark.parametrize("more", [["--format", "jsonl"], ["--output", "scores.csv"], []])
def test_a_source_without_a_page_is_wrong_usage(
    articles: Path, more: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["score", str(articles), "--by", "desk", *more]) == 2
    assert "--by is for --format html" in capfd.readouterr().err


def test_nothing_readable_leaves_an_earlier_page(tmp_path: Path) -> None:
    output = tmp_path / "page.html"
    output.write_text("earlier")
    empty = tmp_path / "empty.jsonl"
    empty.write_text("")
    for path in (empty, tmp_path / "missing.txt"):
        assert cli.main(["score", str(path), "--output", str(output)]) == 2
        assert output.read_text() == "earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty.jsonl", "page.html"]


def test_a_reader_that_has_seen_enough_ends_the_run(articles: Path) -> None:
    program = [sys.executable, "-m", "credscore", "score", str(articles), "--format", "html"]
    root = Path(__file__).parents[1]
    with subprocess.Popen(
        [*program, "--quiet"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(100).startswith(b"<!doctype html>")
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
