from __future__ import annotations

import gzip
import io
import json
import lzma
import sys
from pathlib import Path

import pytest

from credscore.io import compression
from credscore.io.compression import Compression, compressed
from credscore.io.records import Unreadable, read

LINES = b"".join(json.dumps({"id": f"é{i}", "text": "One."}).encode() + b"\n" for i in range(9000))
KINDS: dict[Compression, str] = {"gzip": ".gz", "xz": ".xz", "zstd": ".zst"}

each = pytest.mark.parametrize("kind", KINDS)


def packed(data: bytes, kind: Compression) -> bytes:
    into = io.BytesIO()
    with compressed(into, kind) as stream:
        stream.write(data)
    return into.getvalue()


def texts(path: Path, *options: str) -> list[str]:
    return [r["text"] if isinstance(r, dict) else r.reason for r in read([path], *options)]


@each
@pytest.mark.parametrize("name", ["a.jsonl{}", "a.JSONL{}", "a.jsonl", "misnamed.gz", "nothing"])
def test_compressed_lines_are_read_whatever_the_name(
    tmp_path: Path, kind: Compression, name: str
) -> None:
    path = tmp_path / name.format(KINDS[kind])
    path.write_bytes(packed(LINES, kind))
    found = list(read([path]))
    assert len(found) == 9000
    assert found[-1] == {"id": "é8999", "text": "One."}


@each
def test_other_formats_may_be_compressed_too(tmp_path: Path, kind: Compression) -> None:
    (tmp_path / f"a.csv{KINDS[kind]}").write_bytes(packed(b"id,text\na,One.\n", kind))
    (tmp_path / f"b.txt{KINDS[kind]}").write_bytes(packed(b"Two.", kind))
    (tmp_path / f"c.html{KINDS[kind]}").write_bytes(packed(b"<p>Three.", kind))
    (tmp_path / f"d.pdf{KINDS[kind]}").write_bytes(packed(b"left out", kind))
    found = [r for r in read([tmp_path]) if isinstance(r, dict)]
    assert [r.get("text") or r["html"] for r in found] == ["One.", "Two.", "<p>Three."]
    assert [r["id"] for r in read([tmp_path], "csv") if isinstance(r, dict)] == ["a"]


@each
def test_compressed_standard_input_is_read(
    monkeypatch: pytest.MonkeyPatch, kind: Compression
) -> None:
    data = packed(b'{"text": "One."}\n{"text": "Two."}\n', kind)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [r["id"] for r in read(["-"]) if isinstance(r, dict)] == ["-:1", "-:2"]


@each
def test_what_comes_before_the_damage_is_read_and_the_damage_told(
    tmp_path: Path, kind: Compression
) -> None:
    path = tmp_path / "a.jsonl"
    whole = packed(LINES, kind)
    path.write_bytes(whole[:-9])
    *lines, last = read([path])
    assert [r["id"] for r in lines if isinstance(r, dict)][:2] == ["é0", "é1"]
    assert len(lines) > 1000
    assert isinstance(last, Unreadable)
    assert last.reason.startswith("cannot be read: the compressed data is damaged: ")
    middle = len(whole) // 2
    path.write_bytes(whole[:middle] + bytes(255 - b for b in whole[middle : middle + 9]))
    assert isinstance(list(read([path]))[-1], Unreadable)


@each
def test_parts_set_one_after_another_are_one_stream(tmp_path: Path, kind: Compression) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(packed(b'{"text": "One."}\n', kind) + packed(b'{"text": "Two."}\n', kind))
    assert texts(path) == ["One.", "Two."]


@each
def test_the_same_content_gives_the_same_bytes(
    monkeypatch: pytest.MonkeyPatch, kind: Compression
) -> None:
    first = packed(LINES, kind)
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert packed(LINES, kind) == first
    with compressed(io.BytesIO(), None) as stream:
        assert isinstance(stream, io.BytesIO)


def test_what_is_written_is_what_other_programs_read() -> None:
    assert gzip.decompress(packed(LINES, "gzip")) == LINES
    assert lzma.decompress(packed(LINES, "xz")) == LINES


def test_without_its_package_zstandard_is_an_error_that_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jsonl.zst"
    path.write_bytes(packed(LINES, "zstd"))
    for name in ("backports", "compression"):
        monkeypatch.setitem(sys.modules, name, None)
    assert list(read([path])) == [Unreadable(str(path), compression.MISSING)]


class Endless(io.RawIOBase):
    """A line without an end, as a bomb has it, and how much was asked for at once."""

    def __init__(self, size: int) -> None:
        self.left, self.most = size, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        self.most = max(self.most, len(buffer))
        size = min(self.left, len(buffer))
        buffer[:size] = b"x" * size
        self.left -= size
        return size


@pytest.fixture
def shorter(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("lines", "records", "rows"):
        monkeypatch.setattr(f"credscore.io.{module}.LONGEST", 100)


@pytest.mark.usefixtures("shorter")
def test_a_line_too_long_to_hold_costs_itself_alone(tmp_path: Path) -> None:
    long = "x" * 250
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "One."}}\n{{"text": "{long}"}}\n{{"text": "Three."}}\n')
    assert texts(path) == ["One.", "line 2: longer than 64 MB", "Three."]
    path.write_text(f'{{"text": "{"x" * 87}"}}\n{long}')
    assert texts(path) == ["x" * 87, "line 2: longer than 64 MB"]


@pytest.mark.usefixtures("shorter")
@pytest.mark.parametrize("end", ["\n", '"\n'])
def test_a_line_of_csv_too_long_to_hold_costs_its_row(tmp_path: Path, end: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'id,text\na,One.\nb,{"x" * 250}\nc,Three.\nd,"{"y" * 300}{end}e,Five.\n')
    found = list(read([path]))
    assert [r["id"] for r in found if isinstance(r, dict)] == ["a", "c", "e"]
    assert [r.reason for r in found if isinstance(r, Unreadable)] == [
        "line 3: longer than 64 MB",
        "line 5: longer than 64 MB",
    ]


@pytest.mark.usefixtures("shorter")
def test_a_file_too_long_to_hold_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x" * 101)
    assert list(read([path])) == [Unreadable(str(path), "longer than 64 MB")]


def test_an_endless_line_is_passed_over_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Endless(1 << 28)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(source)))
    (found,) = read(["-"], "jsonl")
    assert found == Unreadable("-:1", "line 1: longer than 64 MB")
    assert source.left == 0
    assert source.most < 1 << 24


def test_blank_lines_without_end_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"\n" * 100_000 + b'{"text": "One."}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [r["text"] for r in read(["-"], "jsonl") if isinstance(r, dict)] == ["One."]
