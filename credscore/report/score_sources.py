"""Who is cited in an article, how often, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from credscore.extractors.base import Attribution, SourceKind
from credscore.model.score import Score
from credscore.report.citations import forms_of, words_of
from credscore.report.page import Html, element, joined
from credscore.report.score_text import citation
from credscore.report.score_words import counted
from credscore.report.sources import Cited, cited

_AT_MOST = 15  # sources before the others are folded away
_GROUPS: tuple[tuple[str, str, tuple[SourceKind, ...]], ...] = (
    ("named", "named people and organisations", ("named_person", "named_organisation")),
    ("anonymous", "unnamed people and groups", ("unnamed_individual", "unnamed_group")),
    ("outlet", "other outlets", ("media_outlet",)),
    ("document", "documents and data", ("document_or_data",)),
    ("unresolved", "not resolved", ("unresolved",)),
)


def sources(score: Score, prefix: str) -> Html:
    """Return a table of sources, or nothing where nobody is cited."""
    rows = cited(score.text, score.attributions)
    if not rows:
        return Html()
    listed = [_table(rows[:_AT_MOST], score.attributions, prefix)]
    if rest := rows[_AT_MOST:]:
        label = f"{counted(len(rest), 'more row')}"
        listed.append(
            element("details", element("summary", label), _table(rest, score.attributions, prefix))
        )
    note = element(
        "p",
        "A number leads to its place in the text. Attitudes and actions are in this list too; "
        "the reading above counts what is said.",
        class_="quiet",
    )
    return joined((_by_kind(score.attributions), *listed, note))


def _table(rows: Sequence[Cited], attributions: Sequence[Attribution], prefix: str) -> Html:
    names = ("Times", "Source", "How", "Where")
    head = element("tr", *(element("th", name, scope="col") for name in names))
    body = [_row(row, attributions, prefix) for row in rows]
    return element("table", element("thead", head), element("tbody", *body), class_="cited-sources")


def _row(row: Cited, attributions: Sequence[Attribution], prefix: str) -> Html:
    links = [joined((_place(i + 1, attributions[i], prefix), " ")) for i in row.positions]
    kind = element("small", row.kind.replace("_", " ")) if row.kind else Html()
    return element(
        "tr",
        element("td", f"{row.n_attributions:,}"),
        element("th", element("bdi", words_of(row)), kind, scope="row"),
        element("td", forms_of(row)),
        element("td", *links),
    )


def _place(number: int, found: Attribution, prefix: str) -> Html:
    if not (found.source or found.cue or found.content):
        return element("span", str(number))
    return element("a", str(number), href=f"#{prefix}{citation(number)}")


def _by_kind(attributions: Sequence[Attribution]) -> Html:
    counts = Counter(one.source_kind for one in attributions)
    drawn, written = [], []
    at = 0.0
    for look, words, n in _grouped(counts):
        share = 100 * n / len(attributions)
        place = {"x": f"{at:.3f}%", "width": f"{share:.3f}%", "height": "100%"}
        drawn.append(element("rect", class_=f"share {look}", **place))
        written.append(element("li", element("span", class_=f"swatch {look}"), f"{n:,} {words}"))
        at += share
    return element(
        "figure",
        element("figcaption", f"Of {counted(len(attributions), 'attribution')}", class_="quiet"),
        element("svg", *drawn, class_="bar", role="presentation", focusable="no"),
        element("ul", *written, class_="shares"),
        class_="kinds",
    )


def _grouped(counts: Counter[SourceKind]) -> Iterator[tuple[str, str, int]]:
    for look, words, kinds in _GROUPS:
        n = sum(counts[kind] for kind in kinds)
        if n:
            yield look, words, n
