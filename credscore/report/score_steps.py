"""The way from the base rate to the score as a table with bars."""

from __future__ import annotations

from collections.abc import Sequence

from credscore.model.score import Score
from credscore.report.page import Html, element, joined
from credscore.report.score_words import chances, feature, measured, signed
from credscore.report.waterfall import Step, Waterfall, waterfall

_LITTLE = 0.005  # would be shown as nothing


def steps(score: Score) -> Html:
    """Return the table of steps, or nothing where there is no score or none were given."""
    found = waterfall(score)
    if found is None or score.score is None:
        return Html()
    scale = _Scale(found)
    shown = [s for s in found.steps if s.kind != "feature" or abs(s.log_odds) >= _LITTLE]
    before = [s for s in shown if s.kind in ("base_rate", "start", "intercept", "feature")]
    after = [s for s in shown if s.kind in ("calibration", "shift")]
    rows = [
        *(_row(step, score, scale) for step in before),
        _sum("Sum", signed(found.log_odds), found.log_odds, scale),
        *(_row(step, score, scale) for step in after),
        _sum("Score", f"{score.score:.2f}", found.end, scale),
    ]
    head = element(
        "tr",
        *(element("th", words, scope="col") for words in ("Step", "Drawn", "Log-odds", "Total")),
    )
    table = element("table", element("thead", head), element("tbody", *rows), class_="steps")
    return joined((_explained(), table, _idle(found.steps)))


class _Scale:
    """Where log-odds lie on a row that is drawn, in percent."""

    def __init__(self, found: Waterfall) -> None:
        ends = [0.0, found.end, *(step.total for step in found.steps)]
        room = 0.03 * (max(ends) - min(ends)) or 1.0
        self._low, self._width = min(ends) - room, max(ends) - min(ends) + 2 * room

    def __call__(self, log_odds: float) -> float:
        return 100 * (log_odds - self._low) / self._width


def _row(step: Step, score: Score, scale: _Scale) -> Html:
    before = step.total - step.log_odds
    low, high = sorted((scale(before), scale(step.total)))
    way = "up" if step.log_odds >= 0 else "down"
    bar = element(
        "rect",
        x=f"{low:.3f}%",
        width=f"{max(high - low, 0.4):.3f}%",
        y=3,
        height=12,
        class_=f"bar {way if step.kind == 'feature' else 'given'}",
    )
    name, note = _named(step, score)
    head = element("th", name, element("small", note), scope="row")
    amount = element("data", signed(step.log_odds), value=repr(step.log_odds))
    return element(
        "tr",
        head,
        element("td", _drawn(scale, bar)),
        element("td", amount),
        element("td", signed(step.total)),
    )


def _sum(name: str, total: str, log_odds: float, scale: _Scale) -> Html:
    x = f"{scale(log_odds):.3f}%"
    mark = element("line", x1=x, x2=x, y1=1, y2=17, class_="sum")
    return element(
        "tr",
        element("th", name, scope="row"),
        element("td", _drawn(scale, mark)),
        element("td"),
        element("td", element("strong", total)),
        class_="sum",
    )


def _drawn(scale: _Scale, drawn: Html) -> Html:
    x = f"{scale(0.0):.3f}%"
    even = element("line", x1=x, x2=x, y1=-99, y2=99, class_="even")
    return element("svg", even, drawn, role="presentation", focusable="no")


def _named(step: Step, score: Score) -> tuple[str, str]:
    terms = score.terms
    if step.kind == "feature":
        return feature(step.name), measured(step.name, step.value)
    if step.kind == "calibration":
        return "Calibration", "what such a sum came to among the texts of the calibration"
    if step.kind == "intercept" or terms is None:
        return "Intercept", "a text without any fault"
    if step.kind == "shift":
        return "Your base rate", f"{chances(terms.base_rate)} of your texts would not pass"
    if step.kind == "start":
        return "Without any fault", "the best that a text can do"
    return "Base rate", f"{chances(1 - terms.calibrated_at)} of the calibration’s texts pass"


def _explained() -> Html:
    return element(
        "p",
        "Every step adds its log-odds, and below zero it speaks against the text. "
        "No feature can add anything, so nothing buys back a fault. "
        "The sum is then looked up in a table of what such sums came to, which gives the score. "
        "The dashed line is at even odds. "
        "Figures are rounded; the steps themselves add up exactly.",
        class_="quiet",
    )


def _idle(found: Sequence[Step]) -> Html:
    idle = [s for s in found if s.kind == "feature" and abs(s.log_odds) < _LITTLE]
    if not idle:
        return Html()
    items = [
        element(
            "li",
            f"{feature(s.name)}, {measured(s.name, s.value)}: ",
            element("data", signed(s.log_odds), value=repr(s.log_odds)),
        )
        for s in idle
    ]
    n = len(idle)
    label = f"{n} {'feature takes' if n == 1 else 'features take'} nothing off"
    return element("details", element("summary", label), element("ul", *items))
