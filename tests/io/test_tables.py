"""Articles out of Parquet and Arrow, as libraries of data frames write them."""

from __future__ import annotations

import datetime as dt
import io
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.io import tables
from credscore.io.arrow import articles
from credscore.io.records import Record, Unreadable, read
from credscore.io.schema import MISSING
from credscore.scorer import Scorer

TABLE = pa.table({"id": ["a", None, "c"], "text": ["One.", "Two.", "Three."], "n": [1, None, 3]})
FOUND = [
    {"id": "a", "text": "One.", "n": 1},
    {"id": "{}:2", "text": "Two.", "n": None},
    {"id": "c", "text": "Three.", "n": 3},
]


def parquet(table: pa.Table, rows: int = 2, **options: Any) -> bytes:
    into = io.BytesIO()
    pq.write_table(table, into, row_group_size=rows, **options)
    return into.getvalue()


def arrow(table: pa.Table, rows: int = 2, *, opened: Any = pa.ipc.new_file) -> bytes:
    into = io.BytesIO()
    with opened(into, table.schema) as writer:
        writer.write_table(table, max_chunksize=rows)
    return into.getvalue()


def streamed(table: pa.Table, rows: int = 2) -> bytes:
    return arrow(table, rows, opened=pa.ipc.new_stream)


MADE: dict[str, Callable[..., bytes]] = {
    "a.parquet": parquet,
    "a.arrow": arrow,
    "a.feather": arrow,
    "a.arrows": streamed,
}
each = pytest.mark.parametrize("name", MADE)


def stored(folder: Path, name: str, table: pa.Table, rows: int = 2) -> Path:
    path = folder / name
    path.write_bytes(MADE[name](table, rows))
    return path


def expected(name: str | Path) -> list[dict[str, Any]]:
    return [{**row, "id": str(row["id"]).format(name)} for row in FOUND]


def kept(column: pa.Array) -> Any:
    """Return what an article keeps of the only value of a further column."""
    (item,) = articles(pa.table({"text": ["One."], "x": column}))
    return item["x"]


@each
@pytest.mark.parametrize("rows", [1, 2, 100])
def test_every_row_is_an_article_in_order(tmp_path: Path, name: str, rows: int) -> None:
    path = stored(tmp_path, name, TABLE, rows)
    assert list(read([path])) == expected(path)
    assert list(read([tmp_path])) == expected(path)
    path.rename(tmp_path / "misnamed.jsonl")
    assert list(read([tmp_path])) == expected(tmp_path / "misnamed.jsonl")


@each
@pytest.mark.parametrize("input_format", ["auto", "stated"])
def test_a_table_may_come_through_a_pipe(
    monkeypatch: pytest.MonkeyPatch, name: str, input_format: str
) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: object) -> int:
            raise io.UnsupportedOperation

    data = Pipe(MADE[name](TABLE))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(data)))  # type: ignore[type-var]  # a stream is all that is asked for
    kind: Any = {"auto": "auto", "stated": "parquet" if "parquet" in name else "arrow"}
    assert list(read(["-"], kind[input_format])) == expected("-")


@each
def test_an_empty_table_has_no_articles(tmp_path: Path, name: str) -> None:
    assert list(read([stored(tmp_path, name, TABLE.slice(0, 0))])) == []


def test_few_rows_are_objects_at_one_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tables, "_BYTES", 2_000)
    sizes = []
    monkeypatch.setattr(tables, "rows", lambda part: sizes.append(part.num_rows) or [])
    table = pa.table({"text": [f"{i} " + "x" * 990 for i in range(20)]})
    for name in MADE:
        sizes.clear()
        list(read([stored(tmp_path, name, table, 100)]))
        assert sum(sizes) == 20
        assert max(sizes) <= 2
    sizes.clear()
    list(read([stored(tmp_path, "a.parquet", pa.table({"text": ["x"] * 10_000}), 10_000)]))
    assert max(sizes) <= 256


@pytest.mark.parametrize(
    "column",
    [
        pa.array(["One.", "Two."], pa.large_string()),
        pa.array(["One.", "Two."], pa.string_view()),
        pa.array(["One.", "Two."]).dictionary_encode(),
        pa.array([b"One.", b"Two."]),
    ],
)
def test_a_text_is_a_string_however_it_is_stored(tmp_path: Path, column: pa.Array) -> None:
    path = stored(tmp_path, "a.arrow", pa.table({"body": column}))
    assert [r["text"] for r in read([path], text_field="body") if isinstance(r, dict)] == [
        "One.",
        "Two.",
    ]


@each
def test_a_row_without_text_is_an_error_and_the_rest_goes_on(tmp_path: Path, name: str) -> None:
    path = stored(tmp_path, name, pa.table({"text": ["One.", None, "Three."]}))
    assert [type(r) for r in read([path])] == [dict, Unreadable, dict]
    reason = "row 2: field 'text' must be a string, got null"
    assert list(read([path]))[1] == Unreadable(f"{path}:2", reason)


def test_a_row_that_is_no_utf8_is_an_error_and_the_rest_goes_on(tmp_path: Path) -> None:
    bad = pa.array([b"One.", b"caf\xe9", b"Three."])
    text = pa.StringArray.from_buffers(3, *bad.buffers()[1:])
    reason = "row 2: not UTF-8: byte 0xe9 at offset 3"
    for table in (pa.table({"text": bad}), pa.table({"text": text})):
        path = stored(tmp_path, "a.parquet", table)
        first, found, last = read([path])
        assert found == Unreadable(f"{path}:2", reason)
        assert isinstance(first, dict)
        assert isinstance(last, dict)
    (_, damaged, _) = read([stored(tmp_path, "a.arrow", pa.table({"text": text}))])
    assert isinstance(damaged, Unreadable)
    assert damaged.reason.startswith("row 2: damaged: ")


@each
@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ({"body": ["One."]}, "has no column 'text', only ['body']"),
        ({"text": [5]}, "column 'text' must hold strings, but holds int64"),
        ({"text": [["One."]]}, "column 'text' must hold strings, but holds list<"),
    ],
)
def test_a_table_without_texts_is_one_error(
    tmp_path: Path, name: str, table: dict[str, Any], reason: str
) -> None:
    path = stored(tmp_path, name, pa.table(table))
    (found,) = read([path])
    assert isinstance(found, Unreadable)
    assert found.id == str(path)
    assert found.reason.startswith(reason)


def test_a_column_named_twice_is_an_error(tmp_path: Path) -> None:
    table = pa.table([["One."], ["Two."]], names=["text", "text"])
    (found,) = read([stored(tmp_path, "a.arrow", table)])
    assert isinstance(found, Unreadable)
    assert found.reason == "it names 'text' more than once"


def test_a_page_stands_in_for_a_text(tmp_path: Path) -> None:
    table = pa.table({"text": ["", None, "One."], "html": ["<p>a", "<p>b", "<p>c"]})
    found = [r for r in read([stored(tmp_path, "a.parquet", table)]) if isinstance(r, dict)]
    assert [r.get("html") for r in found] == ["<p>a", "<p>b", None]
    assert [r["html"] for r in articles(pa.table({"html": ["<p>a"]}))] == ["<p>a"]


DAY = dt.datetime(2024, 2, 1, 12, 30, 0, 250)  # noqa: DTZ001  it has none on purpose


@pytest.mark.parametrize(
    ("value", "kind", "json"),
    [
        (DAY, pa.timestamp("ns"), "2024-02-01T12:30:00.000250"),
        (DAY, pa.timestamp("us", "Asia/Tokyo"), "2024-02-01T12:30:00.000250+00:00"),
        (DAY.replace(microsecond=0), pa.timestamp("s"), "2024-02-01T12:30:00"),
        (2**62, pa.timestamp("us"), "<value out of range: 4611686018427387904>"),
        (DAY.date(), pa.date32(), "2024-02-01"),
        (DAY.time(), pa.time64("ns"), "12:30:00.000250"),
        (dt.timedelta(hours=1), pa.duration("ns"), 3600.0),
        (Decimal("1.10"), pa.decimal128(10, 2), "1.10"),
        (b"\x00\xff", pa.binary(), "AP8="),
        (np.float16(1.5), pa.float16(), 1.5),
        ([{"at": [DAY]}], pa.list_(pa.struct({"at": pa.large_list(pa.timestamp("ns"))})),
         [{"at": ["2024-02-01T12:30:00.000250"]}]),
        ([("a", 1), ("a", 2)], pa.map_(pa.string(), pa.int8()), {"a": 2}),
        ([], pa.map_(pa.string(), pa.int8()), {}),
        ([1, 2], pa.list_(pa.int8(), 2), [1, 2]),
        (b"12345678" * 2, pa.uuid(), "MTIzNDU2NzgxMjM0NTY3OA=="),
    ],
)  # fmt: skip
def test_other_columns_become_json(value: Any, kind: pa.DataType, json: Any) -> None:
    assert kept(pa.array([value], kind)) == json
    assert kept(pa.array([None], kind)) is None


def test_a_column_that_refers_to_a_dictionary_becomes_its_values() -> None:
    assert kept(pa.array(["x"]).dictionary_encode()) == "x"
    nested = pa.array([["x"]], pa.list_(pa.dictionary(pa.int8(), pa.string())))
    assert kept(nested) == ["x"]


def test_rows_are_items_for_score_many() -> None:
    table = pa.table({"key": [7, 8, 9], "body": ["Rain fell.", None, b"\xff".hex()]})
    first = next(articles(table.to_batches()[0], "body", "key"))
    assert first == {"id": "7", "text": "Rain fell.", "key": 7}
    scores = list(Scorer().score_many(articles(table, "body", "key")))
    assert [(s.id, s.status) for s in scores] == [
        ("7", "abstained"),
        ("8", "error"),
        ("9", "abstained"),
    ]
    (bad,) = Scorer().score_many(articles(pa.table({"text": [5]})))
    assert "text must be a string, got int" in bad.reasons[0]


def damaged(data: bytes, cuts: list[tuple[float, int]]) -> bytes:
    spoilt = bytearray(data)
    for at, byte in cuts:
        spoilt[int(at * (len(spoilt) - 1))] ^= byte
    return bytes(spoilt)


@given(
    st.sampled_from(sorted(MADE)),
    st.lists(st.tuples(st.floats(0, 1), st.integers(1, 255)), max_size=4),
    st.floats(0, 1),
)
def test_no_damage_stops_the_run(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    cuts: list[tuple[float, int]],
    length: float,
) -> None:
    path = tmp_path_factory.mktemp("damaged") / name
    whole = damaged(MADE[name](TABLE), cuts)
    path.write_bytes(whole[: int(length * len(whole))] if length < 0.5 else whole)
    found: list[Record] = list(read([path], "parquet" if "parquet" in name else "arrow"))
    assert all(isinstance(r, dict | Unreadable) for r in found)
    assert len({id(r) for r in found}) <= 4


def test_a_damaged_row_group_costs_its_rows_alone(tmp_path: Path) -> None:
    table = pa.table({"text": [f"This is text {i}, and no other." for i in range(6)]})
    options = {"compression": "zstd", "use_dictionary": False, "write_statistics": False}
    whole = parquet(table, 2, **options)
    second = pq.ParquetFile(io.BytesIO(whole)).metadata.row_group(1).column(0)
    at = second.data_page_offset + second.total_compressed_size // 2
    path = tmp_path / "a.parquet"
    path.write_bytes(whole[:at] + bytes(255 - b for b in whole[at : at + 9]) + whole[at + 9 :])
    first, _, bad, *rest = read([path])
    assert isinstance(bad, Unreadable)
    assert bad.id == f"{path}:3"
    assert bad.reason.startswith("row 3: and those up to row 4 cannot be read: ")
    assert [r["id"] for r in (first, *rest) if isinstance(r, dict)] == [
        f"{path}:{i}" for i in (1, 5, 6)
    ]


def test_without_pyarrow_a_table_is_an_error_that_names_the_extra(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = stored(tmp_path, "a.parquet", TABLE)
    for name in ("tables", "arrow", "schema", "values"):
        monkeypatch.delitem(sys.modules, f"credscore.io.{name}")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert list(read([path])) == [Unreadable(str(path), MISSING)]
