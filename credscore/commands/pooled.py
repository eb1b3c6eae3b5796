"""`sources`: many scores to one row a source."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO

from credscore.io.output import opened
from credscore.io.scored import read_records
from credscore.io.write import packed
from credscore.plots import figure, save, sources
from credscore.report import screen
from credscore.report.columns import columns, cut, padded
from credscore.sources.summary import SourceSummary, summarize_sources
from credscore.text.hygiene import harmless

DONE, ERRORS = 0, 3
_LEAST, _MOST = 6, 40  # columns for the name of a source, beside those for everything else
_OTHERS = 66
_COLUMNS = (
    *("rank", "source", "estimate", "low", "high", "rank_low", "rank_high"),
    *("n_articles", "n_scored", "mean_score", "pass", "review", "fail"),
    *("translation", "garble", "boilerplate", "per_year", "per_year_low", "per_year_high"),
)


def sources_command(arguments: argparse.Namespace, say: Callable[[str], None]) -> int:
    """Pool records by source and write a row for each.

    Raises
    ------
    ValueError
        If no record names a source in that column.
    """
    if arguments.plot is not None:
        figure.check(Path(arguments.plot))
    broken: list[str] = []
    with _opened(arguments.records) as stream:
        records = _records(stream, arguments.records, broken)
        rows = summarize_sources(records, arguments.by, when=arguments.when)
    for line in broken[:5]:
        say(line)
    if len(broken) > 5:  # noqa: PLR2004  as many as are shown
        say(f"and {len(broken) - 5} more lines were left out")
    if arguments.plot is not None:
        save(sources(rows), arguments.plot)
    with opened(arguments.output) as out, packed(out, arguments.output) as into:
        if arguments.format == "text":
            on_screen = arguments.output is None and screen.is_terminal(sys.stdout)
            room = screen.width() - _OTHERS if on_screen else _MOST
            into.writelines(_text(rows, min(max(room, _LEAST), _MOST)))
        else:
            into.writelines(_FORMATS[arguments.format](rows))
    return ERRORS if broken else DONE


def _opened(path: str) -> AbstractContextManager[BinaryIO]:
    if path == "-" and sys.stdin is None:
        msg = "standard input is closed"
        raise ValueError(msg)
    return nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb")


def _records(stream: BinaryIO, path: str, broken: list[str]) -> Iterator[dict[str, Any]]:
    """Yield what `read_records` finds; what it cannot read goes to `broken`."""
    try:
        for row in read_records(stream, path):
            if isinstance(row.value, dict):
                yield row.value
            else:
                broken.append(f"{path}:{row.line}: {row.value}")
    except OSError as error:  # what was read until then is worth something
        broken.append(f"{path}: cannot be read: {error.strerror or error}")


def _json_lines(rows: Iterable[SourceSummary]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(row.to_dict(), ensure_ascii=False) + "\n"


def _cells(row: SourceSummary) -> list[Any]:
    low, high = row.interval or (None, None)
    first, last = row.rank_interval or (None, None)
    slope = row.trend
    return [
        *(row.rank, row.source, row.estimate, low, high, first, last),
        *(row.n_articles, row.n_scored, row.mean_score),
        *(row.verdicts.get(name) for name in ("pass", "review", "fail")),
        *(row.faults.get(name) for name in ("translation", "garble", "boilerplate")),
        *((None, None, None) if slope is None else (slope.per_year, *slope.interval)),
    ]


def _csv(rows: Iterable[SourceSummary]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for cells in (_COLUMNS, *map(_cells, rows)):
        writer.writerow(["" if cell is None else cell for cell in cells])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _named(row: SourceSummary) -> str:
    if row.source is None:
        return "(no source named)"
    return " ".join(harmless(row.source).split())


def _text(rows: list[SourceSummary], most: int = _MOST) -> Iterator[str]:
    width = min(max([_LEAST, *(columns(_named(row)) for row in rows)]), most)
    head = f"{'rank':>9}  {'source':<{width}}  estimate  9 in 10 between  articles  fail  trend"
    yield head + "\n"
    for row in rows:
        shown = padded(cut(_named(row), width), width)
        if row.estimate is None or row.interval is None or row.rank_interval is None:
            yield f"{'':>9}  {shown}  {'':>8}  {'':<15}  {row.n_articles:>8}\n"
            continue
        ranks = f"{row.rank_interval[0]}-{row.rank_interval[1]}"
        between = f"{row.interval[0]:.2f} to {row.interval[1]:.2f}"
        trend = "" if row.trend is None else f"{row.trend.per_year:+.2f}/year"
        yield (
            f"{ranks:>9}  {shown}  {row.estimate:>8.2f}  {between:<15}  {row.n_scored:>8}  "
            f"{row.verdicts['fail']:>4.0%}  {trend}".rstrip()
            + "\n"
        )


_FORMATS: dict[str, Callable[[list[SourceSummary]], Iterator[str]]] = {
    "jsonl": _json_lines,
    "csv": _csv,
}
