from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credscore.io.records import Unreadable, read


@pytest.fixture
def standard_input(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    buffer = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(buffer))
    return buffer


def written(path: Path, content: str | bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def test_a_file_is_one_article_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "One.\r\n\r\n  Two. \n")
    assert list(read([path])) == [{"id": path, "text": "One.\r\n\r\n  Two. \n"}]


def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path: Path) -> None:
    paths = [
        written(tmp_path / "a.txt", "\ufeffOne."),
        written(tmp_path / "b.jsonl", '\ufeff{"text": "Two."}'),
        written(tmp_path / "c.csv", "\ufefftext\nThree.\n"),
        written(tmp_path / "d", '\ufeff{"text": "Four."}'),
    ]
    texts = [record["text"] for record in read(paths) if isinstance(record, dict)]
    assert texts == ["One.", "Two.", "Three.", "Four."]


def test_a_page_is_read_as_html_in_the_encoding_it_declares(tmp_path: Path) -> None:
    html = '<meta charset="iso-8859-1"><p>café</p>'
    path = written(tmp_path / "a.htm", html.encode("latin-1"))
    assert list(read([path])) == [{"id": path, "html": html}]


def test_a_folder_gives_its_files_in_order(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "z/c.html",
        "m/d.txt",
        "ignored.pdf",
        ".hidden.txt",
        ".git/e.txt",
    ):
        written(tmp_path / name, "x")
    ids = [record["id"] for record in read([tmp_path]) if isinstance(record, dict)]
    assert ids == [str(tmp_path / name) for name in ("a.md", "b.txt", "m/d.txt", "z/c.html")]


def test_a_stated_format_takes_only_its_files_of_a_folder(tmp_path: Path) -> None:
    written(tmp_path / "a.txt", "x")
    written(tmp_path / "b.jsonl", '{"text": "y"}')
    records = list(read([tmp_path], "jsonl"))
    assert [r["text"] for r in records if isinstance(r, dict)] == ["y"]


def test_fields_may_have_other_names(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", '{"url": "u1", "body": "One.", "id": 3}\n')
    assert list(read([path], text_field="body", id_field="url")) == [
        {"id": "u1", "text": "One.", "url": "u1"}
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{broken", "not JSON"),
        (b'["a"]', "must be a JSON object, got an array"),
        (b"5", "must be a JSON object, got a number"),
        (b'{"title": "x"}', "has no field 'text', only ['title']"),
        (b'{"text": 5}', "field 'text' must be a string, got a number"),
        (b'{"text": null}', "field 'text' must be a string, got null"),
        (b'{"text": "caf\xe9"}', "not UTF-8: byte 0xe9 at offset 13"),
        (b"[" * 100_000, "not JSON"),
        (b'{"text": ' + b"9" * 5_000 + b"}", "field 'text' must be a string, got null"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path, line: bytes, reason: str) -> None:
    path = written(tmp_path / "a.jsonl", b'{"text": "One."}\n' + line + b'\n{"text": "Three."}\n')
    first, bad, last = read([path])
    assert isinstance(bad, Unreadable)
    assert bad.id == f"{path}:2"
    assert bad.reason.startswith(f"line 2: {reason}")
    assert isinstance(first, dict)
    assert isinstance(last, dict)
    assert last["id"] == f"{path}:3"


def test_numbers_that_are_no_json_become_null(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", '{"text": "x", "a": NaN, "b": -Infinity, "c": 1e999}\n')
    (record,) = read([path])
    assert isinstance(record, dict)
    assert [record[k] for k in "abc"] == [None, None, None]


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    missing, bad = str(tmp_path / "missing.txt"), written(tmp_path / "bad.txt", b"caf\xe9")
    assert list(read([missing, bad])) == [
        Unreadable(missing, "cannot be read: No such file or directory"),
        Unreadable(bad, "not UTF-8: byte 0xe9 at offset 3"),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("One.\nTwo.", [{"id": "-", "text": "One.\nTwo."}]),
        ("{{ title }}\nTwo.", [{"id": "-", "text": "{{ title }}\nTwo."}]),
        ("", [{"id": "-", "text": ""}]),
        ('{"id": "a", "text": "One."}\n', [{"id": "a", "text": "One."}]),
        (
            '{"text": "One."}\n{"text": "Two."}',
            [{"id": f"-:{i}", "text": t} for i, t in ((1, "One."), (2, "Two."))],
        ),
    ],
)
def test_standard_input_is_lines_where_the_first_is_an_object(
    standard_input: io.BytesIO, content: str, expected: list[dict[str, str]]
) -> None:
    standard_input.write(content.encode())
    standard_input.seek(0)
    assert list(read(["-"])) == expected


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        ('{broken\n{"text": "b"}\n', [Unreadable, dict]),
        ('\n \n{"text": "b"}\n', [dict]),
        ('[{"text": "a"}]', [Unreadable]),
        ('[\n {"text": "a"}\n]', [Unreadable]),
    ],
)
def test_standard_input_that_is_json_is_never_one_article(
    standard_input: io.BytesIO, content: str, kinds: list[type]
) -> None:
    standard_input.write(content.encode())
    standard_input.seek(0)
    assert [type(found) for found in read(["-"])] == kinds


@pytest.mark.parametrize("content", ["<!DOCTYPE html>\n<p>a", "\n<html lang=en><p>a"])
def test_a_page_on_standard_input_is_read_as_a_page(
    standard_input: io.BytesIO, content: str
) -> None:
    standard_input.write(content.encode())
    standard_input.seek(0)
    assert list(read(["-"])) == [{"id": "-", "html": content}]


@pytest.mark.parametrize("content", ["[Photo] Rain fell.", "{{ title }} Rain fell.", "<b>Rain"])
def test_an_article_may_begin_with_any_mark(standard_input: io.BytesIO, content: str) -> None:
    standard_input.write(content.encode())
    standard_input.seek(0)
    assert list(read(["-"])) == [{"id": "-", "text": content}]


def test_an_empty_text_leaves_the_page(tmp_path: Path) -> None:
    lines = written(tmp_path / "a.jsonl", '{"text": "", "html": "<p>a"}\n')
    cells = written(tmp_path / "a.csv", "text,html\n,<p>a\n")
    assert [found["html"] for found in read([lines, cells])] == ["<p>a", "<p>a"]


def test_reading_is_lazy(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", '{"text": "x"}\n' * 3)
    records = read([path, tmp_path / "later.txt"])
    next(records)
    written(tmp_path / "later.txt", "now it is here")
    assert [type(r) for r in records] == [dict, dict, dict]


@settings(max_examples=60)
@given(st.lists(st.dictionaries(st.text(), st.none() | st.text() | st.floats() | st.booleans())))
def test_whatever_the_lines_hold_each_gives_one_record(
    tmp_path_factory: pytest.TempPathFactory, objects: list[dict[str, object]]
) -> None:
    path = tmp_path_factory.mktemp("lines") / "a.jsonl"
    path.write_text("".join(json.dumps(o) + "\n" for o in objects))
    records = list(read([path]))
    assert len(records) == len(objects)


@given(st.binary())
def test_no_bytes_stop_the_run(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    for name in ("a.txt", "b.html", "c.jsonl", "d.csv", "e"):
        (folder / name).write_bytes(data)
        assert all(isinstance(r, dict | Unreadable) for r in read([folder / name]))


def test_an_id_is_as_it_stood_in_the_line(tmp_path: Path) -> None:
    ids = ['{"$oid": "5f"}', "true", "7", '"é"']
    lines = "".join(f'{{"id": {i}, "text": "x"}}\n' for i in ids)
    records = list(read([written(tmp_path / "a.jsonl", lines)]))
    assert [r["id"] for r in records if isinstance(r, dict)] == [*ids[:3], "é"]


def test_a_number_too_long_for_python_costs_nothing_but_itself(tmp_path: Path) -> None:
    line = f'{{"id": {"9" * 5000}, "text": "x", "n": -{"9" * 5000}}}'
    path = written(tmp_path / "a.jsonl", line)
    assert list(read([path])) == [{"id": f"{path}:1", "text": "x", "n": None}]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_pipe_in_a_folder_is_passed_over_and_a_link_to_nowhere_is_an_error(
    tmp_path: Path,
) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to("nowhere")
    written(tmp_path / "c.txt", "x")
    (tmp_path / "d.txt").symlink_to("c.txt")
    records = list(read([tmp_path]))
    reason = "cannot be read: No such file or directory"
    assert records[0] == Unreadable(str(tmp_path / "b.txt"), reason)
    assert [r["text"] for r in records[1:] if isinstance(r, dict)] == ["x", "x"]


def test_an_empty_path_is_not_the_folder_one_stands_in() -> None:
    assert list(read([""])) == [Unreadable("''", "cannot be read: the path is empty")]


def test_a_closed_standard_input_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert list(read(["-"])) == [Unreadable("-", "cannot be read: standard input is closed")]
