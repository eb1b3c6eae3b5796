"""The head of a score: its name, what was found in words, the gauge, and the four readings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from credscore.model.score import Score, Signal, finite
from credscore.report.page import Html, element, joined
from credscore.report.passages import signal
from credscore.report.score_gauge import gauge
from credscore.report.score_words import (
    ASKED,
    PARTS,
    VERDICTS,
    chances,
    counted,
    feature,
    headline,
    read,
    signed,
    title,
    warned,
    why_not,
)

_ORDER = tuple(ASKED)
_NAMED = 3  # features, of those that take most off a score
_MUCH = -0.25  # log-odds


def name(score: Score) -> str:
    """Return what a document is called."""
    return "document" if score.id is None else score.id


def head(score: Score, heading: str, id_: str, ways: Html) -> Html:
    """Return name, verdict, gauge and warnings.

    Parameters
    ----------
    score : Score
    heading : str
        Element of the heading.
    id_ : str
        Of the heading.
    ways : Html
        Links to what comes below.
    """
    verdict = element("span", headline(score), class_=f"verdict {score.verdict or 'none'}")
    said = element("div", element("p", _about(score), class_="quiet"), *_lead(score), ways)
    return element(
        "header",
        element(heading, verdict, " ", element("bdi", name(score)), id=id_),
        said,
        gauge(score),
        _warnings(score),
    )


def readings(score: Score) -> Html:
    """Return what the four signals read, or nothing where none was asked."""
    if not score.signals:
        return Html()
    counts = Counter(map(signal, score.evidence))
    ranked = sorted(score.signals.items(), key=lambda item: _rank(item[0]))
    cards = [_reading(called, reading, counts[called]) for called, reading in ranked]
    return element("dl", *cards, class_="signals")


def _about(score: Score) -> Html:
    about = [counted(score.n_words, "word")] if score.status != "error" else []
    if score.language not in (None, "und"):
        about.append("English" if score.language == "en" else f"language “{score.language}”")
    if score.status == "scored":
        return joined((" · ".join(about),))
    codes = [element("code", code) for code in (score.status, *score.reasons)]
    shown = codes[:1] if score.status == "error" else codes
    return joined((" · ".join((*about, "")), joined(joined((code, " ")) for code in shown)))


def _lead(score: Score) -> Iterator[Html]:
    if score.verdict is None or score.score is None:
        for reason in score.reasons or ("No reason was given.",):
            yield element("p", why_not(reason, score.n_words), class_="lead")
        return
    yield element("p", VERDICTS[score.verdict], class_="lead")
    yield element("p", f"Of texts with this score a copy editor would pass {chances(score.score)}.")
    ranked = sorted(score.contributions, key=lambda c: c.log_odds)
    lost = [c for c in ranked[:_NAMED] if c.log_odds <= _MUCH]
    if lost:
        names = ", ".join(f"{feature(c.feature).lower()} ({signed(c.log_odds)})" for c in lost)
        yield element("p", f"What takes most off it, in log-odds: {names}.")


def _warnings(score: Score) -> Html:
    if not score.warnings:
        return Html()
    items = [element("li", warned(w), " ", element("code", w)) for w in score.warnings]
    return element("ul", *items, class_="warnings", aria_label="Warnings")


def _reading(called: str, reading: Signal, n_passages: int) -> Html:
    value, unit = read(reading.value, reading.unit)
    parts = [
        f"{100 * share:.0f}% {PARTS.get(part, part)}"
        for part, share in reading.parts.items()
        if finite(share) is not None
    ]
    notes = [ASKED.get(called, ""), ", ".join(parts)]
    if n_passages:
        notes.append(f"{counted(n_passages, 'passage')} marked")
    return element(
        "div",
        element("dt", element("span", title(called), class_=f"sample {called}")),
        element("dd", element("strong", value), " ", unit),
        *(element("dd", note, class_="quiet") for note in notes if note),
    )


def _rank(called: str) -> int:
    return _ORDER.index(called) if called in _ORDER else len(_ORDER)
