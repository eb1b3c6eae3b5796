"""Lines that the page sets in a fixed order: labels, what they label, buttons, comments."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from credscore.extractors.boilerplate.lines import Flags, Layout
from credscore.text.document import Document

_LABEL, _ITEM, _DEK, _STAMP = 6, 15, 35, 10  # words of the longest of each
_DASHES = "-–—"  # an embedded message closes with a dash, its writer and the date
_PROSE = ".:”\"’')"  # what no headline ends in
_TAIL = 40  # characters at the end of a line that hold its date or length
_CLIP = 4  # words of the shortest name of a video
_BUTTON = re.compile(
    r"(?:read|see|learn|find out|view|show|watch)(?: the)?(?: more| all| full \w+)?"
    r"(?: about .{1,40})?\s*[»›>→…]*",
    re.IGNORECASE,
)
_DURATION = re.compile(r"[^\W\d_]\S? \(?\d{1,2}:\d\d\)?$")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DATED = re.compile(
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})(?:,? (?:at |[-–|] )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?)?$"
    r"|\b\d{1,2} (?:minute|hour|day|week|month|year)s? ago$",
    re.IGNORECASE,
)


def labelled(doc: Document, page: Layout, related: Flags) -> Flags:
    """Find what follows a line that names teasers, "You may also like", up to a sentence.

    A line that closes a teaser, "Read more", names nothing, nor one that holds its own.
    """
    words = page.lines.of("word")
    found = np.zeros_like(related)
    for i in np.flatnonzero(related & (words <= _LABEL)).tolist():
        line = doc.paragraphs[i].of(doc.text)
        if _BUTTON.fullmatch(line) or ":" in line[:-1]:
            continue
        at = i + 1
        while at < len(words) and not found[at] and _is_item(doc, at, int(words[at])):
            found[at] = True
            at += 1
    return found


def buttoned(doc: Document, page: Layout, related: Flags) -> Flags:
    """Find the headline, and the line below it, that "Read more" closes."""
    words = page.lines.of("word")
    found = np.zeros_like(related)
    for i in np.flatnonzero(related & (words <= _LABEL)).tolist():
        if not _BUTTON.fullmatch(doc.paragraphs[i].of(doc.text)):
            continue
        for at in range(i - 1, max(0, i - 3), -1):
            if not 1 < words[at] <= _DEK or _ends(doc, at, _PROSE):
                break
            found[at] = True
    return found


def clips(doc: Document, page: Layout) -> Flags:
    """Find names of videos, which end in a length: "Mayor Opens Bridge 0:42"."""
    rows = page.lines
    if not page.brief.any() or ":" not in doc.text:
        return np.zeros_like(page.brief)
    words = rows.of("word")
    capital = rows.of("capital") + rows.of("function") + 1 >= words - 1
    fit = (words > _CLIP) & (words <= _ITEM) & page.brief & capital
    return _matching(doc, _DURATION, np.flatnonzero(fit).tolist(), len(words))


def commented(doc: Document, page: Layout, comment: Flags) -> Flags:
    """Find readers' comments: a name and a date, then what was said, beside a sure line."""
    if not comment.any():
        return comment
    words = page.lines.of("word")
    fits = page.brief & (words <= _STAMP) & (page.lines.of("symbol") == 0)
    fit = [i for i in np.flatnonzero(fits).tolist() if not _opens(doc, i, _DASHES)]
    stamped = _matching(doc, _DATED, fit, len(words))
    found = np.zeros(len(words), dtype=np.bool_)
    if not stamped.any():
        return found
    for i in np.flatnonzero(comment).tolist():
        at = i - 1
        while at > 0 and not found[at] and (stamped[at] or stamped[at - 1]):
            found[at] = True
            at -= 1
        at = i + 1
        while at < len(words) and not found[at] and (stamped[at] or stamped[at - 1]):
            found[at] = True
            at += 1
    return found


def _is_item(doc: Document, line: int, n_words: int) -> bool:
    return 0 < n_words <= _ITEM and not _ends(doc, line, _PROSE)


def _opens(doc: Document, line: int, marks: str) -> bool:
    return doc.text[doc.paragraphs[line].start] in marks


def _ends(doc: Document, line: int, marks: str) -> bool:
    return doc.text[doc.paragraphs[line].end - 1] in marks


def _matching(doc: Document, pattern: re.Pattern[str], lines: Iterable[int], n: int) -> Flags:
    found = np.zeros(n, dtype=np.bool_)
    for i in lines:
        line = doc.paragraphs[i]
        tail = doc.text[max(line.start, line.end - _TAIL) : line.end]
        found[i] = pattern.search(tail) is not None
    return found
