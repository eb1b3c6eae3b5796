"""Distributions of scores and readings, drawn and as numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from credscore.report.overview_bins import Bins, binned, upper
from credscore.report.overview_facts import SIGNALS, VERDICTS, Facts
from credscore.report.overview_words import UNITS, number, plural
from credscore.report.page import Html, element, joined
from credscore.sources.articles import FAULTS

# A drawing's room, in its own units; the browser scales it.
_WIDTH, _LEFT, _RIGHT, _TOP, _BOTTOM = 400, 34, 10, 22, 26
_SINGLE = ("",)

Marks = Sequence[tuple[float, str]]


def distributions(facts: Facts, thresholds: tuple[float, float] | None) -> Html:
    """Return how scores and the four readings are spread.

    Parameters
    ----------
    facts : Facts
    thresholds : tuple of two floats or None
        Below which the verdict is review, and fail; None draws none.
    """
    return element(
        "section",
        element("h2", "Distributions", id="distributions", tabindex=-1),
        element("div", *_figures(facts, thresholds), class_="plots"),
        aria_labelledby="distributions",
    )


def _figures(facts: Facts, thresholds: tuple[float, float] | None) -> Iterator[Html]:
    scored = np.isfinite(facts.scores)
    bins = binned(facts.scores[scored], facts.outcomes[scored], 1.0)
    marks: Marks = ()
    if thresholds is not None:
        review, fail = thresholds
        marks = ((fail, f"fail below {fail:.2f}"), (review, f"review below {review:.2f}"))
    summary = f"{plural(int(scored.sum()), 'score')}. {_spread(facts.scores)}"
    yield _figure("Scores", "probability that an editor would pass the text", summary, bins, marks)
    for name in SIGNALS:
        values = facts.readings[name]
        limit = FAULTS.get(name)
        high = 1.0 if name == "translation" else upper(values, 2 * limit if limit else 1.0)
        bins = binned(values, np.zeros(len(values), dtype=np.int64), high)
        marks = () if limit is None else ((limit, f"high from {limit:g}"),)
        n_missing = int((~np.isfinite(values)).sum())
        missing = f" Not measured in {plural(n_missing, 'document')}." if n_missing else ""
        summary = f"{_spread(values)}{missing}"
        yield _figure(name.capitalize(), UNITS[name], summary, bins, marks)


def _spread(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> str:
    finite = values[np.isfinite(values)]
    if not len(finite):
        return "None was measured."
    first, median, third = map(float, np.percentile(finite, (25, 50, 75)))
    return f"Median {number(median)}, half of them from {number(first)} to {number(third)}."


def _figure(title: str, unit: str, summary: str, bins: Bins, marks: Marks) -> Html:
    names = VERDICTS[: len(bins.counts)] if title == "Scores" else _SINGLE
    height = 190 if title == "Scores" else 150
    return element(
        "figure",
        element("figcaption", element("h3", title), f"{unit}. {summary}"),
        _drawn(f"{title}: {unit}. {summary}", bins, names, marks, height),
        element("details", element("summary", f"{title} as numbers"), _table(bins, names)),
        class_="plot scores" if title == "Scores" else "plot",
    )


def _drawn(label: str, bins: Bins, names: Sequence[str], marks: Marks, height: int) -> Html:
    most = max(1, int(bins.counts.sum(axis=0).max()))
    floor, room = height - _BOTTOM, height - _BOTTOM - _TOP
    parts = [_level(most, floor - room), _level(0, floor)]
    parts += _bars(bins, names, floor, room / most)
    high = float(bins.edges[-1])
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        more = "+" if share == 1 and bins.beyond else ""
        anchor = "end" if share == 1 else "middle"
        parts.append(_tick(f"{share * high:.4g}{more}", _x(share), height - 10, anchor))
    for i, (value, said) in enumerate(marks):
        parts += _mark(value / high, said, floor, later=i > 0)
    return element(
        "svg", *parts, viewBox=f"0 0 {_WIDTH} {height}", role="img", aria_label=label, class_="bins"
    )


def _bars(bins: Bins, names: Sequence[str], floor: float, scale: float) -> Iterator[Html]:
    n_bins = bins.counts.shape[1]
    width = (_WIDTH - _LEFT - _RIGHT) / n_bins
    for i in range(n_bins):
        foot = floor
        for name, count in zip(names, bins.counts[:, i].tolist(), strict=True):
            if not count:
                continue
            said = f"{bins.between(i)}: {plural(count, 'document')}{name and f', {name}'}"
            high = max(1.0, count * scale)
            foot -= high
            place = {
                "x": f"{_LEFT + i * width + 0.75:.2f}",
                "y": f"{foot:.2f}",
                "width": f"{width - 1.5:.2f}",
                "height": f"{high:.2f}",
            }
            yield element("rect", element("title", said), class_=f"bin {name}".strip(), **place)


def _level(count: int, y: float) -> Html:
    line = element("line", x1=_LEFT, x2=_WIDTH - _RIGHT, y1=y, y2=y, class_="level")
    return joined((line, _tick(f"{count:,}", str(_LEFT - 5), y + 4, "end")))


def _tick(said: str, x: str, y: float, anchor: str) -> Html:
    return element("text", said, x=x, y=y, text_anchor=anchor, class_="tick")


def _mark(share: float, said: str, floor: float, *, later: bool) -> Iterator[Html]:
    x = _x(share)
    yield element("line", x1=x, x2=x, y1=4 if later else 14, y2=floor, class_="limit")
    yield element("text", said, x=f"{float(x) + 4:.2f}", y=10 if later else 20, class_="limit")


def _x(share: float) -> str:
    return f"{_LEFT + share * (_WIDTH - _LEFT - _RIGHT):.2f}"


def _table(bins: Bins, names: Sequence[str]) -> Html:
    heads = [element("th", name or "documents", scope="col") for name in ("from", *names)]
    rows = [
        element(
            "tr",
            element("th", bins.between(i), scope="row"),
            *(element("td", f"{count:,}") for count in bins.counts[:, i].tolist()),
        )
        for i in range(bins.counts.shape[1])
    ]
    head = element("thead", element("tr", *heads))
    return element("table", head, element("tbody", *rows), class_="numbers")
