"""Quotations: where they open and close in text that does not always say so."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from credscore.text.span import Span

_OPENERS = "“«„"
_CLOSERS = "”»"
_STRAIGHT = '"'
_MARK = re.compile(f"[{_OPENERS}{_CLOSERS}{_STRAIGHT}]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words, from the opening mark to the closing mark, both included.

    `closed` is False where the paragraph ended first.
    """

    span: Span
    closed: bool


def quotations(text: str, paragraphs: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """Find the double-quoted passages of `text`, paragraph by paragraph.

    A mark opens or closes by the characters around it rather than by its shape, since
    copies carry `“` where `”` belongs.  A quotation left open at the end of a paragraph
    ends there: newspaper style opens it again in the next one.  A stray closer is ignored.

    >>> t = 'He said, “No.” Then "yes".'
    >>> [q.span.of(t) for q in quotations(t, (Span(0, len(t)),))]
    ['“No.”', '"yes"']
    """
    found: list[Quotation] = []
    for paragraph in paragraphs:
        found.extend(_in_paragraph(text, paragraph))
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span) -> list[Quotation]:
    found: list[Quotation] = []
    opened = -1
    nested = 0  # curly quotations open inside a straight one
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        i, char = mark.start(), mark[0]
        if opened < 0:
            if _opens(text, i, paragraph):
                opened, nested = i, 0
        elif text[opened] == _STRAIGHT and char in _OPENERS:
            nested += 1
        elif nested and char in _CLOSERS:
            nested -= 1
        elif char in _CLOSERS or _closes(text, i, paragraph):
            found.append(Quotation(Span(opened, i + 1), closed=True))
            opened = -1
    if opened >= 0:
        found.append(Quotation(Span(opened, paragraph.end), closed=False))
    return found


def _opens(text: str, i: int, paragraph: Span) -> bool:
    if text[i] in _OPENERS:
        return True
    if text[i] != _STRAIGHT:
        return False
    # A straight mark opens before a word, unless it is glued to the word before it.
    before = text[i - 1] if i > paragraph.start else " "
    after = text[i + 1] if i + 1 < paragraph.end else " "
    return not after.isspace() and not before.isalnum()


def _closes(text: str, i: int, paragraph: Span) -> bool:
    if text[i] == _STRAIGHT:
        return True
    # An opener inside a quotation closes it where a word cannot begin: `back. “ she said`.
    after = text[i + 1] if i + 1 < paragraph.end else " "
    return after.isspace() or after in ".,;:!?"


def inside(quotes: tuple[Quotation, ...], span: Span) -> bool:
    """Tell whether `span` lies within one of the quotations, which are in reading order."""
    before = bisect_right(quotes, span.start, key=lambda q: q.span.start)
    return before > 0 and span.end <= quotes[before - 1].span.end
