"""The score, its interval and the thresholds, drawn and said."""

from __future__ import annotations

from credscore.model.score import Score
from credscore.model.terms import Terms
from credscore.report.page import Html, element
from credscore.report.score_words import chances

# Pixels from the top: the interval, the zones, and how tall these are.
_LINE, _ZONE, _TALL = 27, 36, 22
_EDGE = 0.07  # nearer to an end a number would stand out over it


def gauge(score: Score) -> Html:
    """Return the score on a line from 0 to 1, or nothing where there is no score."""
    if score.score is None or score.interval is None:
        return Html()
    low, high = score.interval
    at = _at(score.score)
    drawn = [
        *(_zones(score.terms) if score.terms else [_zone("plain", 0, 1)]),
        element("line", x1=_at(low), x2=_at(high), y1=_LINE, y2=_LINE, class_="interval"),
        *(_cap(end) for end in (low, high)),
        element("line", x1=at, x2=at, y1=_LINE, y2=_ZONE, class_="needle"),
        element("circle", cx=at, cy=_LINE, r=5, class_="needle"),
        _number(score.score, y=15, class_="value"),
        *_ticks(score.terms),
    ]
    return element(
        "figure",
        element("svg", *drawn, role="img", aria_label=_said(score), focusable="no"),
        element("figcaption", *_caption(score), class_="quiet"),
        class_="gauge",
    )


def _zones(terms: Terms) -> list[Html]:
    return [
        _zone("fail", 0, terms.fail_below),
        _zone("review", terms.fail_below, terms.review_below),
        _zone("pass", terms.review_below, 1),
    ]


def _zone(name: str, low: float, high: float) -> Html:
    rect = element(
        "rect", x=_at(low), width=_at(high - low), y=_ZONE, height=_TALL, class_=f"zone {name}"
    )
    middle = element("text", name, x=_at((low + high) / 2), y=_ZONE + 16, class_="name")
    return element("g", rect, middle) if name != "plain" else rect


def _cap(share: float) -> Html:
    x = _at(share)
    return element("line", x1=x, x2=x, y1=_LINE - 5, y2=_LINE + 5, class_="interval")


def _ticks(terms: Terms | None) -> list[Html]:
    y = _ZONE + _TALL + 15
    ticks = [_number(share, y=y, shown=f"{share:.0f}") for share in (0.0, 1.0)]
    if terms:
        ticks += [_number(share, y=y) for share in (terms.fail_below, terms.review_below)]
    return ticks


def _number(share: float, *, y: int, class_: str | None = None, shown: str | None = None) -> Html:
    anchor = "start" if share < _EDGE else "end" if share > 1 - _EDGE else "middle"
    words = f"{share:.2f}" if shown is None else shown
    return element("text", words, x=_at(share), y=y, text_anchor=anchor, class_=class_)


def _at(share: float) -> str:
    return f"{100 * share:.3f}%"


def _said(score: Score) -> str:
    low, high = score.interval or (0.0, 1.0)
    said = f"Score {score.score:.2f} on a line from 0 to 1, interval {low:.2f} to {high:.2f}"
    if score.terms is None:
        return f"{said}."
    return (
        f"{said}. Fail is below {score.terms.fail_below:.2f}, "
        f"review below {score.terms.review_below:.2f}, pass from there on."
    )


def _caption(score: Score) -> list[Html | str]:
    low, high = score.interval or (0.0, 1.0)
    words: list[Html | str] = [
        "Score ",
        element("strong", f"{score.score:.2f}"),
        f", interval {low:.2f} to {high:.2f}",
    ]
    terms = score.terms
    if terms is None:
        return [*words, "."]
    words.append(f" at {terms.confidence_level:.0%}: ")
    words.append("where the score would lie had the model been calibrated on other texts. ")
    if terms.shift:
        words.append(
            f"It is taken for one of texts of which {chances(terms.base_rate)} would not pass; "
            f"the model was calibrated at {chances(terms.calibrated_at)}, and its thresholds hold "
            "there: of the two scores the higher one decides."
        )
    else:
        words.append(
            f"Among the texts of its calibration {chances(terms.calibrated_at)} would not pass."
        )
    return words
