"""Articles for the engines, good and bad, and the records that one process gives of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import credscore
from credscore.extractors.base import Detail

ARTICLES = Path(__file__).parents[1] / "fixtures" / "articles"
_PLACE = re.compile(r"^item \d+: ")


def rows() -> list[dict[str, Any]]:
    """Return all fixtures, other columns with them, and what an engine must survive."""
    good = [
        {
            "id": path.stem,
            "text": path.read_text(encoding="utf-8"),
            "url": f"https://www.example.org/{number}",
            "desk": "news" if number % 2 else None,
            "edition": number,
        }
        for number, path in enumerate(sorted(ARTICLES.glob("*.txt")))
    ]
    report = good[0]["text"]
    bad = [
        {"id": "null", "text": None},
        {"id": "empty", "text": ""},
        {"id": "twice", "text": report},
        {"id": "twice", "text": "Two words."},
        {"id": None, "text": report},
        {
            "id": "odd",
            "text": f"\ufeff{report[:600]}\x00\u202e \U0001f3db \ufffd\r\n{report[600:]}",
        },
    ]
    others = {"url": None, "desk": "odd “desk”", "edition": -1}
    return [*good, *(row | others for row in bad)]


def line(record: Mapping[str, Any]) -> str:
    """Return a record as one line of JSON, its metadata too where they are a string."""
    record = dict(record)
    if isinstance(record.get("metadata"), str):
        record["metadata"] = json.loads(record["metadata"])
    return json.dumps(record, ensure_ascii=False, allow_nan=False)


def one_process(items: Iterable[Mapping[str, Any]], detail: Detail) -> list[str]:
    """Return the sorted lines of one process; an error's reason does not say the position."""
    records = [score.to_dict() for score in credscore.score_many(items, detail=detail)]
    for record in records:
        record["reasons"] = [_PLACE.sub("", reason) for reason in record["reasons"]]
    return sorted(map(line, records))
