"""The evidence of a score as a list that leads into the text and is led to from there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from credscore.extractors.base import Evidence
from credscore.model.score import Score
from credscore.report.page import Html, element, joined
from credscore.report.passages import PARTS, signal
from credscore.report.score_text import entry, place
from credscore.report.score_words import counted, cut, degree, ordered, sentence, title

_SHOWN = 140
_MANY = 8  # pieces of boilerplate that are more than this are folded away


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
    """Return all evidence in reading order; much boilerplate is folded away below the rest."""
    each = list(enumerate(score.evidence, start=1))
    apart = [(number, e) for number, e in each if signal(e) == "boilerplate"]
    if len(apart) <= _MANY:
        return _listed(score, each, prefix)
    rest = [(number, e) for number, e in each if signal(e) != "boilerplate"]
    summary = element("summary", f"{counted(len(apart), 'passage')} of boilerplate")
    folded = element("details", summary, _listed(score, apart, prefix))
    return joined((_listed(score, rest, prefix), folded)) if rest else folded


def _listed(score: Score, each: Sequence[tuple[int, Evidence]], prefix: str) -> Html:
    items = [_item(score, number, found, prefix) for number, found in each]
    return element("ol", *items, class_="evidence")


def _item(score: Score, number: int, found: Evidence, prefix: str) -> Html:
    words = cut(found.span.of(score.text), _SHOWN)
    name = signal(found)
    parts = [
        element("span", title(name), class_=f"sample {name}"),
        element("span", degree(found.severity), class_=f"degree {degree(found.severity)}"),
        element("a", element("bdi", f"“{words}”"), href=f"#{prefix}{place(number)}", class_="back"),
        element("p", sentence(_message(found, score.text))),
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


def _message(found: Evidence, text: str) -> str:
    """Return the message without the passage at its head, which stands above it here."""
    return found.message.removeprefix(f"“{found.span.of(text)}”: ")
