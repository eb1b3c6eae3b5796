"""A score as one page: the text with its evidence, and how the score came about."""

from __future__ import annotations

from typing import NamedTuple

from credscore.model.score import Score
from credscore.report.page import Html, document, element, joined, stored
from credscore.report.score_evidence import evidence_list, legend
from credscore.report.score_head import head, name, readings
from credscore.report.score_sources import sources
from credscore.report.score_steps import steps
from credscore.report.score_text import MarkedArticle
from credscore.report.score_words import LIMITS, counted, headline

# Files of `credscore.report.page` that a page with a `score_body` needs, in this order.
STYLES = ("frame.css", "score.css")
SCRIPTS = ("score.js",)
_DEEPEST = 6  # heading that HTML has


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
            element("a", "Skip to the text", href="#text", class_="skip") if _read(score) else "",
            element("main", score_body(score)),
            score_foot(score.model_version),
        )
    )
    styles, scripts = map(stored, STYLES), map(stored, SCRIPTS)
    return document(f"{headline(score)}: {name(score)}", body, tuple(styles), tuple(scripts))


def score_body(score: Score, *, prefix: str = "", heading_level: int = 1) -> Html:
    """Return what a page shows of one score, to stand on it as often as there are scores.

    The page needs the style sheets `STYLES` and the scripts `SCRIPTS`.  The name of the
    document has the id ``title``, its parts ``signals``, ``text``, ``steps`` and ``sources``,
    as far as there are any.

    Parameters
    ----------
    score : Score
    prefix : str
        Of every id in it, so that those of two scores differ.
    heading_level : int
        Of the heading that names the document, 1 to 6; those of its parts are one deeper.
    """
    parts = [part for part in _parts(score, prefix, heading_level) if part.content]
    links = [
        element("li", element("a", part.heading, href=f"#{prefix}{part.id}")) for part in parts
    ]
    ways = element("nav", element("ul", *links, class_="ways"), aria_label="Parts of this report")
    return element(
        "section",
        head(score, f"h{heading_level}", f"{prefix}title", ways if parts else Html()),
        *(_section(part, prefix, heading_level + 1) for part in parts),
        class_="score",
        aria_labelledby=f"{prefix}title",
    )


def score_foot(model_version: str) -> Html:
    """Return what a score is, and what it is not, to stand once on a page."""
    return element(
        "footer",
        element("h2", "What this is, and what it is not"),
        *(element("p", line) for line in LIMITS),
        element("p", f"Made with credscore. Model {model_version}.", class_="quiet"),
    )


class _Part(NamedTuple):
    id: str
    heading: str
    content: Html


def _parts(score: Score, prefix: str, level: int) -> tuple[_Part, ...]:
    return (
        _Part("signals", "Readings", readings(score)),
        _Part("text", "The text", _text(score, prefix, level + 2)),
        _Part("steps", "How the score came about", steps(score)),
        _Part("sources", "Who is cited", sources(score, prefix)),
    )


def _section(part: _Part, prefix: str, level: int) -> Html:
    id_ = prefix + part.id
    heading = element(f"h{min(level, _DEEPEST)}", part.heading, id=id_, tabindex=-1)
    return element("section", heading, part.content, aria_labelledby=id_)


def _text(score: Score, prefix: str, level: int) -> Html:
    """Return the text with its evidence, and the list of it; an error has looked at no text."""
    if not _read(score):
        return Html()
    marked = MarkedArticle(score, prefix)
    beside = _beside(score, prefix, level)
    reading = element("div", marked.markup(), beside, class_="reading")
    return joined((legend(score), _folded(*marked.n_folded), reading))


def _read(score: Score) -> bool:
    return score.status != "error" and score.text != ""


def _folded(n_pieces: int, n_words: int) -> Html:
    if not n_pieces:
        return Html()
    pieces, words = counted(n_pieces, "passage"), counted(n_words, "word")
    said = f"Folded away as boilerplate: {pieces} with {words}."
    return element("p", said, class_="quiet")


def _beside(score: Score, prefix: str, level: int) -> Html:
    n = len(score.evidence)
    if not n:
        return element("p", "No passage is marked.", class_="quiet")
    heading = f"h{min(level, _DEEPEST)}"
    return element(
        "aside",
        element(heading, counted(n, "marked passage"), id=f"{prefix}list"),
        evidence_list(score, prefix),
        aria_labelledby=f"{prefix}list",
        tabindex=0,
    )
