"""Parquet, Arrow and compressed files at the command line, as a user has them."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import terminals
from cases import article

from credscore import cli
from credscore.io.arrow import records
from credscore.io.scored import read_records

NAMES = ("council-original", "synonym-spun", "very-short", "french")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    texts = [*map(article, NAMES), None]
    rows = {"id": [*NAMES, "none"], "text": texts, "site": ["a", "b", "a", "b", "a"]}
    pq.write_table(pa.table(rows), tmp_path / "articles.parquet", row_group_size=2)
    return tmp_path / "articles.parquet"


def found(path: Path) -> list[Any]:
    with path.open("rb") as stream:
        return [row.value for row in read_records(stream, path.name)]


def same(table: Path, name: str, *options: str) -> bool:
    """Score into `name`, and compare what is read again with the JSON lines on the output."""
    output = table.with_name(name)
    assert cli.main(["score", str(table), "--output", str(output), "--quiet", *options]) == 3
    plain = table.with_name("plain")
    argv = ["score", str(table), "--output", str(plain), "--format", "jsonl", "--quiet", *options]
    assert cli.main(argv) == 3
    lines = plain.read_text(encoding="utf-8").splitlines()
    return [*map(json.dumps, found(output))] == [json.dumps(json.loads(line)) for line in lines]


@pytest.mark.parametrize(
    "name", ["s.parquet", "s.arrow", "s.feather", "s.arrows", "s.jsonl.gz", "s.ndjson.zst"]
)
def test_the_ending_of_the_output_says_how_it_is_written(table: Path, name: str) -> None:
    assert same(table, name, "--detail", "full")


@pytest.mark.parametrize("detail", ["score", "evidence"])
def test_a_table_holds_the_records_of_every_detail(table: Path, detail: str) -> None:
    assert same(table, "s.parquet", "--detail", detail)


def test_columns_and_errors_keep_their_place(table: Path) -> None:
    cli.main(["score", str(table), "--output", str(table.with_name("s.parquet"))])
    rows = found(table.with_name("s.parquet"))
    assert [r["status"] for r in rows] == [
        *("scored", "scored", "abstained", "not_applicable", "error")
    ]
    assert [r.get("metadata") for r in rows][:2] == [{"site": "a"}, {"site": "b"}]
    assert rows[-1]["reasons"] == ["row 5: field 'text' must be a string, got null"]
    assert (rows[-1]["id"], rows[-1]["metadata"]) == ("none", {"site": "a"})


def test_tables_go_through_pipes(table: Path) -> None:
    def run(data: bytes, kind: str) -> bytes:
        argv = ["score", "-", "--format", kind, "--detail", "score", "--quiet"]
        argv = [sys.executable, "-m", "credscore", *argv]
        return subprocess.run(argv, input=data, capture_output=True, check=False).stdout

    given = table.read_bytes()
    lines = [json.loads(line) for line in run(given, "jsonl").splitlines()]
    assert len(lines) == 5
    assert list(records(pq.read_table(io.BytesIO(run(given, "parquet"))))) == lines
    assert list(records(pa.ipc.open_stream(run(given, "arrow")).read_all())) == lines


def test_a_table_is_not_shown_on_a_terminal(table: Path) -> None:
    here, terminal = terminals.new()
    argv = [sys.executable, "-m", "credscore", "score", str(table), "--format", "parquet"]
    done = subprocess.run(argv, stdout=terminal, stderr=subprocess.PIPE, check=False)
    os.close(terminal)
    os.close(here)
    assert done.returncode == 2
    assert b"nothing to look at" in done.stderr


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["score", "--output", "s.parquet.gz"], "leave the last ending out"),
        (["score", "--output", "s.csv.xz", "--format", "arrow"], "leave the last ending out"),
        (["clean", "--output", "s.parquet"], "only text, jsonl: give --format"),
        (["sources", "--by", "site", "--output", "s.arrow"], "only text, jsonl, csv"),
    ],
)
def test_what_cannot_be_written_is_wrong_usage(
    table: Path, argv: list[str], said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    command, *rest = argv
    assert cli.main([command, str(table), *rest]) == 2
    assert said in capfd.readouterr().err
    assert not Path("s.parquet").exists()


def test_a_missing_column_is_said_once(table: Path, capfd: pytest.CaptureFixture[str]) -> None:
    argv = ["score", str(table), "--text-field", "body", "--format", "jsonl"]
    assert cli.main(argv) == 2
    out, err = capfd.readouterr()
    assert "has no column 'body', only ['id', 'site', 'text']" in err
    assert len(out.splitlines()) == 1


def test_a_missing_extra_is_wrong_usage_that_names_it(
    table: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("backports", "compression"):
        monkeypatch.setitem(sys.modules, name, None)
    output = table.with_name("s.jsonl.zst")
    assert cli.main(["score", str(table), "--output", str(output)]) == 2
    assert "credscore[zstd]" in capfd.readouterr().err
    assert not output.exists()


def test_sources_and_clean_read_and_write_the_same(
    table: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    argv = ["--by", "site", "--format", "jsonl"]
    rows = []
    for name in ("s.parquet", "s.arrows", "s.jsonl", "s.jsonl.xz"):
        cli.main(["score", str(table), "--output", str(tmp_path / name), "--quiet"])
        assert cli.main(["sources", str(tmp_path / name), *argv]) == 0
        rows.append(capfd.readouterr().out)
    assert {json.loads(line)["source"] for line in rows[0].splitlines()} == {"a", "b"}
    assert len(set(rows)) == 1
    assert cli.main(["sources", str(tmp_path / "s.parquet"), *argv[:2], "--output",
                     str(tmp_path / "sum.csv.gz")]) == 0  # fmt: skip
    assert (tmp_path / "sum.csv.gz").read_bytes()[:2] == b"\x1f\x8b"
    assert cli.main(["clean", str(table), "--output", str(tmp_path / "c.jsonl.zst")]) == 3
    assert [r["status"] for r in found(tmp_path / "c.jsonl.zst")] == ["cleaned"] * 4 + ["error"]


def test_records_that_break_off_are_pooled_as_far_as_they_go(
    table: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "s.jsonl.gz"
    cli.main(["score", str(table), "--output", str(path), "--quiet"])
    path.write_bytes(path.read_bytes()[:-8])
    assert cli.main(["sources", str(path), "--by", "site"]) == 3
    out, err = capfd.readouterr()
    assert "the compressed data is damaged" in err
    assert "\n      1-2  " in out


def test_labelled_texts_may_be_a_table(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    texts = [article(name) for name in ("council-original", "synonym-spun")] * 6
    rows = {"text": texts, "label": [True, False] * 6}
    pq.write_table(pa.table(rows), tmp_path / "labelled.parquet")
    assert cli.main(["evaluate", str(tmp_path / "labelled.parquet")]) == 0
    assert "12 texts, 0 left out" in capfd.readouterr().out
