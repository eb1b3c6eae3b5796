"""Many scores as one page: what became of them, a table of all, sources, and the articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np

from credscore.report.overview_articles import MOST, articles, chosen
from credscore.report.overview_facts import OUTCOMES, Facts, facts
from credscore.report.overview_plots import distributions
from credscore.report.overview_sources import sources
from credscore.report.overview_table import documents
from credscore.report.overview_words import SAID, counted, number, plural
from credscore.report.page import Html, around, element, joined, stored, tags
from credscore.report.score_page import SCRIPTS, STYLES, score_foot


@dataclass(frozen=True, slots=True)
class Overview:
    """What an overview shows.

    Attributes
    ----------
    by : str or None
        Column of the source; None takes `source`, or else the host of `url`, where there is
        one.
    most : int
        Characters of markup that articles may take together; 0 shows none.
    """

    by: str | None = None
    most: int = MOST


def overview(lines: BinaryIO, asked: Overview) -> Iterator[Html]:
    """Yield a page of many documents, in pieces.

    It is one file that loads nothing.  It can be read without JavaScript, which sorts and
    filters.  Memory is for some numbers a document and for the articles that are shown.

    Parameters
    ----------
    lines : binary file
        JSON lines, as `credscore.io.pages_out.kept_line` makes them; read more than once.
    asked : Overview
    """
    found = facts(lines, asked.by)
    shown = chosen(lines, found, asked.most) if asked.most else {}
    styles = [stored(name) for name in (*STYLES, "overview.css")]
    scripts = [stored(name) for name in (*SCRIPTS, "overview.js")]
    start, end = around(_title(found), styles, scripts)
    main = tags("main")
    by_source = sources(found, asked.by)
    yield joined((start, element("a", "Skip to the documents", href="#documents", class_="skip")))
    yield _head(found, by_source=bool(by_source), shown=bool(shown))
    yield joined((main[0], distributions(found), by_source))
    yield from documents(lines, found, shown)
    if shown:
        yield from articles(found, shown)
    yield joined((main[1], score_foot(", ".join(found.versions)), end))


def _title(found: Facts) -> str:
    return f"{plural(found.n, 'document')}: {counted(found.counts) or 'nothing to show'}"


def _head(found: Facts, *, by_source: bool, shown: bool) -> Html:
    parts = {
        "documents": "Documents",
        "distributions": "Distributions",
        "sources": "Sources" if by_source else "",
        "articles": "Articles" if shown else "",
    }
    links = [
        element("li", element("a", said, href=f"#{place}")) for place, said in parts.items() if said
    ]
    return element(
        "header",
        element("h1", plural(found.n, "document")),
        element("p", _lead(found), class_="lead"),
        _bar(found) if found.n else Html(),
        element("nav", element("ul", *links), aria_label="On this page"),
    )


def _lead(found: Facts) -> str:
    if not found.n_scored:
        return "None of them has a score."
    scores = found.scores[np.isfinite(found.scores)]
    mean, median = number(float(scores.mean())), number(float(np.median(scores)))
    return f"{found.n_scored:,} with a score: mean {mean}, median {median}."


def _bar(found: Facts) -> Html:
    """Return how many documents have which outcome, drawn and written."""
    drawn, written = [], []
    at = 0.0
    for name in OUTCOMES:
        n = found.counts[name]
        if not n:
            continue
        share = 100 * n / found.n
        place = {"x": f"{at:.3f}%", "width": f"{share:.3f}%", "height": "100%"}
        drawn.append(element("rect", class_=f"bin {name}", **place))
        said = element("span", SAID[name], class_=f"outcome {name}")
        written.append(element("li", element("b", f"{n:,}"), " ", said))
        at += share
    return element(
        "figure",
        element("svg", *drawn, class_="tally", role="presentation", focusable="no"),
        element("ul", *written, class_="counts", aria_label="Verdict or status"),
        class_="outcomes",
    )
