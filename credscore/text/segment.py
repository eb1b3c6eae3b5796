"""Paragraphs and sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

import nupunkt

from credscore.text.span import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_WORD = re.compile(r"[^\W_]")
# A sentence may not begin with what closes the one before it.
_CLOSERS = re.compile(r"[\s.,;:!?…”’»)\]}\"']+(?=\s|$)")

_LONGEST = 1000  # characters without white space that may still be words
_EDGE = 100  # characters of a longer stretch that tell whether a sentence ends beside it
_STRETCH = re.compile(rf"(?<!\S)\S{{{_LONGEST + 1},}}")


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
    if all(len(line) <= _LONGEST for line in lines) or _STRETCH.search(text) is None:
        cuts = [start for start, _ in nupunkt.sent_spans(text)[1:]] if lines else []
        for line in lines:
            inside = cuts[bisect_right(cuts, line.start) : bisect_left(cuts, line.end)]
            found.extend(_sentences_of(text, line, inside))
        return tuple(found)
    for line in lines:
        found.extend(_sentences_of(text, line, _cuts(text, line)))
    return tuple(found)


def _sentences_of(text: str, line: Span, cuts: list[int]) -> list[Span]:
    if not cuts:
        return [line]
    edges = [line.start]
    word = _word_from(text, line.start, line.end)
    reached = line.start
    for cut in cuts:
        if cut < reached:
            continue
        closer = _CLOSERS.match(text, cut, line.end)
        reached = closer.end() if closer else cut
        if word < reached < line.end:
            edges.append(reached)
            word = _word_from(text, reached, line.end)
    if len(edges) > 1 and word == line.end:
        edges.pop()
    pieces = (trimmed(text, a, b) for a, b in zip(edges, [*edges[1:], line.end], strict=True))
    return [piece for piece in pieces if piece is not None]


def _word_from(text: str, start: int, end: int) -> int:
    """Return where the first word from `start` on begins, or `end`."""
    found = _WORD.search(text, start, end)
    return found.start() if found else end


def _cuts(text: str, line: Span) -> list[int]:
    """Return where nupunkt begins a sentence within a line of a text with long stretches."""
    if len(line) <= _LONGEST:
        return [line.start + start for start, _ in nupunkt.sent_spans(line.of(text))[1:]]
    # From every mark nupunkt reads on to the next white space: of a stretch without any it is
    # shown the two edges, and no sentence is cut within.
    edges = [edge for m in _STRETCH.finditer(text, line.start, line.end) for edge in m.span()]
    rooms = list(zip([line.start, *edges[1::2]], [*edges[::2], line.end], strict=True))
    shown = [(max(a - _EDGE, line.start), min(b + _EDGE, line.end)) for a, b in rooms]
    begins = [0, *accumulate(b - a for a, b in shown)]
    found: list[int] = []
    for start, _ in nupunkt.sent_spans("".join(text[a:b] for a, b in shown))[1:]:
        i = bisect_right(begins, start) - 1
        cut = shown[i][0] + start - begins[i]
        if rooms[i][0] <= cut <= rooms[i][1]:
            found.append(cut)
    return found
