"""A comparison as one page: both texts side by side, what was changed, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from credscore.comparison.result import Change, Comparison
from credscore.report.compared_changes import banner, change_list
from credscore.report.compared_rows import laid_out
from credscore.report.compared_words import (
    KINDS,
    LIMITS,
    VERDICTS,
    WHAT,
    chance,
    name,
    percent,
    shares,
    warned,
)
from credscore.report.page import Html, document, element, joined, stored


def compared_page(comparison: Comparison) -> str:
    """Return a page that shows a comparison.

    It is one file, loads nothing, and can be read and searched without JavaScript, which
    only lights up the counterpart of what the pointer is on.  What either side reads is its
    text, with a sign for each control character.

    Parameters
    ----------
    comparison : Comparison

    Returns
    -------
    str
        Which UTF-8 can hold, whatever the texts do.
    """
    copy, original = name(comparison.copy, "copy"), name(comparison.original, "original")
    body = joined(
        (
            element("a", "Skip to the texts", href="#texts", class_="skip"),
            _head(comparison, copy, original),
            banner(comparison),
            element(
                "main",
                _texts(comparison, copy, original),
                change_list(comparison),
            ),
            _foot(comparison),
        )
    )
    title = f"{comparison.verdict.capitalize()}: {copy} beside {original}"
    styles = stored("frame.css"), stored("compared.css")
    return document(title, body, styles, (stored("compared.js"),))


def _head(comparison: Comparison, copy: str, original: str) -> Html:
    names = element(
        "dl",
        *_described("Copy", copy, comparison.copy.n_words),
        *_described("Original", original, comparison.original.n_words),
        class_="names",
    )
    warnings = [element("li", warned(warning)) for warning in comparison.warnings]
    return element(
        "header",
        element("h1", comparison.verdict.capitalize()),
        element(
            "p",
            f"{VERDICTS[comparison.verdict].capitalize()}. "
            "Probability that text of the copy was made from text of the original: ",
            element("strong", chance(comparison.probability)),
            ".",
            class_="lead",
        ),
        names,
        _bar(comparison),
        element("ul", *warnings, class_="warnings", aria_label="Warnings") if warnings else Html(),
    )


def _described(what: str, named: str, n_words: int) -> Iterator[Html]:
    yield element("dt", what)
    words = f" {n_words:,} word{'' if n_words == 1 else 's'}"
    yield element("dd", element("bdi", named), element("span", words, class_="quiet"))


def _bar(comparison: Comparison) -> Html:
    """Return the shares of the copy's words, drawn and written."""
    drawn, written = [], []
    at = 0.0
    for kind, share in shares(comparison):
        place = {"x": f"{100 * at:.3f}%", "width": f"{100 * share:.3f}%", "height": "100%"}
        drawn.append(element("rect", class_=f"share {kind}", **place))
        swatch = element("span", class_=f"swatch {kind}")
        written.append(element("li", swatch, f"{percent(share)} {kind}"))
        at += share
    covered = f"{percent(comparison.original_covered)} of the original’s words are in the copy"
    return element(
        "figure",
        element("figcaption", "Of the copy’s words"),
        element("svg", *drawn, class_="bar", role="presentation", focusable="no"),
        element("ul", *written, element("li", covered, class_="covered"), class_="shares"),
    )


def _texts(comparison: Comparison, copy: str, original: str) -> Html:
    titles = element(
        "div",
        element("div", element("h3", "Original"), element("bdi", original), class_="side"),
        element("div", element("h3", "Copy"), element("bdi", copy), class_="side"),
        class_="titles",
    )
    return element(
        "section",
        element("h2", "Both texts", id="texts", tabindex=-1),
        _legend(comparison.changes),
        titles,
        element("div", *laid_out(comparison), class_="rows"),
        aria_labelledby="texts",
        class_="texts",
    )


def _legend(changes: Sequence[Change]) -> Html:
    """Return what the marks mean; taking a kind's tick away takes its marks away."""
    present = [kind for kind in KINDS if any(change.kind == kind for change in changes)]
    if not present:
        return element("p", "No changed phrase was found.", class_="quiet")
    ticks = [
        element(
            "label",
            element("input", type="checkbox", id=f"show-{kind}", checked=True),
            element("span", WHAT[kind], class_=f"mark {kind}"),
            f" {sum(change.kind == kind for change in changes)}",
        )
        for kind in present
    ]
    return element("fieldset", element("legend", "Marks, by kind of change"), *ticks)


def _foot(comparison: Comparison) -> Html:
    made = f"Model {comparison.model_version}." if comparison.model_version else ""
    return element(
        "footer",
        element("h2", "What this is, and what it is not"),
        *(element("p", line) for line in LIMITS),
        element("p", "Made with credscore. ", made, class_="quiet"),
    )
