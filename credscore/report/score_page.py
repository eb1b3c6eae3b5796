"""A score as one page: the text with its evidence, and how the score came about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from credscore.model.score import Score, Signal, finite
from credscore.report.page import Html, document, element, joined, stored
from credscore.report.passages import SIGNALS, signal
from credscore.report.score_evidence import evidence_list, legend
from credscore.report.score_gauge import gauge
from credscore.report.score_sources import sources
from credscore.report.score_steps import steps
from credscore.report.score_text import MarkedArticle
from credscore.report.score_words import (
    ASKED,
    LIMITS,
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

# Files of `credscore.report.page` that a page with a `score_body` needs, in this order.
STYLES = ("frame.css", "score.css")
SCRIPTS = ("score.js",)
_NAMED = 3  # features, of those that take most off a score
_MUCH = -0.25  # log-odds


def score_page(score: Score) -> str:
    """Return a page that shows a score.

    It is one file, loads nothing, and can be read and searched without JavaScript.

    Parameters
    ----------
    score : Score
        Made with ``detail="full"``; with less, the parts it lacks are left out.

    Returns
    -------
    str
        Which UTF-8 can hold, whatever the text does.
    """
    body = joined(
        (
            element("a", "Skip to the text", href="#text", class_="skip"),
            element("main", score_body(score)),
            score_foot(score.model_version),
        )
    )
    styles, scripts = map(stored, STYLES), map(stored, SCRIPTS)
    return document(f"{headline(score)}: {_name(score)}", body, tuple(styles), tuple(scripts))


def score_body(score: Score, *, prefix: str = "", heading_level: int = 1) -> Html:
    """Return what a page shows of one score, to stand on it as often as there are scores.

    The page needs the style sheets `STYLES` and the scripts `SCRIPTS`.

    Parameters
    ----------
    score : Score
    prefix : str
        Of every `id` in it, so that those of two scores differ.
    heading_level : int
        Of the heading that names the document, 1 to 5; those of its parts are one deeper.
    """
    page = _Body(score, prefix, heading_level)
    parts = (page.head(), page.signals(), page.text(), page.steps(), page.sources())
    return element("section", *parts, class_="score", aria_labelledby=f"{prefix}title")


def score_foot(model_version: str) -> Html:
    """Return what a score is, and what it is not, to stand once on a page."""
    return element(
        "footer",
        element("h2", "What this is, and what it is not"),
        *(element("p", line) for line in LIMITS),
        element("p", f"Made with credscore. Model {model_version}.", class_="quiet"),
    )


def _name(score: Score) -> str:
    return "document" if score.id is None else score.id


class _Body:
    """One score being laid out."""

    def __init__(self, score: Score, prefix: str, level: int) -> None:
        self.score, self.prefix, self.level = score, prefix, level

    def head(self) -> Html:
        """Return name, verdict, gauge and warnings."""
        score = self.score
        about = [counted(score.n_words, "word")]
        if score.language not in (None, "und"):
            about.append(f"language {score.language}")
        return element(
            "header",
            element(
                f"h{self.level}",
                element("span", headline(score), class_=f"verdict {score.verdict or 'none'}"),
                " ",
                element("bdi", _name(score)),
                id=f"{self.prefix}title",
            ),
            element("p", " · ".join(about), class_="quiet"),
            *self._lead(),
            gauge(score),
            self._warnings(),
        )

    def _lead(self) -> Iterator[Html]:
        score = self.score
        if score.verdict is None or score.score is None:
            for reason in score.reasons:
                yield element("p", why_not(reason, score.n_words), class_="lead")
            return
        yield element("p", VERDICTS[score.verdict], class_="lead")
        yield element(
            "p", f"Of texts with this score a copy editor would pass {chances(score.score)}."
        )
        ranked = sorted(score.contributions, key=lambda c: c.log_odds)
        lost = [c for c in ranked[:_NAMED] if c.log_odds <= _MUCH]
        if lost:
            names = ", ".join(f"{feature(c.feature).lower()} ({signed(c.log_odds)})" for c in lost)
            yield element("p", f"What takes most off it, in log-odds: {names}.")

    def _warnings(self) -> Html:
        if not self.score.warnings:
            return Html()
        items = [element("li", warned(w), " ", element("code", w)) for w in self.score.warnings]
        return element("ul", *items, class_="warnings", aria_label="Warnings")

    def signals(self) -> Html:
        """Return the four readings."""
        if not self.score.signals:
            return Html()
        counts = Counter(map(signal, self.score.evidence))
        cards = [
            self._signal(name, reading, counts[name])
            for name, reading in sorted(self.score.signals.items(), key=lambda s: _rank(s[0]))
        ]
        return self._section("signals", "Readings", element("dl", *cards, class_="signals"))

    def _signal(self, name: str, reading: Signal, n: int) -> Html:
        value, unit = read(reading.value, reading.unit)
        parts = [
            f"{100 * share:.0f}% {PARTS.get(part, part)}"
            for part, share in reading.parts.items()
            if finite(share) is not None
        ]
        lines = [
            element("dd", element("strong", value), " ", unit),
            element("dd", ASKED.get(name, ""), class_="quiet"),
        ]
        if parts:
            lines.append(element("dd", ", ".join(parts), class_="quiet"))
        if n:
            lines.append(element("dd", f"{counted(n, 'passage')} marked", class_="quiet"))
        look = element("span", title(name), class_=f"sample {name}")
        return element("div", element("dt", look), *lines)

    def text(self) -> Html:
        """Return the text with its evidence, and the list of it."""
        score = self.score
        if score.status == "error" or not score.text:
            return Html()
        marked = MarkedArticle(score, self.prefix)
        pieces, words = marked.n_folded
        folded = Html()
        if pieces:
            said = (
                f"Folded away as boilerplate: {counted(pieces, 'passage')} with "
                f"{counted(words, 'word')}."
            )
            folded = element("p", said, class_="quiet")
        beside = self._beside()
        return self._section(
            "text",
            "The text",
            legend(score),
            folded,
            element("div", marked.markup(), beside, class_="reading"),
        )

    def _beside(self) -> Html:
        n = len(self.score.evidence)
        if not n:
            return element("p", "No passage is marked.", class_="quiet")
        return element(
            "aside",
            element(
                f"h{self.level + 2}", f"{counted(n, 'marked passage')}", id=f"{self.prefix}list"
            ),
            evidence_list(self.score, self.prefix),
            aria_labelledby=f"{self.prefix}list",
            tabindex=0,
        )

    def steps(self) -> Html:
        """Return how the score came about."""
        table = steps(self.score)
        return self._section("steps", "How the score came about", table) if table else table

    def sources(self) -> Html:
        """Return who is cited."""
        table = sources(self.score, self.prefix)
        return self._section("sources", "Who is cited", table) if table else table

    def _section(self, name: str, heading: str, *content: Html) -> Html:
        id_ = self.prefix + name
        head = element(f"h{self.level + 1}", heading, id=id_, tabindex=-1)
        return element("section", head, *content, class_=name, aria_labelledby=id_)


def _rank(name: str) -> int:
    order = ("translation", "garble", "attribution", "boilerplate", *SIGNALS)
    return order.index(name) if name in order else len(order)
