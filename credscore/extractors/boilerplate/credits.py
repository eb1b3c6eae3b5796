"""Lines that name whoever made the article or took the picture, told by their form."""

from __future__ import annotations

import re

import numpy as np

from credscore.extractors.boilerplate.lines import Flags, Layout
from credscore.text.document import Document

_BY = frozenset({"By", "BY", "by"})
_LONGEST = 8  # words of a byline
_CAPTION = 60  # words of the longest caption
_NAMED = re.compile(r"\([A-Z][\w.’' -]{2,40}/[A-Z][\w.’' &-]{1,40}\)$")
_TAIL = 90  # characters that hold the longest credit of that form


def signed(doc: Document, page: Layout) -> Flags:
    """Find lines that are "By" and a name; shape (n_lines,)."""
    rows = page.lines
    if not page.brief.any():
        return page.brief
    words, capital = rows.of("word"), rows.of("capital")
    found: Flags = page.brief & (words <= _LONGEST)
    found &= capital + rows.of("function") >= words
    tokens = doc.tokens.strings
    for i in np.flatnonzero(found).tolist():
        found[i] = tokens[int(rows.first[i])] in _BY and capital[i] >= words[i] / 2
    return found


def pictured(doc: Document, page: Layout) -> Flags:
    """Find lines that end in a photographer and an agency, "(Ana Reyes/AP)"; shape (n_lines,)."""
    words = page.lines.of("word")
    found = np.zeros(len(words), dtype=np.bool_)
    if "/" not in doc.text:
        return found
    for i in np.flatnonzero((words > 1) & (words <= _CAPTION)).tolist():
        line = doc.paragraphs[i]
        if doc.text[line.end - 1] == ")":
            tail = doc.text[max(line.start, line.end - _TAIL) : line.end]
            found[i] = _NAMED.search(tail) is not None
    return found
