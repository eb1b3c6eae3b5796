"""Words written so that a program reads another word than people do, and what people read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from credscore.text import lookalikes
from credscore.text.span import Span

_SOFT_HYPHEN = "\u00ad"
# What no font shows: zero-width spaces and joiners, direction marks, fillers, selectors of
# variants and tags.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f\U000e0100-\U000e01ef"
)
_UNSEEN = re.compile(f"[{INVISIBLE}]+")
_DOUBLES = "".join(c for c in lookalikes.ALL if c < "\uff00") + "Ａ-Ｚａ-ｚ\U0001d400-\U0001d6a3"
_SUSPECT = re.compile(f"[{INVISIBLE}{_DOUBLES}]")
# What else articles are written in: with this few ranges, a search takes no time.
_UNUSUAL = re.compile("[^\x00-\xac\xae-\u017f\u2010-\u2027€]")
_WORD = re.compile(f"(?:[^\\W_]|[{INVISIBLE}])+")
_FOLD = {ord(double): latin for double, latin in lookalikes.ALL.items()}
_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_ALL_LATIN = re.compile(f"[{_LATIN}0-9]*[{_LATIN}][{_LATIN}0-9]*")
_SOME_LATIN = re.compile(f"[{_LATIN}]")
_FOREIGN_LETTER = re.compile(f"[^\\W\\d_{_LATIN}{_DOUBLES}]")
# Beside these, an invisible character changes nothing that is seen; elsewhere it may join
# emoji or letters of Persian and Hindi.
_INDIFFERENT = re.compile(f"[\x00-\x7f\u00a0-\u00bf{_LATIN}\u2010-\u2027\u202f-\u205e{_DOUBLES}]")
_STYLED = frozenset({*lookalikes.MATHEMATICAL, *lookalikes.FULLWIDTH})
_SHORTEST_STYLED = 3  # letters: "𝑥" and "𝑑x" are formulas
_AROUND = 40  # characters on either side that tell what a word stands among
# A hyphenator leaves two letters at either end, and cuts a word of three into none.
_HYPHENATED = re.compile(rf"\w{{2,}}(?:{_SOFT_HYPHEN}\w+)*{_SOFT_HYPHEN}\w{{2,}}")
_LIGATURE = re.compile("(?<=f)\u200c(?=[bfhijklt])")  # where a typesetter forbids one


@dataclass(frozen=True, slots=True)
class Disguise:
    """A word that is not what it looks like.

    Attributes
    ----------
    span : Span
        The word in the text as given.
    plain : str
        The same word in Latin letters and with nothing invisible in it.
    doubles : str
        Letters of other alphabets in it that look like Latin ones, as they come.
    invisible : str
        Characters in it that cannot be seen, as they come.
    honest : bool
        True where typesetting explains it: soft hyphens where a hyphenator puts them, or a
        non-joiner that forbids a ligature.
    """

    span: Span
    plain: str
    doubles: str
    invisible: str
    honest: bool


def disguised(text: str) -> tuple[Disguise, ...]:
    r"""Find words with look-alike letters or invisible characters inside, in reading order.

    A word counts when all of it can be read in Latin letters and

    * it has a Latin letter beside a Cyrillic, Greek, Armenian, Cherokee or fullwidth one, or
    * it has a character inside that cannot be seen, or
    * it is written in doubles alone, among English, and reads as an everyday English word, or
    * it is written in letters of mathematics, three or more.

    So a Russian name given whole, "µm", "TNFα", "β-carotene", "10 kΩ", Persian words and emoji
    are left alone.  Only inside a word Greek letters that are signs of science count.
    A text without any such character is searched once and no more; time is linear.

    >>> [(d.span.of("a fire\u200bfight"), d.plain) for d in disguised("a fire\u200bfight")]
    [('fire\u200bfight', 'firefight')]
    >>> [(d.plain, d.doubles) for d in disguised("The m\u0430yor")]
    [('mayor', 'а')]
    """
    if not _may_hold_any(text):
        return ()
    return tuple(_disguised(text))


def _may_hold_any(text: str) -> bool:
    unusual = _UNUSUAL.search(text)
    return unusual is not None and _SUSPECT.search(text, unusual.start()) is not None


def _disguised(text: str) -> Iterator[Disguise]:
    for match in _WORD.finditer(text):
        written = match[0]
        if written.isascii() or _SUSPECT.search(written) is None:
            continue
        word = _UNSEEN.sub("", written)
        edges = _edges(written)
        inner = written[slice(*edges)]
        span = (match.start() + edges[0], match.start() + edges[1])
        plain = word.translate(_FOLD)
        if _ALL_LATIN.fullmatch(plain) is None:
            continue
        double = _is_double(word, plain, text, span)
        unseen = "".join(_UNSEEN.findall(inner))
        if double or (unseen and _SOME_LATIN.search(word)):
            doubles = "".join(c for c in word if c in lookalikes.ALL) if double else ""
            read = plain if double else word
            yield Disguise(Span(*span), read, doubles, unseen, _is_honest(inner, doubles))


def _edges(written: str) -> tuple[int, int]:
    """Return where a word begins and ends without what is unseen around it."""
    first = _UNSEEN.match(written)
    start = first.end() if first else 0
    end = len(written)
    while end > start and _UNSEEN.match(written, end - 1):
        end -= 1
    return start, end


def _is_double(word: str, plain: str, text: str, span: tuple[int, int]) -> bool:
    """Tell whether letters of `word` stand there for Latin ones."""
    if word == plain:
        return False
    if any(c in _STYLED for c in word):
        return len(word) >= _SHORTEST_STYLED and (
            _SOME_LATIN.search(word) is not None or word[0] in lookalikes.MATHEMATICAL
        )
    if _SOME_LATIN.search(word) is None:
        return plain.lower() in lookalikes.WHOLE and _is_among_english(text, span)
    return any(
        c in lookalikes.ALL and (c not in lookalikes.GREEK_SIGNS or _is_inside(plain, i))
        for i, c in enumerate(word)
    )


def _is_inside(plain: str, i: int) -> bool:
    return 0 < i < len(plain) - 1 and plain[i - 1].islower() and plain[i + 1].islower()


def _is_among_english(text: str, span: tuple[int, int]) -> bool:
    around = text[max(0, span[0] - _AROUND) : span[0]] + text[span[1] : span[1] + _AROUND]
    return _SOME_LATIN.search(around) is not None and _FOREIGN_LETTER.search(around) is None


def _is_honest(inner: str, doubles: str) -> bool:
    if doubles:
        return False
    rest = _LIGATURE.sub("", inner)
    return _UNSEEN.search(rest) is None or _HYPHENATED.fullmatch(rest) is not None


@dataclass(frozen=True, slots=True)
class Plain:
    """A text as people read it, and where each part of it stands in the text as given.

    Attributes
    ----------
    text : str
    starts, shifts : tuple of int
        From the offset `starts[i]` of `text` on, `shifts[i]` is what to add for the offset in
        the text as given.
    """

    text: str
    starts: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def to_given(self, span: Span) -> Span:
        """Return the characters of the text as given that a span of this one stands for."""
        return Span(self._given(span.start), self._given(span.end - 1) + 1)

    def _given(self, offset: int) -> int:
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]


def plain(text: str) -> Plain:
    r"""Read a text as people do: look-alikes folded, what cannot be seen left out.

    Invisible characters are left out between words too, wherever they change nothing that is
    seen; not in emoji, and not beside letters that they join.  A text without any comes back
    as it is.

    >>> read = plain("The m\u0430y\u200bor\u200b left.")
    >>> read.text, read.to_given(Span(4, 9))
    ('The mayor left.', Span(start=4, end=10))
    """
    if not _may_hold_any(text):
        return Plain(text)
    folded = _folded(text, (d for d in _disguised(text) if d.doubles))
    pieces, starts, shifts = [], [0], [0]
    done = 0
    for match in _UNSEEN.finditer(folded):
        start, end = match.span()
        beside = folded[max(0, start - 1) : start] + folded[end : end + 1]
        if all(_INDIFFERENT.match(c) for c in beside):
            pieces.append(folded[done:start])
            done = end
            shifts.append(shifts[-1] + end - start)
            starts.append(end - shifts[-1])
    return Plain("".join((*pieces, folded[done:])), tuple(starts), tuple(shifts))


def _folded(text: str, found: Iterable[Disguise]) -> str:
    """Fold the words in doubles, without a change of offsets."""
    pieces, done = [], 0
    for disguise in found:
        span = disguise.span
        pieces += [text[done : span.start], span.of(text).translate(_FOLD)]
        done = span.end
    return "".join((*pieces, text[done:]))
