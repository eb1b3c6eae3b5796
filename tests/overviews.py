"""Pages of many invented scores, and what they are read with."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import cache

import lxml.html
from cases import FIXTURES, article

from credscore.io.pages_out import kept_line
from credscore.model.score import Contribution, Score, Signal
from credscore.report.overview import Overview, overview
from credscore.scorer import Scorer

NAMES = ("council-original", "synonym-spun", "very-short", "french", "list", "obituary")
HOSTILE = "<script>alert(1)</script>\"'&\u202e\x00"


@cache
def scored() -> tuple[Score, ...]:
    """Return scores of some articles and of one item that is none."""
    items = [{"id": f"news/{name}.txt", "text": article(name), "desk": name[0]} for name in NAMES]
    return tuple(Scorer().score_many([*items, {"id": "none"}], detail="full"))


@cache
def every() -> tuple[Score, ...]:
    """Return the scores of all fixture articles."""
    paths = sorted((FIXTURES / "articles").glob("*.txt"))
    items = [{"id": p.stem, "text": p.read_text(encoding="utf-8")} for p in paths]
    return tuple(Scorer().score_many(items, detail="full"))


def invented(n: int, p: float | None = 0.5, **changes: object) -> Score:
    """Return a score that no text has, under the name `n`."""
    verdict = None if p is None else "fail" if p < 0.15 else "review" if p < 0.5 else "pass"
    held = {
        "text": f"Rain fell on street {n}.",
        "text_sha256": "0",
        "model_version": "1",
        "n_words": 5,
        "status": "abstained" if p is None else "scored",
        "reasons": ("too_short",) if p is None else (),
        "id": str(n),
        "score": p,
        "interval": None if p is None else (p / 2, (1 + p) / 2),
        "verdict": verdict,
        "signals": {"garble": Signal(float(n % 7), "garbled phrases per 1,000 words")},
        "contributions": (Contribution("garble.rate", 1.0, -2.0),),
    }
    return Score(**{**held, **changes})  # type: ignore[arg-type]  as the names say


def kept(scores: Iterable[Score]) -> io.BytesIO:
    """Return scores as lines that a page is made of."""
    return io.BytesIO("".join(map(kept_line, scores)).encode())


def page_of(scores: Iterable[Score], **asked: object) -> str:
    """Return the page of some scores."""
    return "".join(overview(kept(scores), Overview(**asked)))  # type: ignore[arg-type]  as above


def read(page: str) -> lxml.html.HtmlElement:
    """Return the tree of a page."""
    return lxml.html.document_fromstring(page)


def rows(page: str) -> list[lxml.html.HtmlElement]:
    """Return the rows of the table of all documents."""
    return read(page).xpath("//table[@aria-labelledby='documents']/tbody/tr")
