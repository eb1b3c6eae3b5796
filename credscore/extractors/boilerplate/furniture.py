"""Lines that work the page around an article: teasers, buttons, notices, credits."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from credscore.extractors.boilerplate.lines import Floats, Layout, readings, shipped
from credscore.extractors.boilerplate.pieces import HARMLESS, KINDS, Piece
from credscore.extractors.boilerplate.teasers import Flags, closing, headlines, repeated
from credscore.extractors.boilerplate.zones import grow
from credscore.text.document import Document
from credscore.text.span import Span

_APPEAL = KINDS.index("appeal")
_RELATED, _BYLINE = KINDS.index("related"), KINDS.index("byline")
_CAPTION, _CREDIT = KINDS.index("caption"), KINDS.index("credit")
_CREDIT_WORDS = 10  # a longer line says what the picture shows
_BY = frozenset({"By", "BY", "by"})
_IS_HARMLESS = np.array([kind in HARMLESS for kind in KINDS])
_SURE = 0.9
_LEAN, _READING = 0.15, 3.0  # what a reading weighs, and the highest that counts
_PLAIN = -1.5  # a reading above it: not plainly a line of an article
_PASTED = 1.2  # within a paragraph one cue alone is not enough


def furniture(doc: Document, page: Layout, sums: Floats) -> list[Piece]:
    """Find lines, and sentences within lines, that are furniture."""
    by_line = np.zeros((len(page.lines.first), len(KINDS)))
    np.add.at(by_line, page.line_of, sums)
    by_line[:, _APPEAL] = 0.0
    title, titled = repeated(doc, page), headlines(page)
    hoped = by_line.max(axis=1, initial=0.0) - _against(page) + _LEAN * _READING
    if title.any() or titled.any() or (hoped >= _SURE).any():
        reading = readings(page, shipped())
    else:
        reading = np.zeros(len(hoped))  # no reading could make any line sure
    title |= titled & (reading > _PLAIN)
    kinds, strength = _lines(doc, page, by_line, title, reading)
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
    title = title | closing(page, (strength >= _SURE) & ~_IS_HARMLESS[kinds])
    kinds = np.where(title & (by_line.max(axis=1) <= 0), _RELATED, kinds)
    strength = np.where(title, np.maximum(strength, _SURE), strength)
    signed = _signed(doc, page)
    kinds, strength = np.where(signed, _BYLINE, kinds), np.where(signed, 1.0, strength)
    described = (kinds == _CREDIT) & (page.lines.of("word") > _CREDIT_WORDS)
    kinds = np.where(described, _CAPTION, kinds)
    return kinds, strength


def _signed(doc: Document, page: Layout) -> NDArray[np.bool_]:
    """Find lines that are "By" and a name."""
    rows = page.lines
    words, capital = rows.of("word"), rows.of("capital")
    found: NDArray[np.bool_] = (words >= 2) & (words <= 8) & ~page.stopped  # noqa: PLR2004  a limit of this definition alone
    found &= capital + rows.of("function") >= words
    tokens = doc.tokens.strings
    for i in np.flatnonzero(found).tolist():
        found[i] = tokens[int(rows.first[i])] in _BY and capital[i] >= words[i] / 2
    return found


def _zones(
    doc: Document, page: Layout, kinds: NDArray[np.int64], strength: Floats, reading: Floats
) -> list[Piece]:
    """Grow sure lines over neighbours that look like furniture too."""
    rows = page.lines
    words = rows.of("word")
    listed = ~page.stopped & (words <= 30) & (rows.of("said") == 0)  # noqa: PLR2004  a limit of this definition alone
    gain = np.clip(reading, -1.5, 1.5) * 0.3 + strength + np.where(listed, 0.1, -0.6)
    found: list[Piece] = []
    seeds = np.flatnonzero((strength >= _SURE) & ~_IS_HARMLESS[kinds]).tolist()
    for first, last in grow(gain.tolist(), seeds):
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
    kind = rest.argmax(axis=1)
    strength = rest[np.arange(len(kind)), kind]
    against = 0.6 * np.minimum(rows.of("said"), 2) + 0.025 * np.maximum(rows.of("word") - 25, 0)
    sure = np.flatnonzero(strength - against >= _PASTED).tolist()
    return [_piece(doc.sentences[i], int(kind[i]), float(strength[i])) for i in sure]


def _piece(span: Span, kind: int, strength: float) -> Piece:
    name = KINDS[kind]
    severity = 0.1 if name in HARMLESS else round(min(0.9, 0.4 + 0.15 * max(strength, 0.0)), 3)
    return Piece(span, name, severity)
