"""Files that somebody made to do harm: each becomes a record, and memory and time have a bound."""

from __future__ import annotations

import gzip
import io
import json
import lzma
from pathlib import Path
from typing import Any

import pytest

from credscore import Scorer
from credscore.io import lines
from credscore.io.records import Unreadable, read

AFTER = b'{"id": "after", "text": "Rain fell."}\n'


@pytest.fixture(autouse=True)
def short_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a line be a megabyte at most, so that tests need not make 64 of them."""
    monkeypatch.setattr(lines, "LONGEST", 1 << 20)
    monkeypatch.setattr("credscore.io.rows.LONGEST", 1 << 20)
    monkeypatch.setattr("credscore.io.records.LONGEST", 1 << 20)


def records(data: bytes, name: str) -> list[Any]:
    return list(read([name], opener=lambda _: io.BytesIO(data)))


def reasons(data: bytes, name: str) -> list[str]:
    return [getattr(found, "reason", "") for found in records(data, name)]


class Endless(io.RawIOBase):
    """A compressed stream that never ends and counts what is taken from it."""

    def __init__(self, block: bytes, most: int) -> None:
        self.block, self.left, self.taken = block, most, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        n = min(len(buffer), len(self.block), self.left)
        buffer[:n] = self.block[:n]
        self.left -= n
        self.taken += n
        return n


def test_a_page_that_unpacks_to_gigabytes_is_read_up_to_the_bound_and_no_further() -> None:
    one = gzip.compress(b"<p>" + b"a " * (1 << 22), mtime=0)
    stream = Endless(one, 1000 * len(one))  # members of gzip may follow one another
    (found,) = read(["bomb.html.gz"], opener=lambda _: io.BufferedReader(stream))  # type: ignore[arg-type]  # raw streams are untyped
    assert isinstance(found, Unreadable)
    assert "longer than" in found.reason
    assert stream.taken < 40 * len(one)


@pytest.mark.parametrize(
    ("name", "pack"), [("bomb.jsonl.gz", gzip.compress), ("bomb.jsonl.xz", lzma.compress)]
)
def test_a_line_that_unpacks_to_too_much_is_an_error_and_the_next_is_read(
    name: str, pack: Any
) -> None:
    found = records(pack(b'{"text": "' + b"a " * (1 << 22) + b'"}\n' + AFTER), name)
    assert [getattr(one, "reason", None) for one in found[:1]] == [f"line 1: {lines.TOO_LONG}"]
    assert found[1]["id"] == "after"


def test_lines_nested_too_deep_are_errors_with_their_number_and_the_next_is_read() -> None:
    arrays = b'{"text": ' + b"[" * 200_000 + b"]" * 200_000 + b"}\n"
    objects = b'{"text": "Rain.", "m": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}\n"
    first, second, after = records(arrays + objects + AFTER, "a.jsonl")
    assert first.reason.startswith("line 1: not JSON")
    assert second.reason.startswith("line 2: not JSON")
    assert after["id"] == "after"


def test_metadata_nested_as_deep_as_json_goes_is_scored_and_written() -> None:
    line = b'{"text": "Rain.", "m": ' + b"[" * 900 + b"]" * 900 + b"}\n"
    (score,) = Scorer().score_many(records(line, "a.jsonl"))
    assert score.status == "abstained"
    assert json.dumps(score.to_dict(), allow_nan=False)


def test_numbers_that_no_record_can_hold_are_null() -> None:
    line = b'{"text": "Rain.", "a": 1e999, "b": NaN, "c": -Infinity, "d": ' + b"9" * 5000 + b"}\n"
    (found,) = records(line, "a.jsonl")
    assert {name: found[name] for name in "abcd"} == dict.fromkeys("abcd")


def test_a_line_in_another_encoding_is_an_error_with_its_number() -> None:
    good = '{"text": "Café."}\n'
    data = good.encode() + good.encode("latin-1") + good.encode() + good.encode("utf-16")
    told = reasons(data, "a.jsonl")
    assert told[0] == told[2] == ""
    assert told[1] == "line 2: not UTF-8: byte 0xe9 at offset 13"
    assert told[3] == "line 4: not UTF-8 but UTF-16, as its byte-order mark says: convert it first"


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
@pytest.mark.parametrize("encoding", ["UTF-16", "UTF-32"])
def test_a_file_in_a_wide_encoding_is_told_by_its_mark(name: str, encoding: str) -> None:
    (told,) = reasons("<p>Rain fell.</p>".encode(encoding), name)
    assert told.startswith(f"not UTF-8 but {encoding},")


def test_a_byte_order_mark_is_no_part_of_a_text_or_a_line() -> None:
    assert records(b"\xef\xbb\xbfRain.", "a.txt")[0]["text"] == "Rain."
    line = b'\xef\xbb\xbf{"text": "Rain."}\n'
    assert [one["text"] for one in records(line + line, "a.jsonl")] == ["Rain.", "Rain."]


def test_a_quotation_that_is_never_closed_costs_its_line() -> None:
    found = records(b'id,text\n1,"never closed\n2,Sun.\n', "a.csv")
    assert "nothing closes it" in found[0].reason
    assert found[1]["text"] == "Sun."


def test_a_cell_longer_than_the_usual_limit_of_csv_is_read() -> None:
    (found,) = records(b'id,text\n1,"' + b"a " * 200_000 + b'"\n', "a.csv")
    assert len(found["text"]) == 400_000


def test_a_header_of_a_hundred_thousand_columns_is_read() -> None:
    n = 100_000  # comparing each with each would take minutes
    header = b",".join(b"c%d" % i for i in range(n)) + b",text\n"
    (found,) = records(header + b"," * n + b"Rain.\n", "a.csv")
    assert found["text"] == "Rain."


def test_a_compressed_file_that_breaks_off_gives_what_could_be_read_and_an_error(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(AFTER * 5000)[:-40])
    *found, last = read([path])
    assert isinstance(last, Unreadable)
    assert "damaged" in last.reason
    assert len(found) > 1
