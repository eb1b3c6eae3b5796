"""Paragraphs and sentences."""

from __future__ import annotations

import re

import nupunkt

from credscore.text.span import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_HAS_WORD = re.compile(r"[^\W_]")
# A sentence may not begin with what closes the one before it.
_CLOSERS = re.compile(r"[\s.,;:!?…”’»)\]}\"']+(?=\s|$)")


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the range without the white space around it; None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def paragraphs(text: str) -> tuple[Span, ...]:
    r"""Return the lines that hold anything, without the white space around them.

    News text puts a paragraph on a line, with or without empty lines between.

    >>> [s.of("One.\n\n  Two. \n") for s in paragraphs("One.\n\n  Two. \n")]
    ['One.', 'Two.']
    """
    spans = (trimmed(text, *m.span()) for m in _LINE.finditer(text))
    return tuple(span for span in spans if span is not None)


def sentences(text: str, lines: tuple[Span, ...]) -> tuple[Span, ...]:
    """Cut every paragraph of `lines` into sentences (Punkt, by the library nupunkt).

    Quotation marks and full stops that stand alone stay with the sentence before them,
    so that no sentence is only punctuation unless its paragraph is.

    >>> text = "He left. “Why?” she said. . ”"
    >>> [s.of(text) for s in sentences(text, paragraphs(text))]
    ['He left.', '“Why?” she said. . ”']
    """
    found: list[Span] = []
    for line in lines:
        found.extend(_sentences_of(text, line))
    return tuple(found)


def _sentences_of(text: str, line: Span) -> list[Span]:
    cuts = [line.start + start for start, _ in nupunkt.sent_spans(line.of(text))]
    edges = [line.start]
    for cut in cuts[1:]:
        closer = _CLOSERS.match(text, cut, line.end)
        at = closer.end() if closer else cut
        if edges[-1] < at < line.end and _HAS_WORD.search(text, edges[-1], at):
            edges.append(at)
    if len(edges) > 1 and not _HAS_WORD.search(text, edges[-1], line.end):
        edges.pop()
    pieces = (trimmed(text, a, b) for a, b in zip(edges, [*edges[1:], line.end], strict=True))
    return [piece for piece in pieces if piece is not None]
