"""Lines that are headlines of other pages: alike in shape to subheadings, so told by place."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from credscore.extractors.boilerplate.lines import Layout
from credscore.text.document import Document

Flags = NDArray[np.bool_]

PROSE = 15  # words of a line that reads as a paragraph
_SHORTEST, _LONGEST, _REPEATED = 7, 25, 5  # words of a headline; of a line that comes back
_TITLED, _CAPITAL = 0.9, 0.5  # shares of a headline's words
_TAIL = 30  # words of the longest line in a closing list
_BEFORE = 2  # paragraphs before a headline can be another page's
_PARAGRAPHS = 3  # paragraphs of a text that may end in a list of teasers


def prose(page: Layout) -> Flags:
    """Tell which lines read as paragraphs; shape (n_lines,)."""
    found: Flags = page.stopped & (page.lines.of("word") >= PROSE)
    return found


def headlines(page: Layout) -> Flags:
    """Find long lines in title case without a stop, after the text has begun."""
    rows = page.lines
    words, capital = rows.of("word"), rows.of("capital")
    titled = (capital + rows.of("function") >= _TITLED * words) & (capital >= _CAPITAL * words)
    long = (words >= _SHORTEST) & (words <= _LONGEST) & (rows.of("digit") == 0)
    begun = np.cumsum(prose(page)) >= _BEFORE
    found: Flags = titled & long & ~page.stopped & begun
    return found


def repeated(doc: Document, page: Layout) -> Flags:
    """Find lines without a stop that come back; a doubled headline at the top is none."""
    rows = page.lines
    words = rows.of("word")
    fit = (words >= _REPEATED) & (words <= _LONGEST) & (rows.of("symbol") == 0)
    fit[:2] = False
    ends = doc.paragraphs
    at = [
        i
        for i in np.flatnonzero(fit).tolist()
        if not page.stopped[i] or doc.text[ends[i].end - 1] == "?"
    ]
    seen = Counter(ends[i].of(doc.text) for i in at)
    found = np.zeros(len(words), dtype=np.bool_)
    found[[i for i in at if seen[ends[i].of(doc.text)] > 1]] = True
    return found


def closing(page: Layout, sure: Flags) -> Flags:
    """Find what follows the first sure line after the last paragraph, to the end."""
    words = page.lines.of("word")
    found = np.zeros(len(words), dtype=np.bool_)
    paragraphs = np.flatnonzero(prose(page) & ~sure)
    if len(paragraphs) < _PARAGRAPHS:
        return found
    after = np.flatnonzero(sure[paragraphs[-1] + 1 :])
    if len(after):
        first = int(paragraphs[-1]) + 1 + int(after[0])
        found[first:] = (words[first:] <= _TAIL) & (words[first:] > 0)
    return found
