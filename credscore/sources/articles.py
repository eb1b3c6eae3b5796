"""What a source's estimate needs of each scored article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from credscore.dates import year_of
from credscore.model.score import Score

# Where a reading counts as a fault, for the share of articles that have it: the translation
# reading more likely than not; the others at the 95th percentile of news of 83 outlets, which
# stands on their pages in docs/extractors.
FAULTS: dict[str, float] = {"translation": 0.5, "garble": 2.2, "boilerplate": 0.03}


@dataclass(frozen=True, slots=True)
class Article:
    """One record as far as sources go.

    Attributes
    ----------
    source : str or None
        None where the record does not say.
    score : float or None
        None where the article was not scored.
    verdict : str or None
    faults : frozenset of str
    year : float or None
        When it appeared, as years of 365.25 days since 1970.
    """

    source: str | None
    score: float | None
    verdict: str | None
    faults: frozenset[str]
    year: float | None


def articles(
    records: Iterable[Score | Mapping[str, Any]], by: str, when: str | None
) -> Iterator[Article]:
    """Read scores or their records, one by one.

    Parameters
    ----------
    records : iterable of Score or mapping
        A mapping is what `Score.to_dict` gives: a line of the command line's JSON lines.
    by, when : str
        Columns that came with the texts, or fields of the record, for source and date.

    Raises
    ------
    TypeError
        If `records` is one record, or an item is neither a score nor a mapping.
    """
    if isinstance(records, Score | Mapping | str | bytes):
        msg = "records must be many scores or records, got one: put it in a list"
        raise TypeError(msg)
    for position, record in enumerate(records):
        if isinstance(record, Score):
            yield _article(record.to_dict(), by, when)
        elif isinstance(record, Mapping):
            yield _article(record, by, when)
        else:
            msg = f"record {position} must be a Score or a mapping, got {type(record).__name__}"
            raise TypeError(msg)


def _article(record: Mapping[str, Any], by: str, when: str | None) -> Article:
    score = record.get("score")
    number = isinstance(score, int | float) and not isinstance(score, bool)
    scored = score is not None and number and 0 <= score <= 1
    return Article(
        source=source_of(record, by),
        score=float(score) if score is not None and scored else None,
        verdict=str(record.get("verdict")) if scored else None,
        faults=frozenset(_faults(record)) if scored else frozenset(),
        year=None if when is None else year_of(_field(record, when)),
    )


def source_of(record: Mapping[str, Any], by: str) -> str | None:
    """Return what a record has in the column `by`, as a name; None where that is nothing."""
    source = _field(record, by)
    # Not a number, as pandas has it for what is missing, is unlike itself.
    return None if source is None or source == "" or source != source else str(source)  # noqa: PLR0124  as said


def _field(record: Mapping[str, Any], name: str) -> Any:
    held = record.get("metadata")
    if isinstance(held, Mapping) and name in held:
        return held[name]
    return record.get(name)


def _faults(record: Mapping[str, Any]) -> Iterator[str]:
    held = record.get("signals")
    readings = held if isinstance(held, Mapping) else {}
    for name, limit in FAULTS.items():
        reading = readings.get(name)
        value = reading.get("value") if isinstance(reading, Mapping) else None
        if isinstance(value, int | float) and value >= limit:
            yield name
