"""Records of `credscore score` as notes of GitHub beside the lines of articles, and a table.

Run ``python scripts/annotations.py scores.jsonl --notes 10 --summary summary.md``.  It reads each
article again, where its record is from; `action.yml` runs it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_LONGEST = 80  # characters of a passage that a note shows


def main(arguments: list[str] | None = None) -> int:
    """Print the notes, add the table to the summary, and return 0."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("records", type=Path)
    parser.add_argument("--notes", type=int, default=10, metavar="N", help="for each article")
    parser.add_argument("--summary", type=Path, metavar="PATH", help="Markdown is added to it")
    asked = parser.parse_args(arguments)
    with asked.records.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    for record in records:
        for note in notes(record, asked.notes):
            print(note)
    if asked.summary is not None:
        with asked.summary.open("a", encoding="utf-8") as summary:
            summary.write("".join(f"{row}\n" for row in table(records)))
    return 0


def notes(record: dict[str, Any], most: int) -> Iterator[str]:
    """Yield what GitHub shows beside the lines of an article that does not pass."""
    if record["status"] == "error":
        yield _note("error", {"file": record["id"] or ""}, "; ".join(record["reasons"]))
    if record["verdict"] not in ("review", "fail"):
        return
    told = f"{record['verdict']}, score {record['score']:.2f}"
    yield _note("warning", {"file": record["id"], "line": 1}, told)
    path = Path(record["id"])
    # Offsets of a page are those of its main text, which has no lines of the file.
    if "text" in record or not path.is_file():
        return
    text = path.read_bytes().decode("utf-8-sig", "replace")
    gravest = sorted(record["evidence"], key=lambda e: -e["severity"])[: max(most, 0)]
    for piece in sorted(gravest, key=lambda e: e["start"]):
        exact = piece["exact"]
        shown = exact if len(exact) <= _LONGEST else f"{exact[:_LONGEST]}…"
        place = {"file": record["id"], **_place(text, piece), "title": piece["rule"]}
        yield _note("notice", place, f"{piece['message']}: “{shown}”")


def table(records: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the lines of a table in Markdown, the lowest scores first."""
    yield from ("| article | verdict | score |", "| --- | --- | --- |")
    unscored = 2.0
    for record in sorted(records, key=lambda r: unscored if r["score"] is None else r["score"]):
        answer = record["verdict"] or ", ".join([record["status"], *record["reasons"]])
        score = "" if record["score"] is None else f"{record['score']:.2f}"
        yield f"| {_cell(record['id'] or '')} | {_cell(answer)} | {score} |"
    yield ""
    yield "It judges the text, not whether what it says is so, and never an author."


def _place(text: str, piece: dict[str, Any]) -> dict[str, int]:
    """Return line and columns of a piece of evidence, from 1; the last only on one line."""
    start, end = piece["start"], piece["end"]
    line = text.count("\n", 0, start) + 1
    first = start - text.rfind("\n", 0, start)
    last = text.count("\n", 0, end) + 1
    if last > line:
        return {"line": line, "endLine": last}
    return {"line": line, "col": first, "endColumn": first + end - start}


def _note(kind: str, properties: dict[str, Any], message: str) -> str:
    """Return a command to the runner; an article cannot end it, or begin another one."""
    escaped = {name: _escaped(str(value), ":,") for name, value in properties.items()}
    return f"::{kind} {','.join(f'{k}={v}' for k, v in escaped.items())}::{_escaped(message)}"


def _escaped(text: str, besides: str = "") -> str:
    # Whatever may end a line goes: the runner reads commands line by line.
    text = " ".join(text.replace("%", "%25").splitlines()) if text else ""
    for sign in besides:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    sys.exit(main())
