"""Quotations: where they open and close in text that does not always say so."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from credscore.text.apostrophes import openers, single_quoted
from credscore.text.span import Span

_OPENERS = frozenset(("“", "«", "„", "``"))
_CLOSERS = frozenset("”»")
_STRAIGHT = frozenset(('"', "''"))  # they say nothing of whether they open or close
_MARK = re.compile('[“«„”»"]')
_MARKS = re.compile("[“«„”»\"]|''|``")  # where two apostrophes may be a mark


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words, from the opening mark to the closing mark, both included.

    `closed` is False where the paragraph ended first.
    """

    span: Span
    closed: bool


def quotations(text: str, paragraphs: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """Find the quoted passages of `text`, paragraph by paragraph.

    A mark opens or closes by the characters around it rather than by its shape, since
    copies carry `“` where `”` belongs.  Two apostrophes, as in old archives, are a mark.
    A quotation left open at the end of a paragraph ends there: newspaper style opens it again
    in the next one.  A stray closer is ignored.  Single quotation marks count where no double
    ones are open, and where they can be told from apostrophes.

    >>> t = "He said, “No.” Then ''yes'' and 'maybe,' but the dogs' bowl was empty."
    >>> [q.span.of(t) for q in quotations(t, (Span(0, len(t)),))]
    ['“No.”', "''yes''", "'maybe,'"]
    """
    found: list[Quotation] = []
    single_openers = openers(text)
    marks = _MARKS if "''" in text or "``" in text else _MARK
    for i, paragraph in enumerate(paragraphs):
        double = _in_paragraph(text, paragraph, marks)
        first = bisect_left(single_openers, paragraph.start)
        places = single_openers[first : bisect_left(single_openers, paragraph.end)]
        if not places:
            found.extend(double)
            continue
        following = paragraphs[i + 1].start if i + 1 < len(paragraphs) else len(text)
        single = single_quoted(text, paragraph, places, [q.span for q in double], following)
        found.extend(_outermost(double, [Quotation(*one) for one in single]))
    return tuple(found)


def _outermost(double: list[Quotation], single: list[Quotation]) -> list[Quotation]:
    """Put both in order, without those that stand inside another."""
    if not single:
        return double
    kept: list[Quotation] = []
    for one in sorted((*double, *single), key=lambda q: q.span):
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return kept


def _in_paragraph(text: str, paragraph: Span, marks: re.Pattern[str]) -> list[Quotation]:
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    nested = 0  # curly quotations open inside a straight one
    for mark in marks.finditer(text, paragraph.start, paragraph.end):
        if opened is None:
            if _opens(text, mark, paragraph):
                opened, nested = mark, 0
        elif opened[0] in _STRAIGHT and mark[0] in _OPENERS:
            nested += 1
        elif nested and mark[0] in _CLOSERS:
            nested -= 1
        elif mark[0] in _STRAIGHT:
            # A mark of the other kind is a quotation inside the quotation.
            if opened[0] not in _STRAIGHT or mark[0] == opened[0]:
                found.append(Quotation(Span(opened.start(), mark.end()), closed=True))
                opened = None
        elif mark[0] in _CLOSERS or _closes(text, mark.end(), paragraph):
            found.append(Quotation(Span(opened.start(), mark.end()), closed=True))
            opened = None
    if opened is not None:
        found.append(Quotation(Span(opened.start(), paragraph.end), closed=False))
    return found


def _opens(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    if mark[0] in _OPENERS:
        return True
    if mark[0] not in _STRAIGHT:
        return False
    # A straight mark opens before a word, unless it is glued to the word before it.
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    return not after.isspace() and not before.isalnum()


def _closes(text: str, end: int, paragraph: Span) -> bool:
    # An opener inside a quotation closes it where a word cannot begin: `back. “ she said`.
    after = text[end] if end < paragraph.end else " "
    return after.isspace() or after in ".,;:!?"


def inside(quotes: tuple[Quotation, ...], span: Span) -> bool:
    """Tell whether `span` lies within one of the quotations, which are in reading order."""
    before = bisect_right(quotes, span.start, key=lambda q: q.span.start)
    return before > 0 and span.end <= quotes[before - 1].span.end
