from __future__ import annotations

from pathlib import Path

import pytest

from credscore.io.records import Unreadable, read


def written(path: Path, content: str | bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def test_lines_keep_their_other_columns(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.jsonl",
        '{"id": 7, "text": "One.", "site": "a.example"}\n\n{"html": "<p>Two.</p>", "text": null}\n',
    )
    assert list(read([path])) == [
        {"id": "7", "text": "One.", "site": "a.example"},
        {"id": f"{path}:3", "html": "<p>Two.</p>"},
    ]


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
        Unreadable("1", "line 2: has no field 'text', only ['body', 'id']")
    ]


def held(path: str) -> list[str]:
    """Return the texts and the reasons of a file, in order."""
    return [r.reason if isinstance(r, Unreadable) else r["text"] for r in read([path])]


OPEN = "not CSV: a quotation mark opens a cell here and nothing closes it"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            '1,"open quote\nmore\n2,x\n',
            [f"line 2: {OPEN}", "line 3: has 1 cells, the header has 2", "x"],
        ),
        ('1,"open quote\n2,"x, y"\n3,z\n', ["line 2: not CSV: ", "x, y", "z"]),
        ('1,x\n2,"open', ["x", f"line 3: {OPEN}"]),
        ('1,"x"y\n2,z\n', ["line 2: not CSV: ", "z"]),
        ('1,"x\n\ny"\n2,z\n', ["x\n\ny", "z"]),
    ],
)
def test_an_open_quote_costs_its_line_and_no_other(
    tmp_path: Path, rows: str, expected: list[str]
) -> None:
    found = held(written(tmp_path / "a.csv", "id,text\n" + rows))
    assert len(found) == len(expected)
    assert all(f.startswith(e) for f, e in zip(found, expected, strict=True))


@pytest.mark.parametrize("line", ['",a","\n', '"\n', 'a,"\n', '"a"b\n', '""\n'])
def test_no_line_of_csv_is_read_often(tmp_path: Path, line: str) -> None:
    path = written(tmp_path / "a.csv", "id,text\n" + line * 20_000)
    assert len(list(read([path]))) <= 20_000  # quadratic work would take minutes


def test_a_column_named_twice_is_an_error_and_one_without_a_name_gets_a_number(
    tmp_path: Path,
) -> None:
    twice = written(tmp_path / "a.csv", "id,text,text\n1,One.,Two.\n")
    assert held(twice) == ["line 1: the header cannot be used: it names 'text' more than once"]
    unnamed = written(tmp_path / "b.csv", ",text,\n0,One.,x\n")
    assert list(read([unnamed])) == [
        {"id": f"{unnamed}:2", "text": "One.", "column 1": "0", "column 3": "x"}
    ]


def test_a_header_with_an_open_quote_is_named(tmp_path: Path) -> None:
    (reason,) = held(written(tmp_path / "a.csv", 'id,"text\n1,One.\n'))
    assert reason == f"line 1: the header cannot be used: {OPEN}"


def test_only_the_first_line_of_csv_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", '\ufefftext\n"One.\n\ufeffTwo."\n')
    assert held(path) == ["One.\n\ufeffTwo."]


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_row_without_text_keeps_its_other_columns(tmp_path: Path, name: str) -> None:
    content = {"a.jsonl": '{"id": "x", "site": "s"}\n', "a.csv": "id,site\nx,s\n"}[name]
    (found,) = read([written(tmp_path / name, content)])
    assert isinstance(found, Unreadable)
    assert found.id == "x"
    assert found.columns == {"id": "x", "site": "s"}
