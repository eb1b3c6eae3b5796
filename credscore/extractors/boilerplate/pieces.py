"""Passages that are no part of the article, and the kinds there are."""

from __future__ import annotations

from dataclasses import dataclass

from credscore.text.span import Span

MESSAGES: dict[str, str] = {
    "appeal": "asks the reader for money or membership",
    "subscribe": "asks the reader to sign up or log in",
    "share": "asks the reader to share or follow",
    "related": "points to other pages",
    "comment": "belongs to a comment section",
    "copyright": "states rights or terms",
    "cookie": "speaks of cookies or consent",
    "advertisement": "advertises, or marks where an advertisement stood",
    "navigation": "works the web page",
    "template": "is left over from a page template",
    "caption": "describes a picture",
    "byline": "says who wrote or edited the article",
    "credit": "says where a picture comes from",
}
KINDS = tuple(MESSAGES)
HARMLESS = frozenset({"caption", "byline", "credit"})


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A passage within one line."""

    span: Span
    kind: str
    severity: float


def settle(pieces: list[Piece]) -> list[Piece]:
    """Put pieces in reading order; of two that overlap the longer stays, then the graver.

    >>> [p.kind for p in settle([Piece(Span(4, 9), "share", 1), Piece(Span(0, 9), "appeal", 1)])]
    ['appeal']
    """
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: (p.span.start, -len(p.span), -p.severity)):
        if not kept or piece.span.start >= kept[-1].span.end:
            kept.append(piece)
        elif len(piece.span) > len(kept[-1].span):
            kept[-1] = piece
            while len(kept) > 1 and kept[-2].span.end > piece.span.start:
                del kept[-2]
    return kept
