"""A text with its evidence marked, laid out for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from credscore.extractors.base import Evidence

RESET = "\x1b[0m"
_COLOURS = {
    "garble": "\x1b[1;31m",
    "translation": "\x1b[35m",
    "attribution": "\x1b[32m",
    "boilerplate": "\x1b[36m",
}
_OTHER = "\x1b[33m"
_BOTH = "\x1b[4m"
_PIECE = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring characters under the same signals; none of them for plain text."""

    text: str
    signals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of characters as it is printed, and how many columns that takes."""

    printed: str
    width: int
    is_space: bool


def passages(text: str, evidence: Iterable[Evidence]) -> Iterator[Passage]:
    """Cut `text` wherever evidence begins or ends; overlapping evidence shares its part.

    The passages put together are `text`.

    >>> from credscore.text.span import Span
    >>> garbled = Evidence(Span(2, 11), "garble.phrase", "nobody writes this")
    >>> [p.signals for p in passages("a farm fire", [garbled])]
    [(), ('garble',)]
    """
    edges: dict[int, list[tuple[str, int]]] = {}
    for item in evidence:
        name = signal(item)
        edges.setdefault(item.span.start, []).append((name, 1))
        edges.setdefault(item.span.end, []).append((name, -1))
    open_: dict[str, int] = {}
    last = 0
    for at in sorted(edges):
        if at > last:
            yield Passage(text[last:at], _order(open_))
            last = at
        for name, change in edges[at]:
            open_[name] = open_.get(name, 0) + change
    if last < len(text):
        yield Passage(text[last:])


def signal(evidence: Evidence) -> str:
    """Return the signal that a piece of evidence belongs to.

    >>> from credscore.text.span import Span
    >>> signal(Evidence(Span(0, 1), "garble.phrase", ""))
    'garble'
    """
    return evidence.rule.partition(".")[0]


def _order(open_: dict[str, int]) -> tuple[str, ...]:
    names = [name for name, n in open_.items() if n > 0]
    return tuple(sorted(names, key=lambda name: (*_rank(name), name)))


def _rank(name: str) -> tuple[int]:
    known = list(_COLOURS)
    return (known.index(name) if name in known else len(known),)


def painted(text: str, signals: tuple[str, ...], *, colour: bool) -> str:
    """Return `text` under the sign of `signals`: a colour, or brackets that name them.

    >>> painted("farm fire", ("garble",), colour=False)
    '[[farm fire|garble]]'
    """
    if not signals:
        return text
    if not colour:
        return f"[[{text}|{'+'.join(signals)}]]"
    style = _COLOURS.get(signals[0], _OTHER) + (_BOTH if len(signals) > 1 else "")
    return f"{style}{text}{RESET}"


def highlighted(
    text: str, evidence: Iterable[Evidence], *, colour: bool, width: int
) -> Iterator[str]:
    """Yield the lines of `text`, at most `width` columns wide where words allow."""
    line: list[_Piece] = []
    for passage in passages(text, evidence):
        pieces = _coloured(passage) if colour else _bracketed(passage)
        for piece in pieces:
            if piece.printed == "\n":
                yield from _filled(line, width)
                line = []
            else:
                line.append(piece)
    yield from _filled(line, width)


def _coloured(passage: Passage) -> Iterator[_Piece]:
    for match in _parts(passage.text):
        if match == "\n":
            yield _Piece(match, 0, is_space=True)
        else:
            printed = painted(match, passage.signals, colour=True)
            yield _Piece(printed, len(match), match.isspace())


def _bracketed(passage: Passage) -> Iterator[_Piece]:
    """Put the brackets around each line of the passage, glued to its first and last word."""
    for i, part in enumerate(passage.text.split("\n")):
        if i:
            yield _Piece("\n", 0, is_space=True)
        if not part:
            continue
        marked = painted(part, passage.signals, colour=False)
        for match in _parts(marked):
            yield _Piece(match, len(match), match.isspace())


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
    line: list[str] = []
    used = 0
    for words in _unbroken(pieces):
        needed = sum(piece.width for piece in words)
        if used and used + needed > width:
            yield "".join(line).rstrip()
            line, used = [], 0
        if words[0].is_space and not used:
            continue
        line += [piece.printed for piece in words]
        used += needed
    yield "".join(line).rstrip()


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
