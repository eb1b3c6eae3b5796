"""The table of all documents, row by row."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any, BinaryIO

from credscore.report.overview_cells import head, interval, path
from credscore.report.overview_facts import OUTCOMES, SIGNALS, Facts, kept, outcome_of
from credscore.report.overview_words import SAID, number, plural, reasons, title
from credscore.report.page import Html, element, joined, tags

_COLUMNS = (
    ("Words", "", "number"),
    ("Score", "with its interval", "number"),
    ("Verdict", "", "outcome"),
    ("Translation", "probability", "number"),
    ("Garble", "per 1,000 words", "number"),
    ("Attribution", "per 1,000 words", "number"),
    ("Boilerplate", "share", "number"),
    ("Reasons", "what lowers the score most, in log-odds", "text"),
)


def documents(lines: BinaryIO, facts: Facts, shown: Container[int]) -> Iterator[Html]:
    """Yield the section with the table, in pieces.

    Parameters
    ----------
    lines : binary file
    facts : Facts
        Of those lines.
    shown : container of int
        Positions of the documents whose article is on the page.
    """
    look = "rows sortable with-source" if facts.sources else "rows sortable"
    section = tags("section", aria_labelledby="documents")
    table = tags("table", role="table", class_=look, aria_labelledby="documents")
    rows = tags("tbody", role="rowgroup")
    columns = (("Document", "", "text"), *((("Source", "", "text"),) if facts.sources else ()))
    yield section[0]
    yield element("h2", "Documents", id="documents", tabindex=-1)
    yield _controls(facts)
    yield joined((table[0], head((*columns, *_COLUMNS)), rows[0]))
    for position, (_, held) in enumerate(kept(lines)):
        source = facts.sources[position] or "" if facts.sources else None
        yield _row(held["record"], position, source, linked=position in shown)
    yield joined((rows[1], table[1]))
    if not facts.n:
        yield element("p", "There are none.", class_="quiet")
    yield section[1]


def _controls(facts: Facts) -> Html:
    """Return what filters and sorts; it is of use only once JavaScript shows it."""
    ticks = [
        element(
            "label",
            element("input", type="checkbox", value=name, checked=True),
            element("span", SAID[name], class_=f"outcome {name}"),
            f" {facts.counts[name]:,}",
        )
        for name in OUTCOMES
        if facts.counts[name]
    ]
    words = element("input", type="search", id="words", autocomplete="off", spellcheck="false")
    label = element("label", "Words in name, source or reasons ", words, class_="words")
    order = element("label", "Sorted by ", element("select", id="order"), class_="order")
    every = element("button", "Show all", type="button", id="every")
    return element(
        "form",
        label,
        element("fieldset", element("legend", "Verdict or status"), *ticks),
        order,
        element("p", element("output", plural(facts.n, "document"), role="status"), " ", every),
        id="filter",
        role="search",
        aria_label="Filter the documents",
        hidden=True,
    )


def _row(record: Mapping[str, Any], position: int, source: str | None, *, linked: bool) -> Html:
    outcome = outcome_of(record)
    name = path(title(record, position))
    if linked:
        name = element("a", name, href=f"#a{position + 1}")
    cells = [element("th", element("bdi", name), scope="row", role="rowheader")]
    if source is not None:
        cells.append(element("td", element("bdi", source), role="cell", class_="from"))
    cells.append(element("td", f"{record['n_words']:,}", role="cell"))
    cells.append(_score(record))
    said = element("span", SAID[outcome], class_=f"outcome {outcome}")
    cells.append(element("td", said, role="cell", data_v=OUTCOMES.index(outcome)))
    cells += [_reading(record, name) for name in SIGNALS]
    why = [element("li", reason) for reason in reasons(record)]
    cells.append(element("td", element("ul", *why) if why else "", role="cell"))
    row = {"id": f"d{position + 1}", "class_": outcome}
    return joined((element("tr", *cells, role="row", **row), "\n"))


def _score(record: Mapping[str, Any]) -> Html:
    if record["score"] is None or record["interval"] is None:
        return element("td", "–", role="cell")
    held = interval(record["score"], *record["interval"])
    return element("td", held, role="cell", data_v=f"{record['score']:.6g}")


def _reading(record: Mapping[str, Any], name: str) -> Html:
    value = record["signals"].get(name, {}).get("value")
    return element("td", "–" if value is None else number(value), role="cell")
