"""On a terminal: colours for who wants them, and lines no wider than it is."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from cases import FIXTURES
from terminals import piped, shown

from credscore.report import screen
from credscore.report.columns import columns

ANSI = re.compile("\x1b\\[[0-9;]*m")
SEVERAL = [f"fixtures/articles/{name}.txt" for name in ("list", "poem", "very-short")]
SPUN = "fixtures/articles/spun-by-hand-neural.txt"
PAIR = [f"fixtures/compared/bridge-spun-{side}.txt" for side in ("copy", "original")]
COMMANDS = {"score": ["score", SPUN], "explain": ["explain", SPUN], "compare": ["compare", *PAIR]}
each = pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "on_terminal", "in_pipe"),
    [
        ({}, True, False),
        ({"NO_COLOR": ""}, True, False),
        ({"NO_COLOR": "0"}, False, False),
        ({"TERM": "dumb"}, False, False),
        ({"CLICOLOR": "0"}, False, False),
        ({"FORCE_COLOR": "0"}, True, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"CLICOLOR_FORCE": "1"}, True, True),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
    ],
    ids=str,
)
def test_colours_are_for_terminals_unless_somebody_says_otherwise(
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    on_terminal: bool,
    in_pipe: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert screen.coloured(Terminal()) is on_terminal
    assert screen.coloured(io.StringIO()) is in_pipe
    assert not screen.coloured(None)


@each
def test_a_terminal_gets_colours_and_a_pipe_none(command: list[str]) -> None:
    coloured = shown(*command)
    assert "\x1b[1;31m" in coloured
    assert "\x1b" not in piped(*command)
    plain = shown(*command, NO_COLOR="1")
    assert "\x1b" not in plain
    # Where there are no colours `explain` marks the text with brackets.
    assert command[0] == "explain" or ANSI.sub("", coloured) == plain


@each
@pytest.mark.parametrize("width", [30, 80])
def test_no_line_is_wider_than_the_terminal(command: list[str], width: int) -> None:
    lines = ANSI.sub("", shown(*command, columns=width)).splitlines()
    # A word stays whole, so that a path can be copied.
    wide = [line for line in lines if columns(line) > width and len(line.split()) > 1]
    assert wide == []
    assert max(map(columns, lines)) > width / 2


def test_columns_of_the_environment_go_before_those_of_the_terminal() -> None:
    lines = ANSI.sub("", shown(*COMMANDS["score"], columns=100, COLUMNS="60")).splitlines()
    assert 50 < max(map(columns, lines)) <= 60


def test_a_pipe_gets_each_passage_on_one_line_however_narrow_it_is_said_to_be() -> None:
    assert piped(*COMMANDS["score"], COLUMNS="30") == piped(*COMMANDS["score"])


def test_text_that_goes_to_a_file_has_no_colours(tmp_path: Path) -> None:
    for command in (COMMANDS["score"], COMMANDS["compare"]):
        path = tmp_path / f"{command[0]}.txt"
        shown(*command, "--output", path, FORCE_COLOR="1")
        assert "\x1b" not in path.read_text(encoding="utf-8")


def test_the_names_of_sources_leave_room_for_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    names = [
        "東京新聞の地方版とその他の記事",
        "The Ardlow Mail and Shipping Gazette of the North",
    ]
    stored = json.loads((FIXTURES / "golden/spun-by-hand-neural.json").read_text(encoding="utf-8"))
    records = [{**stored, "metadata": {"source": name}} for name in names for _ in range(3)]
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    lines = shown("sources", path, "--by", "source", columns=80).splitlines()
    assert len(lines) == 3
    assert max(map(columns, lines)) <= 80
    assert len({columns(line[: line.index("0.")]) for line in lines[1:]}) == 1


@pytest.mark.parametrize("term", ["xterm", "dumb"])
def test_a_bar_is_for_terminals_that_can_go_back(term: str) -> None:
    seen = shown("score", *SEVERAL, on_error=True, columns=40, TERM=term)
    assert ("%|" in seen) is (term == "xterm")
    assert "3 documents:" in seen
    assert all(columns(part) <= 40 for part in seen.partition("3 documents:")[0].split("\r"))


def test_a_stream_that_is_closed_is_no_terminal(tmp_path: Path) -> None:
    with (tmp_path / "a").open("w") as stream:
        pass
    assert not screen.is_terminal(stream)
    assert not screen.is_terminal(None)
