"""Single quotation marks, told from apostrophes.

British papers quote with single marks, which the same characters as apostrophes may be.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from credscore.text.span import Span

# Before a word, and not glued to one; words that begin with an apostrophe of their own aside.
# The mark comes first, since a pattern that begins with a character is searched for faster.
_OPENER = re.compile(
    r"[‘'’](?<![\w'’‘`][‘'’])"
    r"(?:(?<=‘)|(?!(?:em|tis|twas|til|cause|bout|cos|round|n|s|\d0s)\b))"
    r"(?=[^\W_]|[\[(£$€…])",
    re.IGNORECASE,
)
_CLOSER = re.compile(r"['’](?<=[^\s('’‘\[]['’])(?![\w'’])")
_SURE = frozenset(".,!?…;:—–-)")  # before a mark that can hardly be an apostrophe


def openers(text: str) -> list[int]:
    """Return where single quotations may begin, in order."""
    return [mark.start() for mark in _OPENER.finditer(text)]


def single_quoted(
    text: str, paragraph: Span, places: list[int], double: list[Span], following: int
) -> list[tuple[Span, bool]]:
    """Find the single-quoted passages of a paragraph, in time linear in its length.

    A quotation ends at the first mark that a word cannot continue after.  Where that may be
    the apostrophe of a plural ("the voters' choice") it ends at the next sure one instead,
    if no other quotation begins before.  One that is never closed counts only where the next
    paragraph opens it again.

    Parameters
    ----------
    text : str
    paragraph : Span
    places : list of int
        Where single quotations may begin in the paragraph, in order.
    double : list of Span
        Double-quoted passages of the paragraph in order; nothing inside them counts.
    following : int
        Where the next paragraph begins.

    Returns
    -------
    list of (Span, bool)
        Passages with both marks, and whether each is closed; in order, none inside another.
    """
    start, end = paragraph.start, paragraph.end
    marks = _Marks(text, paragraph, double)
    found: list[tuple[Span, bool]] = []
    reached = start
    for k, opener in enumerate(places):
        if opener < reached or marks.inside(opener):
            continue
        later = places[k + 1] if k + 1 < len(places) else end
        close = marks.close(opener, later)
        if close is not None:
            found.append((Span(opener, close + 1), True))
            reached = close + 1
        elif marks.first_after(opener) == end and (
            _OPENER.match(text, following) or _announced(text, opener, start)
        ):
            found.append((Span(opener, end), False))
            reached = end
    return found


def _announced(text: str, opener: int, start: int) -> bool:
    """Tell whether an opening mark begins its paragraph or follows a colon."""
    before = text[max(start, opener - 2) : opener].rstrip()
    return opener == start or before.endswith(":")


class _Marks:
    """Where single quotations of a paragraph may end."""

    def __init__(self, text: str, paragraph: Span, double: list[Span]) -> None:
        self._text, self._end, self._double = text, paragraph.end, double
        found = [m.start() for m in _CLOSER.finditer(text, paragraph.start, paragraph.end)]
        self._closers = [i for i in found if not self.inside(i)]
        self._sure = [i for i in self._closers if text[i - 1] in _SURE]

    def inside(self, place: int) -> bool:
        """Tell whether a place is within a double quotation."""
        at = bisect_right(self._double, place, key=lambda span: span.end)
        return at < len(self._double) and self._double[at].start <= place

    def first_after(self, opener: int) -> int:
        """Return where the next double quotation begins, or the paragraph ends."""
        at = bisect_right(self._double, opener, key=lambda span: span.end)
        return self._double[at].start if at < len(self._double) else self._end

    def close(self, opener: int, later: int) -> int | None:
        """Return the mark that closes what `opener` opens; `later` is the next opener."""
        limit = self.first_after(opener)
        first = bisect_left(self._closers, opener + 2)
        close = self._closers[first] if first < len(self._closers) else self._end
        sure = bisect_left(self._sure, max(opener + 2, min(close, limit)))
        better = self._sure[sure] if sure < len(self._sure) else self._end
        if close >= limit:
            # A double quotation may stand inside a single one that surely closes.
            return better if better < later else None
        return better if self._text[close - 1] == "s" and better < min(limit, later) else close
