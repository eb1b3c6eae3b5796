"""What an overview says, in the words that people are shown."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from credscore.report.overview_facts import OUTCOMES, Outcome
from credscore.report.score_words import feature, signed

SAID: dict[Outcome, str] = {name: name.replace("_", " ") for name in OUTCOMES}
UNITS = {
    "translation": "probability of machine translation",
    "garble": "garbled phrases per 1,000 words",
    "attribution": "attributions per 1,000 words",
    "boilerplate": "share of characters",
}
_TOLD = 3  # contributions of a document
_MUCH = -0.5  # log-odds


def plural(n: int, one: str) -> str:
    """Count things.

    >>> plural(1, "document"), plural(1200, "document")
    ('1 document', '1,200 documents')
    """
    return f"{n:,} {one}{'' if n == 1 else 's'}"


def number(value: float, digits: int = 2) -> str:
    """Return a number for people, or a dash for one that could not be measured."""
    return f"{value:.{digits}f}" if math.isfinite(value) else "–"


def counted(counts: Mapping[Outcome, int], names: Sequence[Outcome] = OUTCOMES) -> str:
    """Tell how many documents have which outcome.

    >>> counted({"pass": 3, "review": 0, "fail": 1}, ("pass", "review", "fail"))
    '3 pass, 1 fail'
    """
    return ", ".join(f"{counts[name]:,} {SAID[name]}" for name in names if counts[name])


def title(record: Mapping[str, Any], position: int) -> str:
    """Return what a document is called; it is the one at `position`, from 0."""
    return f"document {position + 1:,}" if record["id"] is None else str(record["id"])


def reasons(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield why there is no score or what lowers it most, then what is odd about the text."""
    yield from record["reasons"]
    ranked = sorted(record["contributions"], key=lambda c: (c["log_odds"], c["feature"]))
    for part in ranked[:_TOLD]:
        if part["log_odds"] <= _MUCH:
            yield f"{signed(part['log_odds'])} {feature(part['feature']).lower()}"
    yield from record["warnings"]
