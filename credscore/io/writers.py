"""Scores as text for people, JSON lines and CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from credscore.cleaning.cleaned import Cleaned
from credscore.extractors.base import Evidence
from credscore.model.score import Score, Signal, finite
from credscore.text.hygiene import harmless

OutputFormat = Literal["text", "jsonl", "csv"]

_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAK = re.compile(r"[\n\r\t]")
_SHOWN = 5
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


def kept_line(score: Score) -> str:
    """Return all of a score as one line of JSON: its record, and its text in any case."""
    return record_line({"record": score.to_dict(), "text": score.text})


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


def text_report(score: Score) -> str:
    """Return a few lines on the document for people, safe to show in a terminal."""
    lines = [f"{score.id or score.text_sha256[:12]}: {headline(score)}"]
    if score.status != "error":
        lines.append("  " + " · ".join(_readings(score)))
    lines += [f"  ! {warning}" for warning in score.warnings]
    for evidence in sorted(_telling(score.evidence), key=lambda e: e.span):
        quoted = _shortened(evidence.span.of(score.text))
        better = f" → {evidence.suggestion}" if evidence.suggestion else ""
        at = f"{evidence.span.start}-{evidence.span.end}"
        lines.append(f"  {at} {evidence.rule}: “{quoted}”{better}")
    if len(score.evidence) > _SHOWN:
        lines.append(f"  and {len(score.evidence) - _SHOWN} more")
    return harmless("\n".join(map(_one_line, lines))) + "\n"


def _telling(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the gravest pieces, a rule's second one only after every rule's first."""
    ranked = sorted(evidence, key=lambda e: (-e.severity, e.span))
    seen: dict[str, int] = {}
    turns = []
    for piece in ranked:
        seen[piece.rule] = seen.get(piece.rule, 0) + 1
        turns.append(seen[piece.rule])
    order = sorted(range(len(ranked)), key=lambda i: (turns[i], i))
    return [ranked[i] for i in order[:_SHOWN]]


def headline(score: Score) -> str:
    """Return verdict, score and interval, or why there is none, in one line."""
    if score.score is None or score.interval is None:
        return f"{score.status.replace('_', ' ')} ({', '.join(score.reasons) or 'no reason given'})"
    low, high = score.interval
    return f"{score.verdict}, score {score.score:.2f} ({low:.2f} to {high:.2f})"


def _readings(score: Score) -> list[str]:
    readings = [f"{score.n_words:,} word{'' if score.n_words == 1 else 's'}"]
    for name, signal in score.signals.items():
        value = finite(signal.value)
        if value is not None:
            readings.append(f"{name} {value:.2f}")
    return readings


def _value(signal: Signal | None) -> float | None:
    return None if signal is None else finite(signal.value)


def _shortened(text: str, width: int = 80) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _one_line(line: str) -> str:
    return _BREAK.sub(" ", line)


def _cells(*cells: object) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


WRITERS: dict[str, Writer] = {
    "text": Writer("", text_report),
    "jsonl": Writer("", json_line),
    "csv": Writer(_cells(*_COLUMNS), csv_row),
    "html": Writer("", kept_line),  # of which a page is made at the end
}
