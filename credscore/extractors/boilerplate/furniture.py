"""Lines that work the page around an article: teasers, buttons, notices, credits."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from credscore.extractors.boilerplate.arrangement import buttoned, clips, commented, labelled
from credscore.extractors.boilerplate.credits import pictured, signed
from credscore.extractors.boilerplate.lines import (
    Flags,
    Floats,
    Layout,
    readings,
    shipped,
)
from credscore.extractors.boilerplate.pieces import HARMLESS, KINDS, Piece
from credscore.extractors.boilerplate.teasers import closing, headlines, repeated
from credscore.extractors.boilerplate.zones import grow
from credscore.text.document import Document
from credscore.text.span import Span

_APPEAL = KINDS.index("appeal")
_COMMENT = KINDS.index("comment")
_RELATED, _BYLINE = KINDS.index("related"), KINDS.index("byline")
_CAPTION, _CREDIT = KINDS.index("caption"), KINDS.index("credit")
_CREDIT_WORDS = 10  # a longer line says what the picture shows
_IS_HARMLESS = np.array([kind in HARMLESS for kind in KINDS])
_SURE = 0.9
_LEAN, _READING = 0.15, 3.0  # what a reading weighs, and the highest that counts
_ARTICLE = -2.5  # a reading below it: plainly a line of an article
_PLAIN = -1.5  # a reading above it: not plainly a line of an article
_LISTED = 30  # words of the longest line of a list
_MOST = 0.5  # share of a paragraph's words
_PASTED = 1.2  # within a paragraph one cue alone is not enough


def furniture(doc: Document, page: Layout, sums: Floats) -> list[Piece]:
    """Find lines, and sentences within lines, that are furniture."""
    by_line = np.zeros((len(page.lines.first), len(KINDS)))
    said = np.zeros(len(by_line))
    words = page.sentences.of("word")
    for row in np.flatnonzero(sums.any(axis=1)).tolist():
        by_line[page.line_of[row]] += sums[row]
        said[page.line_of[row]] += words[row]
    # Of a long paragraph only the sentences with cues are furniture, unless most have some.
    by_line[page.prose & (said < _MOST * page.lines.of("word"))] = 0.0
    by_line[:, _APPEAL] = 0.0
    title, titled = repeated(doc, page) | clips(doc, page), headlines(doc, page)
    made = ((signed(doc, page), _BYLINE), (pictured(doc, page), _CAPTION))
    cued: Flags = np.asarray(by_line.any(axis=1))
    hoped = cued.any() and (by_line.max(axis=1) - _against(page) + _LEAN * _READING >= _SURE).any()
    if not hoped and not (title | titled | made[0][0] | made[1][0]).any():
        return _sentences(doc, page, sums)
    # A paragraph without a cue is read as the article's.
    reading = np.full(len(cued), -_READING)
    looked_at = np.flatnonzero(cued | ~page.prose)
    reading[looked_at] = readings(page, shipped(), looked_at)
    title |= titled & (reading > _PLAIN)
    kinds, strength = _lines(doc, page, by_line, title, reading)
    for flags, kind in made:
        kinds, strength = np.where(flags, kind, kinds), np.where(flags, 1.0, strength)
    found = _zones(doc, page, kinds, strength, reading)
    found.extend(_sentences(doc, page, sums))
    return found


def _against(page: Layout) -> Floats:
    """Weigh what makes a line read as reporting; shape (n_lines,)."""
    rows = page.lines
    weight: Floats = (
        0.4 * np.minimum(rows.of("said"), 2)
        + 0.2 * np.minimum(rows.of("quote"), 2)
        + 0.04 * np.maximum(rows.of("word") - 20, 0)
    )
    return weight


def _lines(
    doc: Document, page: Layout, by_line: Floats, title: Flags, reading: Floats
) -> tuple[NDArray[np.int64], Floats]:
    """Return the likeliest kind of every line and how much speaks for it."""
    kinds = by_line.argmax(axis=1)
    strength = by_line[np.arange(len(kinds)), kinds]
    lean = _LEAN * np.clip(reading, -0.5, _READING)
    strength = np.where(strength > 0, strength + lean - _against(page), 0.0)
    sure = strength >= _SURE
    title = title | closing(doc, page, sure & ~_IS_HARMLESS[kinds], reading < _ARTICLE)
    title |= labelled(doc, page, sure & (kinds == _RELATED))
    title |= buttoned(doc, page, sure & (kinds == _RELATED))
    kinds = np.where(title & (by_line.max(axis=1) <= 0), _RELATED, kinds)
    said = commented(doc, page, sure & (kinds == _COMMENT))
    kinds = np.where(said, _COMMENT, kinds)
    strength = np.where(title | said, np.maximum(strength, _SURE), strength)
    described = (kinds == _CREDIT) & (page.lines.of("word") > _CREDIT_WORDS)
    kinds = np.where(described, _CAPTION, kinds)
    return kinds, strength


def _gains(page: Layout, strength: Floats, reading: Floats) -> Floats:
    """Say what taking each line into a zone would gain; shape (n_lines,).

    Before the end of the article a line without a cue of its own is mostly the article's.
    """
    rows = page.lines
    listed = ~page.stopped & (rows.of("word") <= _LISTED) & (rows.of("said") == 0)
    followed = np.cumsum(page.prose[::-1])[::-1] > 0
    gain: Floats = np.clip(reading, -3.0, 1.5) * 0.3 + strength + np.where(listed, 0.0, -0.6)
    return gain - np.where((strength <= 0) & followed, 0.5, 0.0)


def _zones(
    doc: Document, page: Layout, kinds: NDArray[np.int64], strength: Floats, reading: Floats
) -> list[Piece]:
    """Grow sure lines over neighbours that look like furniture too."""
    words = page.lines.of("word")
    found: list[Piece] = []
    seeds = np.flatnonzero((strength >= _SURE) & ~_IS_HARMLESS[kinds]).tolist()
    gain = _gains(page, strength, reading).tolist() if seeds else []
    for first, last in grow(gain, seeds):
        surest = max(range(first, last), key=lambda i: (strength[i], -i))
        held = [i for i in range(first, last) if words[i]]  # a row of marks parts, and is no part
        for i in held:
            own = kinds[i] if strength[i] >= _SURE / 2 else kinds[surest]
            found.append(_piece(doc.paragraphs[i], int(own), float(strength[i])))
    harmless = np.flatnonzero((strength >= _SURE) & _IS_HARMLESS[kinds]).tolist()
    found.extend(_piece(doc.paragraphs[i], int(kinds[i]), float(strength[i])) for i in harmless)
    return found


def _sentences(doc: Document, page: Layout, sums: Floats) -> list[Piece]:
    """Find furniture pasted into a paragraph."""
    rows = page.sentences
    rest = sums.copy()
    rest[:, _APPEAL] = 0.0
    if not (rest >= _PASTED).any():
        return []
    kind = rest.argmax(axis=1)
    strength = rest[np.arange(len(kind)), kind]
    against = 0.6 * np.minimum(rows.of("said"), 2) + 0.025 * np.maximum(rows.of("word") - 25, 0)
    sure = np.flatnonzero(strength - against >= _PASTED).tolist()
    return [_piece(doc.sentences[i], int(kind[i]), float(strength[i])) for i in sure]


def _piece(span: Span, kind: int, strength: float) -> Piece:
    name = KINDS[kind]
    severity = 0.1 if name in HARMLESS else round(min(0.9, 0.4 + 0.15 * max(strength, 0.0)), 3)
    return Piece(span, name, severity)
