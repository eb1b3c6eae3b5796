from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from credscore.extractors.base import Evidence
from credscore.io import tables_out
from credscore.io.arrow import records
from credscore.io.output import opened
from credscore.io.schema import MISSING, schema
from credscore.io.scored import read_records
from credscore.io.write import convert, format_of, write_scores
from credscore.io.writers import WRITERS, json_line
from credscore.model.score import Score, Signal
from credscore.text.span import Span

MANY = tuple(
    Score(
        text="Rain fell é \ud800.",
        text_sha256="0" * 64,
        model_version="2026.1+00000000",
        n_words=2,
        status="scored",
        id=f"a{i}",
        score=i / 200,
        interval=(0.0, 1.0),
        verdict="pass",
        signals={"garble": Signal(float("nan"), "garbled phrases per 1,000 words")},
        evidence=(Evidence(Span(0, 13), "a.b", "said", 0.5),),
        metadata={"n": i},
    )
    for i in range(200)
)
TABLES = ("a.parquet", "a.arrow", "a.feather", "a.arrows")
COMPRESSED = ("a.jsonl.gz", "a.csv.xz", "a.txt.zst", "a.jsonl.zst")


def written(folder: Path, name: str, scores: Any = MANY) -> bytes:
    path = folder / name
    with opened(path) as stream:
        write_scores(scores, stream, format_of(name), name)
    return path.read_bytes()


def read(path: Path) -> list[Any]:
    with path.open("rb") as stream:
        return [row.value for row in read_records(stream, path.name)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.jsonl", "jsonl"), ("a.NDJSON.gz", "jsonl"), ("a.json", "jsonl"), ("a.csv.zst", "csv"),
        ("a.parquet", "parquet"), ("a.arrow", "arrow"), ("a.arrows", "arrow"),
        ("a.feather", "arrow"), ("a.txt", "text"), ("a.out", "text"), ("a", "text"),
        (None, "text"),
    ],
)  # fmt: skip
def test_the_ending_of_the_output_asks_for_a_format(name: str | None, expected: str) -> None:
    assert format_of(name) == expected


@pytest.mark.parametrize("name", [*TABLES, "a.jsonl", "a.jsonl.gz", "a.jsonl.xz", "a.jsonl.zst"])
def test_what_was_written_is_read_again(tmp_path: Path, name: str) -> None:
    written(tmp_path, name)
    assert read(tmp_path / name) == [score.to_dict() for score in MANY]


@pytest.mark.parametrize("name", [*TABLES, *COMPRESSED])
def test_the_same_scores_give_the_same_bytes(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = written(tmp_path, name)
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert written(tmp_path, name) == first


@pytest.mark.parametrize("name", [*TABLES, *COMPRESSED])
def test_a_file_written_line_by_line_becomes_the_same_bytes(tmp_path: Path, name: str) -> None:
    wanted, kind = format_of(name), format_of(name)
    part = tmp_path / "part"
    with opened(part) as stream:
        write_scores(MANY, stream, "jsonl" if name in TABLES else kind)
    with (tmp_path / "converted").open("wb") as target:
        convert(part, target, wanted, name)
    assert (tmp_path / "converted").read_bytes() == written(tmp_path, name)


def test_compressed_text_is_what_would_stand_there() -> None:
    for kind, writer in WRITERS.items():
        out = io.TextIOWrapper(into := io.BytesIO(), "utf-8")
        write_scores(MANY, out, kind, "a.gz")
        plain = writer.header + "".join(map(writer.record, MANY))
        assert gzip.decompress(into.getvalue()) == plain.encode(errors="backslashreplace")


def test_other_readers_find_one_schema_in_every_table(tmp_path: Path) -> None:
    for scores in (MANY, MANY[:1], ()):
        for name in TABLES:
            written(tmp_path, name, scores)
        found = [
            pq.read_table(tmp_path / "a.parquet"),
            pa.ipc.open_file(tmp_path / "a.arrow").read_all(),
            pa.ipc.open_file(tmp_path / "a.feather").read_all(),
            pa.ipc.open_stream((tmp_path / "a.arrows").read_bytes()).read_all(),
        ]
        assert [t.num_rows for t in found] == [len(scores)] * 4
        assert all(t.schema == schema() for t in found)
        assert all(t.schema.metadata == {b"schema_version": b"1"} for t in found)
        assert all(list(records(t)) == [s.to_dict() for s in scores] for t in found)


def test_row_groups_end_by_rows_and_by_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def groups() -> list[int]:
        written(tmp_path, "a.parquet")
        held = pq.ParquetFile(tmp_path / "a.parquet").metadata
        return [held.row_group(i).num_rows for i in range(held.num_row_groups)]

    assert groups() == [200]
    monkeypatch.setattr(tables_out, "_JOINED", 1)
    monkeypatch.setattr(tables_out, "_GROUP_ROWS", 128)
    assert groups() == [128, 72]
    monkeypatch.setattr(tables_out, "_GROUP_BYTES", 1)
    assert groups() == [64, 64, 64, 8]


def test_a_stream_of_arrow_is_written_as_scores_come() -> None:
    into = io.BytesIO()
    sizes = []

    def scores() -> Iterator[Score]:
        for score in MANY:
            sizes.append(len(into.getvalue()))
            yield score

    write_scores(scores(), io.TextIOWrapper(into), "arrow")
    assert sizes[63] < sizes[64] < sizes[128]


@pytest.mark.parametrize("kind", ["parquet", "arrow"])
def test_without_pyarrow_nothing_is_scored(monkeypatch: pytest.MonkeyPatch, kind: Any) -> None:
    for name in ("tables_out", "arrow", "schema", "values"):
        monkeypatch.delitem(sys.modules, f"credscore.io.{name}")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    scores = iter(MANY)
    with pytest.raises(ImportError) as caught:
        write_scores(scores, io.TextIOWrapper(io.BytesIO()), kind)
    assert str(caught.value) == MISSING
    assert next(scores).id == "a0"


def test_lines_that_are_no_records_are_named() -> None:
    lines = b'{"id": "a"}\n\n[1]\n{broken\n' + b"[" * 100_000 + b"\n" + json_line(MANY[0]).encode()
    found = list(read_records(io.BytesIO(lines), "a.jsonl"))
    assert [(row.line, str(row.value)[:18]) for row in found] == [
        (1, "{'id': 'a'}"),
        (3, "must be a record, "),
        (4, "not JSON: Expectin"),
        (5, "not JSON: maximum "),
        (6, "{'schema_version':"),
    ]


def test_a_table_of_other_columns_is_read_as_far_as_it_goes() -> None:
    table = pa.table({"site": ["s", "t"], "score": [0.5, 0.1], "metadata": [None, "{broken"]})
    pq.write_table(table, into := io.BytesIO())
    assert [row.value for row in read_records(io.BytesIO(into.getvalue()), "-")] == [
        {"site": "s", "score": 0.5},
        {"site": "t", "score": 0.1, "metadata": "{broken"},
    ]
