"""What an overview needs to know of all documents before its first line can be written."""

from __future__ import annotations

import json
import math
import re
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from credscore.report.waterfall import log_odds
from credscore.sources.articles import source_of

Outcome = Literal["pass", "review", "fail", "abstained", "not_applicable", "error"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
VERDICTS = OUTCOMES[:3]
# What stands between the slashes of an address, without who asks and at which port.
_HOST = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//(?:[^/?#@\s]*@)?([^/?#@:\[\]\s]+)", re.IGNORECASE)
SIGNALS = ("translation", "garble", "attribution", "boilerplate")


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """Numbers and sources of many documents, some hundred bytes each.

    Attributes
    ----------
    starts : ndarray of shape (n,)
        Where the line of each document begins, in bytes.
    outcomes : ndarray of shape (n,)
        Positions in `OUTCOMES`.
    scores : ndarray of shape (n,)
        nan where there is none.
    readings : mapping of str to ndarray of shape (n,)
        By signal; nan where it was not measured.
    by : str or None
        In words, what `sources` were taken from; None if nothing was found or asked for.
    sources : tuple of (str or None), of length n, or empty
    versions : tuple of str
        Of the models, in the order they appear.
    thresholds : tuple of two floats or None
        Scores below which the verdict is review, and fail; None where that is not known, or
        differs between the scores.
    """

    starts: NDArray[np.int64]
    outcomes: NDArray[np.int64]
    scores: NDArray[np.float64]
    readings: Mapping[str, NDArray[np.float64]]
    by: str | None
    sources: tuple[str | None, ...]
    versions: tuple[str, ...]
    thresholds: tuple[float, float] | None

    @property
    def n(self) -> int:
        """Number of documents."""
        return len(self.starts)

    @property
    def counts(self) -> dict[Outcome, int]:
        """Number of documents with each outcome, none left out."""
        found = Counter(self.outcomes.tolist())
        return {outcome: found[i] for i, outcome in enumerate(OUTCOMES)}

    @property
    def n_scored(self) -> int:
        """Number of documents with a score."""
        return int(np.isfinite(self.scores).sum())


def kept(lines: BinaryIO) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield where each line begins, and what is in it: record, text and terms."""
    at = 0
    lines.seek(at)
    for line in lines:
        yield at, json.loads(line)
        at += len(line)


def outcome_of(record: Mapping[str, Any]) -> Outcome:
    """Return the verdict of a record, or why it has none."""
    found: Outcome = record["verdict"] if record["status"] == "scored" else record["status"]
    return found


def facts(lines: BinaryIO, by: str | None) -> Facts:
    """Read all records once.

    Parameters
    ----------
    lines : binary file
        JSON lines, as `credscore.io.pages_out.kept_line` makes them.
    by : str or None
        Column of the source; None takes the column `source`, and if no record has one, the
        host in the column `url`.
    """
    starts, outcomes, scores = array("q"), array("q"), array("d")
    readings = {name: array("d") for name in SIGNALS}
    columns: dict[str, list[str | None]] = {"named": [], "host": []}
    versions: dict[str, None] = {}
    # Many documents share a source, which need not be in memory more than once.
    known: dict[str | None, str | None] = {}
    thresholds: set[tuple[float, float] | None] = set()
    for start, held in kept(lines):
        record = held["record"]
        starts.append(start)
        outcomes.append(OUTCOMES.index(outcome_of(record)))
        scores.append(math.nan if record["score"] is None else record["score"])
        for name, values in readings.items():
            values.append(_reading(record, name))
        source, host = source_of(record, by or "source"), None if by else _host(record)
        columns["named"].append(known.setdefault(source, source))
        columns["host"].append(known.setdefault(host, host))
        versions[record["model_version"]] = None
        if record["score"] is not None:
            thresholds.add(_thresholds(held["terms"]))
    said, sources = _sources(columns, by)
    return Facts(
        np.array(starts, dtype=np.int64),
        np.array(outcomes, dtype=np.int64),
        np.array(scores, dtype=np.float64),
        {name: np.array(values, dtype=np.float64) for name, values in readings.items()},
        said,
        sources,
        tuple(versions),
        thresholds.pop() if len(thresholds) == 1 else None,
    )


def _thresholds(terms: Mapping[str, float] | None) -> tuple[float, float] | None:
    """Return the thresholds on scores as they are given."""
    if terms is None:
        return None
    # Another base rate may spare a text, and condemns none: only a lower score moves them.
    shift = min(0.0, terms["shift"])
    review, fail = (
        1 / (1 + math.exp(-(log_odds(terms[name]) + shift)))
        for name in ("review_below", "fail_below")
    )
    return review, fail


def _reading(record: Mapping[str, Any], name: str) -> float:
    value = record["signals"].get(name, {}).get("value")
    return math.nan if value is None else float(value)


def _host(record: Mapping[str, Any]) -> str | None:
    """Return the host of a record's address, without `www.`.

    >>> _host({"metadata": {"url": "https://www.gate.example:8080/a"}})
    'gate.example'
    """
    found = _HOST.match(source_of(record, "url") or "")
    return found[1].lower().removeprefix("www.") if found else None


def _sources(
    columns: Mapping[str, list[str | None]], by: str | None
) -> tuple[str | None, tuple[str | None, ...]]:
    if any(columns["named"]):
        return f"the column “{by or 'source'}”", tuple(columns["named"])
    if any(columns["host"]):
        return "the host in the column “url”", tuple(columns["host"])
    return None, ()
