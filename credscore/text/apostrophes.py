"""Single quotation marks, told from apostrophes.

British papers quote with single marks, which the same characters as apostrophes may be.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from credscore.text.span import Span

# Before a word, and not glued to one; words that begin with an apostrophe of their own aside.
_OPENER = re.compile(
    r"(?<![\w'’‘`])(?:‘|['’](?!(?:em|tis|twas|til|cause|bout|cos|round|n|s|\d0s)\b))"
    r"(?=[^\W_]|[\[(£$€…])",
    re.IGNORECASE,
)
_CLOSER = re.compile(r"(?<=[^\s('’‘\[])['’](?![\w'’])")
_SURE = frozenset(".,!?…;:—–-)")  # before a mark that can hardly be an apostrophe


def single_quoted(
    text: str, paragraph: Span, double: list[Span], following: int
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
    openers = [m.start() for m in _OPENER.finditer(text, start, end)]
    if not openers:
        return []
    closers = [m.start() for m in _CLOSER.finditer(text, start, end)]
    sure = [i for i in closers if text[i - 1] in _SURE]
    found: list[tuple[Span, bool]] = []
    reached = start
    for k, opener in enumerate(openers):
        if opener < reached:
            continue
        at = bisect_right(double, opener, key=lambda span: span.end)
        limit = double[at].start if at < len(double) else end
        if opener >= limit:
            continue
        later = openers[k + 1] if k + 1 < len(openers) else end
        close = _close(text, opener, (closers, sure), (limit, later))
        if close is not None:
            found.append((Span(opener, close + 1), True))
            reached = close + 1
        elif limit == end and _OPENER.match(text, following):
            found.append((Span(opener, end), False))
            reached = end
    return found


def _close(
    text: str, opener: int, marks: tuple[list[int], list[int]], limits: tuple[int, int]
) -> int | None:
    closers, sure = marks
    limit, later = limits
    first = bisect_left(closers, opener + 2)
    if first == len(closers) or closers[first] >= limit:
        return None
    close = closers[first]
    if text[close - 1] == "s":
        better = bisect_left(sure, close)
        if better < len(sure) and sure[better] < min(limit, later):
            return sure[better]
    return close
