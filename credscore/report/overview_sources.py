"""Sources with what is not known about them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from credscore.report.overview_cells import head, interval
from credscore.report.overview_facts import OUTCOMES, SIGNALS, VERDICTS, Facts
from credscore.report.overview_words import plural
from credscore.report.page import Html, element, joined
from credscore.sources.articles import FAULTS
from credscore.sources.summary import SourceSummary, summarize_sources

_COLUMNS = (
    ("Source", "", "text"),
    ("Articles", "with a score", "number"),
    ("Estimate", "nine in ten lie between", "number"),
    ("Rank", "may stand", "number"),
    ("Verdicts", "of its articles", "number"),
    *((name.capitalize(), "share with a high reading", "number") for name in FAULTS),
)
_EXPLAINED = (
    "The estimate is the share of a source’s articles that an editor would pass as they stand: its "
    "own record, drawn towards that of all sources the less it rests on. Where two ranks overlap, "
    "these articles do not tell the sources apart. Which articles were collected decides more "
    "than any formula."
)


def sources(facts: Facts, by: str | None) -> Html:
    """Return one row a source, the highest estimate first; nothing where none was asked for.

    Parameters
    ----------
    facts : Facts
    by : str or None
        The column that was asked for.
    """
    if not facts.sources:
        if by is None:
            return Html()
        found = element("p", f"No document has the column “{by}”.", class_="quiet")
        return _section(found)
    rows = summarize_sources(_records(facts), "source")
    table = element(
        "table",
        head(_COLUMNS),
        element("tbody", *map(_row, rows), role="rowgroup"),
        role="table",
        class_="rows by-source sortable",
        aria_labelledby="sources",
    )
    n = sum(row.source is not None for row in rows)
    return _section(
        element("p", f"{plural(n, 'source')}, by {facts.by}. {_EXPLAINED}"),
        element("div", table, class_="long", tabindex=0, role="region", aria_label="Sources"),
    )


def _section(*content: Html) -> Html:
    title = element("h2", "Sources", id="sources", tabindex=-1)
    return element("section", title, *content, aria_labelledby="sources")


def _records(facts: Facts) -> Iterator[dict[str, Any]]:
    for i, source in enumerate(facts.sources):
        score = float(facts.scores[i])
        yield {
            "score": score if score == score else None,  # noqa: PLR0124  not a number is unlike itself
            "verdict": OUTCOMES[int(facts.outcomes[i])],
            "signals": {name: {"value": float(facts.readings[name][i])} for name in SIGNALS},
            "metadata": {"source": source},
        }


def _row(row: SourceSummary) -> Html:
    name = element("i", "no source named") if row.source is None else element("bdi", row.source)
    cells = [element("th", name, scope="row", role="rowheader", data_source=row.source)]
    n = f"{row.n_scored:,}" + (f" of {row.n_articles:,}" if row.n_scored < row.n_articles else "")
    cells.append(element("td", n, role="cell", data_v=row.n_scored))
    if row.estimate is None or row.interval is None or row.rank_interval is None:
        cells += [element("td", "–", role="cell")] * (len(_COLUMNS) - 2)
        return joined((element("tr", *cells, role="row"), "\n"))
    held = interval(row.estimate, *row.interval)
    cells.append(element("td", held, role="cell", data_v=f"{row.estimate:.6g}"))
    first, last = row.rank_interval
    cells.append(element("td", f"{first} to {last}", role="cell", data_v=row.rank))
    fail = f"{row.verdicts['fail']:.6g}"
    cells.append(element("td", _verdicts(row), role="cell", data_v=fail))
    cells += [
        element("td", f"{100 * share:.0f}%", role="cell", data_v=f"{share:.6g}")
        for share in (row.faults[name] for name in FAULTS)
    ]
    return joined((element("tr", *cells, role="row"), "\n"))


def _verdicts(row: SourceSummary) -> Html:
    """Return the shares of the verdicts, drawn, and that of the last one in words."""
    at, bars = 0.0, []
    for name in VERDICTS:
        share = row.verdicts[name]
        place = {"x": f"{at:.2f}%", "width": f"{100 * share:.2f}%", "height": "100%"}
        bars.append(element("rect", class_=f"bin {name}", **place))
        at += 100 * share
    said = ", ".join(f"{100 * row.verdicts[name]:.0f}% {name}" for name in VERDICTS)
    about = element("title", said)
    drawn = element("svg", about, *bars, class_="mix", role="img", aria_label=said)
    return joined((element("span", f"{100 * row.verdicts['fail']:.0f}% fail"), drawn))
