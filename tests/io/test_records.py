from __future__ import annotations

import io
import json
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


def test_lines_keep_their_other_columns(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.jsonl",
        '{"id": 7, "text": "One.", "site": "a.example"}\n\n{"html": "<p>Two.</p>", "text": null}\n',
    )
    assert list(read([path])) == [
        {"id": "7", "text": "One.", "site": "a.example"},
        {"id": f"{path}:3", "html": "<p>Two.</p>"},
    ]


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
        (b'{"text": ' + b"9" * 5_000 + b"}", "not JSON"),
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


def test_csv_cells_may_span_lines_and_be_long(tmp_path: Path) -> None:
    long = "word " * 40_000
    path = written(tmp_path / "a.csv", f'id,text,site\na,"One.\nTwo.",s\nb,{long},t\n')
    assert list(read([path])) == [
        {"id": "a", "text": "One.\nTwo.", "site": "s"},
        {"id": "b", "text": long, "site": "t"},
    ]


def test_bad_rows_of_csv_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", b'id,text\na,"One.\n1"\nb\nc,caf\xe9\nd,Two.,x\ne,Three.\n')
    records = list(read([path]))
    assert [r.reason for r in records if isinstance(r, Unreadable)] == [
        "line 4: has 1 cells, the header has 2",
        "line 5: not UTF-8",
        "line 6: has 3 cells, the header has 2",
    ]
    assert [r["id"] for r in records if isinstance(r, dict)] == ["a", "e"]


def test_csv_without_the_column_says_so(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "id,body\n1,One.\n")
    assert list(read([path])) == [
        Unreadable(f"{path}:2", "line 2: has no field 'text', only ['body', 'id']")
    ]


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    missing, bad = str(tmp_path / "missing.txt"), written(tmp_path / "bad.txt", b"caf\xe9")
    parquet = written(tmp_path / "a.parquet", b"PAR1")
    assert list(read([missing, bad, parquet])) == [
        Unreadable(missing, "cannot be read: No such file or directory"),
        Unreadable(bad, "not UTF-8: byte 0xe9 at offset 3"),
        Unreadable(parquet, "Parquet needs the extra 'arrow', which a later release brings"),
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
