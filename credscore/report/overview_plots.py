"""Distributions of scores and readings, drawn and as numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from credscore.report.overview_bins import Bins, binned, upper
from credscore.report.overview_facts import SIGNALS, VERDICTS, Facts
from credscore.report.overview_words import UNITS, number, plural
from credscore.report.page import Html, element
from credscore.sources.articles import FAULTS

# A drawing is as wide as there is room, in per cent, and so tall, in pixels: from the top the
# names of limits, the largest count over its line, bars, and the scale.
_LINES, _LEVEL, _FLOOR, _HEIGHT = (11, 24), 42, 172, 192
_ROOM = 0.6  # of the width, from which a name stands before its limit
_SINGLE = ("",)

Marks = Sequence[tuple[float, str]]


def distributions(facts: Facts) -> Html:
    """Return how scores and the four readings are spread."""
    return element(
        "section",
        element("h2", "Distributions", id="distributions", tabindex=-1),
        element("div", *_figures(facts), class_="plots"),
        aria_labelledby="distributions",
    )


def _figures(facts: Facts) -> Iterator[Html]:
    scored = np.isfinite(facts.scores)
    bins = binned(facts.scores[scored], facts.outcomes[scored], 1.0)
    marks: Marks = ()
    if facts.thresholds is not None:
        review, fail = facts.thresholds
        marks = ((review, f"review below {review:.2f}"), (fail, f"fail below {fail:.2f}"))
    summary = f"{plural(int(scored.sum()), 'score')}. {_spread(facts.scores)}"
    yield _figure(
        "Scores", "probability that a copy editor would pass the text", summary, bins, marks
    )
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
    scores = title == "Scores"
    names = VERDICTS[: len(bins.counts)] if scores else _SINGLE
    return element(
        "figure",
        element("figcaption", element("h3", title), f"{unit.capitalize()}. {summary}"),
        _drawn(f"{title}: {unit}. {summary}", bins, names, marks),
        element("details", element("summary", f"{title} as numbers"), _table(bins, names, unit)),
        class_="plot wide" if scores else "plot",
    )


def _drawn(label: str, bins: Bins, names: Sequence[str], marks: Marks) -> Html:
    most = max(1, int(bins.counts.sum(axis=0).max()))
    high = float(bins.edges[-1])
    lines = [element("line", x1=0, x2="100%", y1=y, y2=y, class_="level") for y in (_LEVEL, _FLOOR)]
    return element(
        "svg",
        *lines,
        element("text", f"{most:,}", x="100%", y=_LEVEL - 5, text_anchor="end"),
        *_bars(bins, names, (_FLOOR - _LEVEL) / most),
        *_scale(high, beyond=bins.beyond),
        *(part for i, (at, said) in enumerate(marks) for part in _limit(at / high, said, i)),
        height=_HEIGHT,
        role="img",
        aria_label=label,
        class_="bins",
    )


def _scale(high: float, *, beyond: bool) -> Iterator[Html]:
    for share, anchor in (
        (0, "start"),
        (0.25, "middle"),
        (0.5, "middle"),
        (0.75, "middle"),
        (1, "end"),
    ):
        more = "+" if share == 1 and beyond else ""
        said = f"{share * high:.4g}{more}"
        yield element("text", said, x=f"{100 * share:g}%", y=_HEIGHT - 4, text_anchor=anchor)


def _bars(bins: Bins, names: Sequence[str], scale: float) -> Iterator[Html]:
    width = 100 / bins.counts.shape[1]
    for i in range(bins.counts.shape[1]):
        foot = float(_FLOOR)
        for name, count in zip(names, bins.counts[:, i].tolist(), strict=True):
            if not count:
                continue
            said = f"{bins.between(i)}: {plural(count, 'document')}{name and f', {name}'}"
            foot -= (tall := max(1.0, count * scale))
            place = {"x": f"{i * width + 0.2:g}%", "width": f"{width - 0.4:g}%"}
            about = element("title", said)
            look = f"bin {name}".strip()
            yield element(
                "rect", about, class_=look, y=f"{foot:.1f}", height=f"{tall:.1f}", **place
            )


def _limit(share: float, said: str, i: int) -> Iterator[Html]:
    x, y = f"{100 * share:.2f}%", _LINES[i % len(_LINES)]
    yield element("line", x1=x, x2=x, y1=y - 9, y2=_FLOOR, class_="limit")
    anchor, dx = ("end", -4) if share > _ROOM else ("start", 4)
    yield element("text", said, x=x, y=y, dx=dx, text_anchor=anchor, class_="limit")


def _table(bins: Bins, names: Sequence[str], unit: str) -> Html:
    heads = [element("th", name or "documents", scope="col") for name in (unit, *names)]
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
