"""Pages nested deeper than a parser goes, made shallower without losing a word."""

from __future__ import annotations

import re
from collections import Counter

# The name has to end where HTML ends it, so that a tag that is never closed is read once.
_TAG = re.compile(r"<!--|-->|<(/?)([A-Za-z][^\s/<>]*)(?=[\s/<>])[^<>]*>")
# Void, or closed by the parser where the next one begins.
_FLAT = frozenset(
    "area base body br col embed head hr html img input link meta p param source track wbr".split()
)
_RAW = frozenset(("script", "style", "textarea", "title"))

_Spans = list[tuple[int, int]]


def unnested(page: str, outer: int, inner: int) -> str:
    """Take away the tags between the `outer` outermost and the `inner` innermost levels.

    What a deep page is about stands at one end and its frame at the other; between them is
    layout.

    Parameters
    ----------
    page : str
        HTML, well-formed or not.
    outer, inner : int
        Levels that stay, paragraphs not counted.

    Returns
    -------
    str
        The page with a blank for every tag taken away.

    >>> unnested("<i><b><u><s>It rained.</s></u></b></i>", 1, 2)
    '<i> <u><s>It rained.</s></u> </i>'
    """
    kept: list[str] = []
    done = 0
    for start, end in _between(page, outer, inner):
        kept.append(page[done:start])
        done = end
    return " ".join((*kept, page[done:]))


def _between(page: str, outer: int, inner: int) -> _Spans:
    """Return where the tags of the levels in between are, in order."""
    levels = _Levels(outer, inner)
    until = ""  # what ends a comment or a script, in which nothing opens
    for match in _TAG.finditer(page):
        written, name = match[0], (match[2] or "").lower()
        if until:
            if until in (written, match[1] and name):
                until = ""
        elif written == "<!--":
            until = "-->"
        elif match[1]:
            levels.close(name, match.span())
        elif name in _RAW:
            until = name
        elif name and name not in _FLAT:
            levels.open(name, match.span())
    while levels.opened:
        levels.end([])
    return sorted(levels.between)


class _Levels:
    """The elements open at a place of the page, and the tags found to be in between."""

    def __init__(self, outer: int, inner: int) -> None:
        self.outer, self.inner = outer, inner
        self.opened: list[tuple[str, tuple[int, int]]] = []
        self.heights: list[int] = [0]  # levels within each open element, the page itself first
        self.names: Counter[str] = Counter()
        self.between: _Spans = []

    def open(self, name: str, span: tuple[int, int]) -> None:
        self.opened.append((name, span))
        self.heights.append(0)
        self.names[name] += 1

    def close(self, name: str, span: tuple[int, int]) -> None:
        """Close the last element of that name, and those open within it."""
        if not self.names[name]:
            return
        while self.opened[-1][0] != name:
            self.end([])
        self.end([span])

    def end(self, closing: _Spans) -> None:
        name, span = self.opened.pop()
        self.names[name] -= 1
        height = self.heights.pop()
        self.heights[-1] = max(self.heights[-1], height + 1)
        if len(self.opened) >= self.outer and height >= self.inner:
            self.between += [span, *closing]
