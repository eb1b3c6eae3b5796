"""Passages that are no part of the article, and the kinds there are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from credscore.text.segment import trimmed
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
    """A passage within one line, and the user's pattern that marks it, if one does."""

    span: Span
    kind: str
    severity: float
    pattern: str | None = None


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


def overlay(text: str, found: list[Piece], own: list[Piece]) -> list[Piece]:
    """Lay the user's `own` pieces over those `found`, which keep what lies outside.

    Both are settled.  What remains of a piece without a letter or a digit is dropped.

    >>> text = "Sign up! Get the Daily Brief today."
    >>> found, own = Piece(Span(0, 35), "share", 0.5), Piece(Span(9, 28), "subscribe", 1.0, "brief")
    >>> [p.span.of(text) for p in overlay(text, [found], [own])]
    ['Sign up!', 'Get the Daily Brief', 'today.']
    """
    laid = list(own)
    i = 0
    for piece in found:
        at = piece.span.start
        while i < len(own) and own[i].span.end <= at:
            i += 1
        for j in range(i, len(own)):
            if own[j].span.start >= piece.span.end:
                break
            laid.extend(_rest(text, piece, at, own[j].span.start))
            at = own[j].span.end
        laid.extend(_rest(text, piece, at, piece.span.end))
    return sorted(laid, key=lambda p: p.span)


def _rest(text: str, piece: Piece, start: int, end: int) -> list[Piece]:
    if (start, end) == (piece.span.start, piece.span.end):
        return [piece]
    span = trimmed(text, start, end) if start < end else None
    if span is None or not any(map(str.isalnum, span.of(text))):
        return []
    return [replace(piece, span=span)]
