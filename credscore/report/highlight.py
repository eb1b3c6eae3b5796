"""A text with its evidence and attributions marked, laid out for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from credscore.extractors.base import Attribution, Evidence
from credscore.report.columns import RESET, columns
from credscore.report.passages import Part, Passage, passages

_COLOURS = {"garble": "1;31", "translation": "35", "attribution": "32", "boilerplate": "36"}
_OTHER = "33"
VERDICT_COLOURS = {"pass": "32", "review": "33", "fail": "1;31"}
_BOTH = "4"
# Bright blue reads on black and on white; a terminal of eight colours keeps the plain one.
_ATTRIBUTED = "34;94"
_WEIGHTS: dict[Part | None, str] = {"source": "1", "cue": "1;4"}
_PIECE = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word, or a run of spaces, of one style."""

    text: str
    style: str = ""

    @property
    def is_space(self) -> bool:
        return self.text.isspace()


def painted(text: str, signals: tuple[str, ...], part: Part | None = None, *, colour: bool) -> str:
    r"""Return `text` under the sign of `signals`: a colour, or brackets that name them.

    Evidence takes the colour; of a part of an attribution below it the weight still shows,
    unless the evidence has one of its own.  Without colour attributions have no sign.

    >>> painted("farm fire", ("garble",), colour=False)
    '[[farm fire|garble]]'
    >>> painted("Keller", (), "source", colour=True)
    '\x1b[34;94;1mKeller\x1b[0m'
    """
    if not colour:
        return f"[[{text}|{'+'.join(signals)}]]" if signals else text
    return styled(text, _style(signals, part))


def styled(text: str, style: str) -> str:
    r"""Return `text` between the codes that switch `style` on and off.

    >>> styled("fail", "1;31"), styled("fail", "")
    ('\x1b[1;31mfail\x1b[0m', 'fail')
    """
    return f"\x1b[{style}m{text}{RESET}" if style else text


def _style(signals: tuple[str, ...], part: Part | None) -> str:
    if not signals:
        codes = (_ATTRIBUTED, _WEIGHTS.get(part)) if part else ()
    elif len(signals) > 1:
        codes = (_COLOURS.get(signals[0], _OTHER), _BOTH)
    else:
        shade = _COLOURS.get(signals[0], _OTHER)
        codes = (shade, None if ";" in shade else _WEIGHTS.get(part))
    return ";".join(code for code in codes if code)


def highlighted(
    text: str,
    evidence: Iterable[Evidence],
    attributions: Iterable[Attribution] = (),
    *,
    colour: bool,
    width: int,
) -> Iterator[str]:
    """Yield the lines of `text`, at most `width` columns wide where words allow.

    Attributions are marked in colour alone: most of an article may stand in one or another,
    and brackets around them would leave nothing to read.
    """
    line: list[_Piece] = []
    for passage in passages(text, evidence, attributions if colour else ()):
        pieces = _coloured(passage) if colour else _bracketed(passage)
        for piece in pieces:
            if piece.text == "\n":
                yield from _filled(line, width)
                line = []
            else:
                line.append(piece)
    yield from _filled(line, width)


def _coloured(passage: Passage) -> Iterator[_Piece]:
    style = _style(passage.signals, passage.part)
    for match in _parts(passage.text):
        yield _Piece(match, style)


def _bracketed(passage: Passage) -> Iterator[_Piece]:
    """Put the brackets around each line of the passage, next to its first and last word."""
    for i, line in enumerate(passage.text.split("\n")):
        if i:
            yield _Piece("\n")
        words = line.strip()
        before, _, after = line.partition(words) if words else (line, "", "")
        marked = painted(words, passage.signals, colour=False) if words else ""
        yield from map(_Piece, _parts(f"{before}{marked}{after}"))


def _parts(text: str) -> Iterator[str]:
    for match in _PIECE.finditer(text):
        if "\n" not in match[0]:
            yield match[0]
            continue
        for i, part in enumerate(match[0].split("\n")):
            if i:
                yield "\n"
            if part:
                yield part


def _filled(pieces: list[_Piece], width: int) -> Iterator[str]:
    """Break a line at its spaces; one word longer than `width` stays whole."""
    line: list[_Piece] = []
    used = 0
    for words in _unbroken(pieces):
        needed = sum(columns(piece.text) for piece in words)
        if used and used + needed > width:
            yield _printed(line)
            line, used = [], 0
        if words[0].is_space and not used:
            continue
        line += words
        used += needed
    yield _printed(line)


def _printed(line: list[_Piece]) -> str:
    while line and line[-1].is_space:
        line.pop()
    runs = groupby(line, key=lambda piece: piece.style)
    return "".join(styled("".join(piece.text for piece in run), style) for style, run in runs)


def _unbroken(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """Group pieces that no space parts: a coloured word and the comma after it."""
    group: list[_Piece] = []
    for piece in pieces:
        if group and (piece.is_space or group[-1].is_space):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group
