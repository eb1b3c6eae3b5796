"""Cells of the tables of an overview: names, verdicts, intervals."""

from __future__ import annotations

from collections.abc import Sequence

from credscore.report.page import Html, element, joined, text

_WIDTH, _HEIGHT = 100, 12  # of a drawn interval, in its own units


def interval(value: float, low: float, high: float) -> Html:
    """Return a share from 0 to 1 and where it lies, written and drawn."""
    middle = _HEIGHT // 2
    drawn = element(
        "svg",
        element("line", x1=_at(low), x2=_at(high), y1=middle, y2=middle),
        element("circle", cx=_at(value), cy=middle, r=3.5),
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        aria_hidden="true",
        class_="within",
    )
    between = element("span", f" ({low:.2f} to {high:.2f})", class_="quiet")
    return joined((element("b", f"{value:.2f}"), between, drawn))


def path(name: str) -> Html:
    """Return a name, of which the folders are told apart from the rest."""
    folder, slash, rest = name.rpartition("/")
    if not rest:
        return text(name)
    return joined((element("span", folder + slash, class_="folder") if slash else Html(), rest))


def head(columns: Sequence[tuple[str, str, str]]) -> Html:
    """Return the head of a table that can be sorted, its names, units and kinds given.

    Without JavaScript it is not sorted, and so says nothing of it.
    """
    cells = [
        element(
            "th",
            element("span", name),
            element("span", unit, class_="unit") if unit else Html(),
            scope="col",
            role="columnheader",
            data_sort=kind,
        )
        for name, unit, kind in columns
    ]
    return element("thead", element("tr", *cells, role="row"), role="rowgroup")


def _at(share: float) -> str:
    return f"{4 + share * (_WIDTH - 8):.1f}"
