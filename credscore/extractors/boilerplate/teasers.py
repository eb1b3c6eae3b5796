"""Lines that are headlines of other pages: alike in shape to subheadings, so told by place."""

from __future__ import annotations

import numpy as np

from credscore.extractors.boilerplate.lines import Flags, Layout
from credscore.extractors.lexicons.boilerplate import VERBS
from credscore.text.document import Document

_SHORTEST, _LONGEST, _REPEATED = 7, 25, 5  # words of a headline; of a line that comes back
_TITLED, _CAPITAL = 0.9, 0.5  # shares of a headline's words
_APART = 2  # lines from a doubled headline to its copy
_LABEL = 4  # words of a label between two copies of a headline
_TAIL = 30  # words of the longest line in a closing list
_SECTIONS = 4  # lone lines over paragraphs that make an article one of sections
_COMMAS = 1  # commas that a headline may have
_BEFORE = 2  # paragraphs before a headline can be another page's
_BULLETS = frozenset("-–—•*·▪►")
_PARAGRAPHS = 3  # paragraphs of a text that may end in a list of teasers


def headlines(doc: Document, page: Layout) -> Flags:
    """Find long lines in title case without a stop, after the text has begun, that say something.

    Names of sections and institutions have no verb, and lists have commas.
    """
    rows = page.lines
    if not page.brief.any():
        return page.brief
    words, capital = rows.of("word"), rows.of("capital")
    titled = (capital + rows.of("function") >= _TITLED * words) & (capital >= _CAPITAL * words)
    long = page.brief & (words >= _SHORTEST) & (rows.of("digit") == 0)
    begun = np.cumsum(page.prose) >= _BEFORE
    found: Flags = titled & long & begun
    if found.any():
        found &= ~_sections(page)
        for i in found.nonzero()[0].tolist():
            line = doc.paragraphs[i].of(doc.text)
            found[i] = line.count(",") <= _COMMAS and not VERBS.isdisjoint(line.lower().split())
    return found


def _sections(page: Layout) -> Flags:
    """Find the subheadings of an article that has several: lone lines over paragraphs."""
    over = np.append(page.prose[1:], False)
    alone = ~np.append(False, page.brief[:-1])
    found: Flags = page.brief & over & alone
    return found if found.sum() >= _SECTIONS else np.zeros_like(found)


def repeated(doc: Document, page: Layout) -> Flags:
    """Find lines without a stop that come back at once, and a label between the two.

    A headline doubled at the top is none, nor is a field that comes back with every item.
    """
    rows = page.lines
    words = rows.of("word")
    fit = (words >= _REPEATED) & (words <= _LONGEST) & (rows.of("symbol") == 0)
    fit &= np.cumsum(page.prose) > 0
    ends = doc.paragraphs
    found = np.zeros(len(words), dtype=np.bool_)
    at = [
        i
        for i in np.flatnonzero(fit).tolist()
        if not page.stopped[i] or doc.text[ends[i].end - 1] == "?"
    ]
    before: dict[str, int] = {}
    for i in at:
        line = ends[i].of(doc.text)
        apart = i - before.get(line, -_APART - 1)
        if apart <= _APART:
            found[[i - apart, i]] = True
            if apart == _APART:
                found[i - 1] |= words[i - 1] <= _LABEL
        before[line] = i
    return found


def closing(doc: Document, page: Layout, sure: Flags, article: Flags) -> Flags:
    """Find what follows the first sure line after the last paragraph, to the end.

    Sentences among it that plainly read as an article's stay out, and sources with addresses.
    """
    words = page.lines.of("word")
    found = np.zeros(len(words), dtype=np.bool_)
    if not sure.any():
        return found
    bulleted = np.array([doc.text[line.start] in _BULLETS for line in doc.paragraphs], np.bool_)
    paragraphs = np.flatnonzero(page.prose & ~sure & ~bulleted)
    if len(paragraphs) < _PARAGRAPHS:
        return found
    after = np.flatnonzero(sure[paragraphs[-1] + 1 :])
    if len(after):
        first = int(paragraphs[-1]) + 1 + int(after[0])
        found[first:] = (words[first:] <= _TAIL) & (words[first:] > 0)
        found &= ~(page.stopped & article)
        for i in range(first, len(found)):
            line = doc.paragraphs[i]
            found[i] &= doc.text.find("://", line.start, line.end) < 0
    return found
