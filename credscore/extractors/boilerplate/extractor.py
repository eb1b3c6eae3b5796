"""What came along with an article and is not the article."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from credscore.extractors.base import Detail, Evidence, Feature, Findings
from credscore.extractors.boilerplate.appeal import appeals
from credscore.extractors.boilerplate.evidence import cue_sums
from credscore.extractors.boilerplate.furniture import furniture
from credscore.extractors.boilerplate.lines import Layout, layout
from credscore.extractors.boilerplate.patterns import Patterns
from credscore.extractors.boilerplate.pieces import HARMLESS, MESSAGES, Piece, overlay, settle
from credscore.extractors.boilerplate.template import residue
from credscore.text.document import Document
from credscore.text.quotes import inside


@dataclass(frozen=True, slots=True)
class Boilerplate:
    r"""Find lines and passages that are not the article.

    Parameters
    ----------
    patterns : Patterns or None
        What the user knows to be boilerplate, besides what is found.

    What it measures
        Appeals for money, invitations to subscribe, share or comment, teasers of other
        pages, notices, advertisements, navigation and what page templates leave behind:
        their share of the text and their number.  Captions, bylines and credits are
        reported and do not count.
    Why it bears on reliability
        A text that still carries the page around it was copied by a machine and read by
        nobody before it was published.
    Limits
        Plain text only.  A headline of another page looks like a subheading, an author's
        own "we" like the outlet's; what is grown around a sure line can take a line too many.
    Source
        Kohlschütter et al. (2010), Boilerplate Detection using Shallow Text Features; W3C
        Credible Web, signal "Call to Action for Donations".

    >>> doc = Document.from_text("The council met on Monday.\n\nDonate now")
    >>> [e.span.of(doc.text) for e in Boilerplate()(doc).evidence]
    ['Donate now']
    """

    name: ClassVar[str] = "boilerplate"
    features: ClassVar[tuple[Feature, ...]] = (
        Feature("boilerplate.share", unit="share of characters", low=0.0, high=1.0),
        Feature("boilerplate.appeal_share", unit="share of characters", low=0.0, high=1.0),
        Feature("boilerplate.pieces", unit="pieces per 1,000 words", low=0.0, high=1000.0),
        Feature("boilerplate.brief_share", unit="share of lines", low=0.0, high=1.0),
    )

    patterns: Patterns | None = None

    def __call__(self, doc: Document, /, detail: Detail = "evidence") -> Findings:
        """Find the boilerplate of `doc`."""
        return self.many((doc,), detail)[0]

    def many(self, docs: Sequence[Document], detail: Detail) -> list[Findings]:
        """Find the boilerplate of many documents."""
        worded = [doc for doc in docs if doc.n_words]
        pages = [layout(doc) for doc in worded]
        found = zip(worded, pages, found_in(worded, pages), strict=True)
        return [
            self._findings(*next(found), detail)
            if doc.n_words
            else Findings({feature.name: math.nan for feature in self.features})
            for doc in docs
        ]

    def _findings(
        self, doc: Document, page: Layout, pieces: list[Piece], detail: Detail
    ) -> Findings:
        stopped = tuple[str, ...]()
        if self.patterns is not None:
            matches = self.patterns.find(doc)
            pieces = overlay(doc.text, pieces, matches.pieces)
            stopped = tuple(f"pattern_stopped:{label}" for label in matches.stopped)
        faults = [piece for piece in pieces if piece.kind not in HARMLESS]
        values = {
            "boilerplate.share": _share(doc, faults),
            "boilerplate.appeal_share": _share(doc, [p for p in faults if p.kind == "appeal"]),
            "boilerplate.pieces": min(1000.0, 1000 * len(faults) / doc.n_words),
            "boilerplate.brief_share": float(page.brief.mean()),
        }
        evidence = () if detail == "score" else tuple(_evidence(doc, p) for p in pieces)
        return Findings(values, evidence, warnings=stopped)


def find(doc: Document) -> list[Piece]:
    """Return every piece of `doc` in reading order; no two overlap."""
    return found_in((doc,), (layout(doc),))[0] if len(doc.tokens) else []


def found_in(docs: Sequence[Document], pages: Sequence[Layout]) -> list[list[Piece]]:
    """Return every piece of each of `docs`, whose layouts are known."""
    sums = [cue_sums(doc, page) for doc, page in zip(docs, pages, strict=True)]
    known = list(zip(docs, pages, sums, strict=True))
    asked = [appeals(*each) for each in known]
    other = [furniture(*each) for each in known]
    left = [residue(doc) for doc in docs]
    return [settle([*a, *b, *c]) for a, b, c in zip(asked, other, left, strict=True)]


def _share(doc: Document, pieces: list[Piece]) -> float:
    """Return the share of the characters that are no white space which `pieces` hold."""
    if not pieces:
        return 0.0
    tokens = doc.tokens
    sizes = np.concatenate(([0], np.cumsum(tokens.ends - tokens.starts)))
    held = 0
    for piece in pieces:
        first, last = tokens.between(piece.span.start, piece.span.end)
        held += int(sizes[last] - sizes[first])
    return held / int(sizes[-1])


def _evidence(doc: Document, piece: Piece) -> Evidence:
    message = MESSAGES[piece.kind]
    if piece.pattern is not None:
        message += f": your pattern “{piece.pattern}”"
    return Evidence(
        piece.span,
        f"boilerplate.{piece.kind}",
        message,
        piece.severity,
        in_quote=inside(doc.quotations, piece.span),
    )
