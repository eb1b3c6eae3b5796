"""The articles themselves, each folded, as many as one page can hold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

import numpy as np

from credscore.model.restored import restored
from credscore.model.score import Score
from credscore.model.terms import Terms
from credscore.report.overview_facts import Facts, outcome_of
from credscore.report.overview_words import SAID, plural, title
from credscore.report.page import Html, element, joined, tags
from credscore.report.score_page import score_body

# Characters of markup that all articles of a page take together, and one that may be shown:
# browsers open some 20 MB at once, and no person reads what a longer text makes.
MOST = 16_000_000
_LONGEST = 200_000


def chosen(lines: BinaryIO, facts: Facts, most: int) -> dict[int, Html]:
    """Return as many articles as take up to `most` characters, the lowest scores first.

    Those without a score come after those with one, in their order.

    Parameters
    ----------
    lines : binary file
    facts : Facts
        Of those lines.
    most : int

    Returns
    -------
    dict of int to Html
        By position of the document.
    """
    found: dict[int, Html] = {}
    size = 0
    for position in np.argsort(facts.scores, kind="stable").tolist():
        if size >= most:
            break
        lines.seek(int(facts.starts[position]))
        held = json.loads(lines.readline())
        if not held["text"] or len(held["text"]) > _LONGEST:
            continue
        folded = _folded(held["record"], _score(held), position)
        if size + len(folded) > most:
            break
        found[position] = folded
        size += len(folded)
    return found


def articles(facts: Facts, found: Mapping[int, Html]) -> Iterator[Html]:
    """Yield the section with the articles, in the order of the documents."""
    section = tags("section", aria_labelledby="articles")
    yield section[0]
    yield element("h2", "Articles", id="articles", tabindex=-1)
    yield element("p", _told(facts, found))
    for position in sorted(found):
        yield found[position]
    yield section[1]


def _told(facts: Facts, found: Mapping[int, Html]) -> str:
    if len(found) == facts.n:
        return "Each with its evidence: open it, or follow the link in its row."
    return (
        f"{len(found):,} of {plural(facts.n, 'document')}, each with its evidence: those with the "
        "lowest scores first, until the page is full. The page of any other is made by "
        "“credscore explain FILE --html PAGE”."
    )


def _score(held: Mapping[str, Any]) -> Score:
    score = restored(held["record"], held["text"])
    return score if held["terms"] is None else replace(score, terms=Terms(**held["terms"]))


def _folded(record: Mapping[str, Any], score: Score, position: int) -> Html:
    outcome = outcome_of(record)
    number = position + 1
    told = "" if score.score is None else f" {score.score:.2f}"
    summary = element(
        "summary",
        element("bdi", title(record, position)),
        " ",
        element("span", SAID[outcome], class_=f"outcome {outcome}"),
        told,
    )
    body = score_body(score, prefix=f"a{number}-", heading_level=3)
    back = element("p", element("a", "Back to its row", href=f"#d{number}"), class_="back")
    inner = element("article", body, back, id=f"a{number}", tabindex=-1)
    return joined((element("details", summary, inner), "\n"))
