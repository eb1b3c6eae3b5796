"""The changes of a comparison as lists that lead into the texts."""

from __future__ import annotations

from collections.abc import Sequence

from credscore.comparison.result import Change, Comparison
from credscore.report.compared_side import entry, place
from credscore.report.compared_words import SHOUTED, WHAT, counted, is_small, mark, message, shouted
from credscore.report.page import Html, element, joined
from credscore.text.document import Document
from credscore.text.span import Span

_SHOWN = 400
_DEGREES = {"!!!": "grave", "!!": "serious", "!": "slight", "·": "small"}


def banner(comparison: Comparison) -> Html:
    """Return what changes what readers are told, to stand above everything else."""
    grave = shouted(comparison.changes)
    if not grave:
        return Html()
    items = [
        element("li", element("strong", WHAT[change.kind]), " ", _phrases(comparison, number))
        for number, change in grave
    ]
    what = counted([change for _, change in grave], SHOUTED)
    return element(
        "section",
        element("h2", f"Altered: {what}", id="altered"),
        element("p", "These change what readers are told."),
        element("ul", *items),
        class_="banner",
        aria_labelledby="altered",
    )


def change_list(comparison: Comparison) -> Html:
    """Return all changes, the worst first."""
    if not comparison.changes:
        return Html()
    each = list(enumerate(comparison.changes, start=1))
    parts = [_listed(comparison, [one for one in each if not is_small(one[1])])]
    if small := [one for one in each if is_small(one[1])]:
        title = f"{len(small)} small change{'' if len(small) == 1 else 's'} of wording"
        parts.append(element("details", element("summary", title), _listed(comparison, small)))
    return element(
        "section",
        element("h2", "All changes, the worst first", id="changes"),
        element("p", counted(comparison.changes), class_="quiet"),
        *parts,
        class_="changes",
        aria_labelledby="changes",
    )


def _listed(comparison: Comparison, changes: Sequence[tuple[int, Change]]) -> Html:
    return element("ol", *(_item(comparison, number, change) for number, change in changes))


def _item(comparison: Comparison, number: int, change: Change) -> Html:
    degree = _DEGREES[mark(change.severity)]
    parts = [
        element("span", WHAT[change.kind], class_=f"mark {change.kind}"),
        element("span", degree, class_=f"degree {degree}"),
        _phrases(comparison, number),
    ]
    if said := message(change):
        parts.append(element("p", said))
    if change.in_quote:
        parts.append(element("p", "Inside a quotation.", class_="quiet"))
    return element(
        "li",
        *_spaced(parts),
        id=entry(number),
        value=number,
        class_=f"change {change.kind}",
        data_changes=str(number),
        tabindex=-1,
    )


def _spaced(parts: list[Html]) -> list[Html]:
    return [joined((part, " ")) for part in parts]


def _phrases(comparison: Comparison, number: int) -> Html:
    change = comparison.changes[number - 1]
    return element(
        "span",
        _phrase("del", change.original, comparison.original, place("original", number)),
        " → ",
        _phrase("ins", change.copy, comparison.copy, place("copy", number)),
        class_="phrases",
    )


def _phrase(tag: str, span: Span | None, doc: Document, where: str) -> Html:
    if span is None:
        return element("span", "nothing", class_="quiet")
    words = span.of(doc.text)
    words = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
    return element("a", element(tag, element("bdi", words)), href=f"#{where}")
