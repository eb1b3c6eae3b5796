"""Scores as JSON lines and CSV, and what else is written as it comes."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from credscore.cleaning.cleaned import Cleaned
from credscore.model.score import Score, Signal, finite
from credscore.report.brief import brief

OutputFormat = Literal["text", "jsonl", "csv"]

_SURROGATE = re.compile("[\ud800-\udfff]")
_SIGNALS = ("translation", "garble", "attribution", "boilerplate")
_COLUMNS = (
    *("id", "status", "verdict", "score", "low", "high", "n_words", "language"),
    *_SIGNALS,
    *("top_reason", "reasons"),
)


@dataclass(frozen=True, slots=True)
class Writer:
    """How a run is written: what stands first, and each score."""

    header: str
    record: Callable[[Score], str]


def json_line(answer: Score | Cleaned) -> str:
    """Return the record as one line of JSON, keys in the order of the contract.

    Characters stand for themselves, but for lone surrogates, which no UTF-8 file can hold:
    they are written as escapes, which JSON reads back.
    """
    return record_line(answer.to_dict())


def record_line(record: Mapping[str, Any]) -> str:
    """Return any record as one line of JSON; characters as in `json_line`."""
    line = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", line) + "\n"


def csv_row(score: Score) -> str:
    """Return the record as one row of CSV, without evidence."""
    low, high = score.interval or (None, None)
    signals = (_value(score.signals.get(name)) for name in _SIGNALS)
    return _cells(
        score.id,
        score.status,
        score.verdict,
        score.score,
        low,
        high,
        score.n_words,
        score.language,
        *signals,
        top_reason(score),
        "; ".join(score.reasons),
    )


def top_reason(score: Score) -> str | None:
    """Return what speaks most against the document: a feature, or why there is no score."""
    if score.reasons:
        return score.reasons[0]
    worst = min(score.contributions, key=lambda c: c.log_odds, default=None)
    return worst.feature if worst is not None and worst.log_odds < 0 else None


def _value(signal: Signal | None) -> float | None:
    return None if signal is None else finite(signal.value)


def _cells(*cells: object) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


WRITERS: dict[str, Writer] = {
    "text": Writer("", brief),
    "jsonl": Writer("", json_line),
    "csv": Writer(_cells(*_COLUMNS), csv_row),
}
