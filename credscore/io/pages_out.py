"""Scores into one page: kept as lines first, since its head tells of all of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from credscore.io.writers import Writer, record_line
from credscore.model.score import Score
from credscore.report.overview import Overview, overview


def kept_line(score: Score) -> str:
    """Return all of a score as one line of JSON: record, text and terms."""
    terms = None if score.terms is None else asdict(score.terms)
    return record_line({"record": score.to_dict(), "text": score.text, "terms": terms})


KEPT = Writer("", kept_line)


def page(scores: Iterable[Score], asked: Overview, folder: Path | None = None) -> Iterator[str]:
    """Yield the page of many scores, in pieces, when the last one has come.

    Parameters
    ----------
    scores : iterable of Score
        Kept in a nameless file meanwhile, with their texts.
    asked : Overview
    folder : Path or None
        Where that file is; None leaves it to the system.

    Raises
    ------
    TypeError
        If an item is no score.
    """
    with tempfile.TemporaryFile(dir=folder) as lines:
        for position, score in enumerate(scores):
            if not isinstance(score, Score):
                msg = f"item {position} must be a Score, got {type(score).__name__}"
                raise TypeError(msg)
            lines.write(kept_line(score).encode())
        yield from overview(lines, asked)
