"""The evidence of a score as a list that leads into the text and is led to from there."""

from __future__ import annotations

from collections import Counter

from credscore.extractors.base import Evidence
from credscore.model.score import Score
from credscore.report.page import Html, element, joined
from credscore.report.passages import PARTS, signal
from credscore.report.score_text import entry, place
from credscore.report.score_words import cut, degree, ordered, sentence, title

_SHOWN = 240


def legend(score: Score) -> Html:
    """Return what the marks mean; taking a signal's tick away takes its marks away."""
    counts = Counter(map(signal, score.evidence))
    ticks = [_tick(name, name, title(name), counts[name]) for name in ordered(counts)]
    if score.attributions:
        n = len(score.attributions)
        ticks.append(_tick("cited", "cited", "Who is cited", n, *_parts(), checked=False))
    if not ticks:
        return Html()
    return element("fieldset", element("legend", "Marks in the text"), *ticks, class_="legend")


def _tick(name: str, look: str, words: str, n: int, *more: Html, checked: bool = True) -> Html:
    return element(
        "label",
        element("input", type="checkbox", data_show=name, checked=checked),
        element("span", words, class_=f"sample {look}"),
        element("span", f" {n:,}", class_="quiet"),
        *more,
    )


def _parts() -> list[Html]:
    shown = [joined((" ", element("span", part, class_=f"cited {part}"))) for part in PARTS]
    return [element("span", *shown, class_="parts")]


def evidence_list(score: Score, prefix: str) -> Html:
    """Return all evidence in reading order."""
    items = [_item(score, i, e, prefix) for i, e in enumerate(score.evidence, start=1)]
    return element("ol", *items, class_="evidence")


def _item(score: Score, number: int, found: Evidence, prefix: str) -> Html:
    words = cut(found.span.of(score.text), _SHOWN)
    name = signal(found)
    parts = [
        element("span", title(name), class_=f"sample {name}"),
        element("span", degree(found.severity), class_=f"degree {degree(found.severity)}"),
        element("a", element("bdi", f"“{words}”"), href=f"#{prefix}{place(number)}", class_="back"),
        element("p", sentence(found.message)),
    ]
    if found.suggestion:
        parts.append(element("p", "Suggestion: ", element("ins", cut(found.suggestion))))
    where = f"characters {found.span.start:,} to {found.span.end:,}"
    quoted = ", inside a quotation" if found.in_quote else ""
    parts.append(element("p", element("code", found.rule), f", {where}{quoted}", class_="quiet"))
    return element(
        "li",
        *(joined((part, " ")) for part in parts),
        id=prefix + entry(number),
        class_=name,
        data_evidence=str(number),
        tabindex=-1,
    )
