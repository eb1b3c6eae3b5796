"""Text measured in the columns of a terminal, where a character may take none, one or two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, east_asian_width

RESET = "\x1b[0m"
_STYLE = re.compile(r"\x1b\[[\d;]*m")
_PIECE = re.compile(r"\s+|\S+")
_NONE = frozenset({"Cf", "Me", "Mn"})
_HANGUL = range(0x1160, 0x1200)  # vowels and finals, drawn into the syllable before them
_SOFT_HYPHEN = "\xad"  # which terminals draw


def columns(words: str) -> int:
    r"""Return how many columns `words` take, colours left out.

    Where terminals differ, as with emoji joined to one another, it is the most.

    >>> columns("Ōta"), columns("東京"), columns("e\u0301"), columns("\x1b[1mbold\x1b[0m")
    (3, 4, 1, 4)
    """
    if words.isascii() and "\x1b" not in words:
        return len(words)
    return sum(map(_width, _STYLE.sub("", words)))


@lru_cache(maxsize=4096)
def _width(sign: str) -> int:
    if (category(sign) in _NONE and sign != _SOFT_HYPHEN) or ord(sign) in _HANGUL:
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1


def cut(words: str, width: int) -> str:
    """Return `words`, or as much of them and an ellipsis as `width` columns hold.

    >>> cut("The Ardlow Mail", 10), cut("東京新聞", 6), cut("Mail", 4)
    ('The Ardlo…', '東京…', 'Mail')
    """
    if columns(words) <= width:
        return words
    used = 1
    for i, sign in enumerate(words):
        used += _width(sign)
        if used > width:
            return f"{words[:i].rstrip()}…"
    return words


def padded(words: str, width: int) -> str:
    """Return `words` with spaces after them up to `width` columns."""
    return words + " " * (width - columns(words))


def cell(words: str, width: int, most: int) -> list[str]:
    """Return at most `most` lines of at most `width` columns; the last tells if there is more.

    >>> cell("the old deputy secretary of the port", 9, 3)
    ['the old', 'deputy', 'secretar…']
    """
    lines = wrapped(words, width)
    if len(lines) > most:
        lines[most - 1 :] = [cut(f"{lines[most - 1]} …", width)]
    return [cut(line, width) for line in lines]


def wrapped(line: str, width: int, then: str = "", *, whole: bool = True) -> list[str]:
    r"""Break a line at its spaces.

    Parameters
    ----------
    line : str
        Spaces at its beginning are kept.  Colours take no columns, and end and begin again
        where the line is broken.
    width : int
        Columns.
    then : str
        What stands before every further line.
    whole : bool
        Keep a word that is longer than `width` in one piece, as on a terminal that breaks it
        by itself, and from which it can be copied.  Else the line has no colours.

    >>> wrapped("  one two three", 9, "    ")
    ['  one two', '    three']
    >>> wrapped("東京新聞 said", 4, whole=False)
    ['東京', '新聞', 'said']
    """
    lines: list[str] = []
    held, used, gap, style, begun = "", 0, "", "", False
    for word in _PIECE.findall(line) if whole else _chunks(line, width):
        if word.isspace():
            gap = word
            continue
        if begun and used + columns(gap + word) > width:
            lines.append(_ended(held, style))
            held, used, gap = then + style, columns(then), ""
        held, used, begun = held + gap + word, used + columns(gap + word), True
        gap = ""
        if codes := _STYLE.findall(word):
            style = "" if codes[-1] == RESET else codes[-1]
    return [*lines, _ended(held, style)] if begun else lines


def _chunks(line: str, width: int) -> Iterator[str]:
    """Yield words and spaces, a longer word in pieces of `width` columns."""
    for word in _PIECE.findall(line):
        start = used = 0
        for i, sign in enumerate(word):
            if used + _width(sign) > width and i > start:
                yield word[start:i]
                start, used = i, 0
            used += _width(sign)
        yield word[start:]


def _ended(line: str, style: str) -> str:
    return line + RESET if style else line
