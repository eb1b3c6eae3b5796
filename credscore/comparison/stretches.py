"""Stretches of quotations that were altered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from credscore.comparison.lexicons.numerals import CURRENCIES, PERCENT
from credscore.comparison.lexicons.quoting import FILLERS, SAYING
from credscore.comparison.matching import Matching
from credscore.comparison.quantity import is_numeral
from credscore.comparison.quotewords import Quoted
from credscore.comparison.side import Facing
from credscore.comparison.spelled import spelled
from credscore.comparison.stems import content, stem

_RUN = 5  # words that are more than a phrase anybody may use
_PHRASE = 3  # words of a quotation that is more than a name or an ironic word

_ELLIPSIS = re.compile(r"…|\.\s?\.|[\[(]")
_MARKS = frozenset(("“", "”", "„", "«", "»", '"', "''"))
_OF_NUMBERS = frozenset((*CURRENCIES, *PERCENT, "and", "per", "cent", "a"))

_Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a quotation that are not what was said.

    Attributes
    ----------
    what : str
        "exchanged", "added", "left out", "made up" or "unmarked".
    copy, original : tuple of two ints, or None
        Ranges of tokens.
    """

    what: str
    copy: _Range | None
    original: _Range | None
    severity: float


def stretches(quoted: Quoted, matchings: Sequence[Matching]) -> Iterator[Stretch]:
    """Yield the altered stretches of all quotations, pair by pair."""
    made_up = set()
    for matching in matchings:
        ours = any(t in quoted.ours for t in matching.copy)
        theirs = any(t in quoted.theirs for t in matching.original)
        if ours:
            for stretch in _made_up(quoted, matching):
                made_up.add(stretch.copy)
                yield stretch
        if ours or theirs:
            for stretch in _blocks(quoted, matching):
                if not _inside(stretch.copy, made_up):
                    yield stretch
        if theirs:
            yield from _unmarked(quoted, matching)


def _inside(one: _Range | None, ranges: set[_Range | None]) -> bool:
    return one is not None and any(r and r[0] <= one[0] and one[1] <= r[1] for r in ranges)


def _blocks(quoted: Quoted, matching: Matching) -> Iterator[Stretch]:
    """Yield what was exchanged, added or left out."""
    for (first, last), (begin, end), is_same in Facing.copy(matching).blocks:
        if is_same:
            continue
        tokens, others = matching.copy[first:last], matching.original[begin:end]
        here = _words(quoted, [t for t in tokens if t in quoted.ours])
        there = [t for t in others if t in quoted.theirs and _is_word(quoted.original.words[t])]
        if here and there:
            yield from _exchanged(quoted, here, there)
        elif here:
            plain = any(_is_word(quoted.original.words[t]) for t in others)
            if not plain:
                yield from _added(quoted, here)
        elif there and not any(_is_word(quoted.copy.words[t]) for t in tokens):
            yield from _left_out(quoted, matching, first, last, there)


def _words(quoted: Quoted, tokens: Sequence[int]) -> list[int]:
    """Return the tokens that are words, without those in brackets."""
    words, text = quoted.copy.words, quoted.copy.doc.text
    if "[" not in text and "(" not in text:
        return [token for token in tokens if _is_word(words[token])]
    kept = []
    for token in tokens:
        if not _is_word(words[token]):
            continue
        before = words[max(0, token - 12) : token]
        opened = max((i for i, w in enumerate(before) if w in "[("), default=-1)
        closed = max((i for i, w in enumerate(before) if w in "])"), default=-1)
        if opened <= closed:
            kept.append(token)
    return kept


def _is_word(word: str) -> bool:
    return word[0].isalnum()


def _exchanged(quoted: Quoted, here: list[int], there: list[int]) -> Iterator[Stretch]:
    ours = [quoted.copy.words[t] for t in here]
    theirs = [quoted.original.words[t] for t in there]
    if _alike(ours, theirs):
        return
    changed = [w for w in (*ours, *theirs) if (w in ours) != (w in theirs)]
    severity = 0.8 if any(content(w) for w in changed) else 0.5
    yield Stretch("exchanged", (here[0], here[-1] + 1), (there[0], there[-1] + 1), severity)


def _alike(ours: list[str], theirs: list[str]) -> bool:
    """Tell whether only the spelling differs; numbers are compared by their value elsewhere."""
    if spelled(ours) == spelled(theirs):
        return True
    left, right = ([w for w in spelled(side) if not _counts(w)] for side in (ours, theirs))
    return left == right or "".join(left) == "".join(right)


def _counts(word: str) -> bool:
    """Tell whether a word belongs to a number."""
    return is_numeral(word) or word in _OF_NUMBERS


def _added(quoted: Quoted, here: list[int]) -> Iterator[Stretch]:
    first, last = here[0], here[-1] + 1
    words = quoted.copy.words[first:last]
    if all(map(_counts, words)):
        return
    mates = [t for t in _quotation(quoted, here[0]) if quoted.there.get(t, -1) in quoted.theirs]
    mates = [t for t in mates if _is_word(quoted.copy.words[t])]
    if not mates or (quoted.is_said(first, last) and len(here) >= _PHRASE):
        return
    if all(w in SAYING or not content(w) for w in words) and not mates[0] < first < mates[-1]:
        return
    yield Stretch("added", (first, last), None, 0.7 if any(map(content, words)) else 0.5)


def _quotation(quoted: Quoted, token: int) -> range:
    return range(*quoted.copy.quotations[quoted.ours[token]])


def _left_out(
    quoted: Quoted, matching: Matching, first: int, last: int, there: list[int]
) -> Iterator[Stretch]:
    """Yield words that the quotation goes on behind as if they had not been there."""
    words = [quoted.original.words[t] for t in there]
    if all(map(_counts, words)):
        return
    before = _neighbour(quoted, matching, range(first - 1, -1, -1))
    after = _neighbour(quoted, matching, range(last, len(matching.copy)))
    if before is None or after is None or quoted.ours[before] != quoted.ours[after]:
        return
    side = quoted.copy
    if _ELLIPSIS.search(side.doc.text, side.ends[before], side.starts[after]):
        return
    known = quoted.theirs.get(quoted.there.get(before, -1)), quoted.theirs.get(there[0])
    if known[0] != known[1]:
        return
    severity = 0.7 if any(content(w) and w not in FILLERS for w in words) else 0.5
    yield Stretch("left out", (before, after + 1), (there[0], there[-1] + 1), severity)


def _neighbour(quoted: Quoted, matching: Matching, positions: range) -> int | None:
    """Return the next quoted word of the copy that the original has too."""
    for position in positions:
        token = matching.copy[position]
        if _is_word(quoted.copy.words[token]):
            return token if token in quoted.ours and token in quoted.there else None
    return None


def _made_up(quoted: Quoted, matching: Matching) -> Iterator[Stretch]:
    """Yield quotations, or runs of words in them, that the original has without marks."""
    mine = set(matching.copy)
    for i in sorted({quoted.ours[t] for t in matching.copy if t in quoted.ours}):
        tokens = [t for t in range(*quoted.copy.quotations[i]) if t in mine]
        words = _words(quoted, [t for t in tokens if t in quoted.ours])
        if len(words) < _PHRASE or _is_title(quoted, words):
            continue
        from_speech = [quoted.there.get(t, -1) in quoted.original.quoted for t in words]
        plain = [t in quoted.there and not q for t, q in zip(words, from_speech, strict=True)]
        if not any(from_speech):
            if _has_source(quoted, matching, words, plain):
                yield Stretch("made up", (words[0], words[-1] + 1), None, 0.7)
            continue
        for first, last in _runs(plain, _RUN):
            run = words[first:last]
            if any(content(quoted.copy.words[t]) for t in run):
                yield Stretch("made up", (run[0], run[-1] + 1), None, 0.6)


def _has_source(quoted: Quoted, matching: Matching, words: list[int], plain: list[bool]) -> bool:
    """Tell whether the original says this in words of its own."""
    if quoted.is_said(words[0], words[-1] + 1) or _half_marked(quoted, matching):
        return False
    said = sum(content(quoted.copy.words[t]) for t, p in zip(words, plain, strict=True) if p)
    if any(t in quoted.theirs for t in matching.original):
        # A quotation that was reworded from end to end is told as exchanged words.
        return said >= 2 and sum(plain) >= _PHRASE  # noqa: PLR2004  one word alone is no phrase
    stems = {stem(quoted.original.words[t]) for t in matching.original}
    return said >= 1 and any(stem(quoted.copy.words[t]) in stems for t in words)


def _half_marked(quoted: Quoted, matching: Matching) -> bool:
    """Tell whether the original has marks here that are no quotation: one of them is missing."""
    words = quoted.original.words
    for t in matching.original:
        if words[t] in _MARKS or (words[t] == "'" and words[t - 1] in ",."):
            return t not in quoted.original.quoted and not quoted.original.in_quote(t - 1, t + 2)
    return False


def _is_title(quoted: Quoted, words: list[int]) -> bool:
    """Tell whether the marks are those of a title or a name."""
    strings = quoted.copy.doc.tokens.strings
    return all(strings[t][0].isupper() for t in words if content(quoted.copy.words[t]))


def _runs(flags: list[bool], shortest: int) -> Iterator[_Range]:
    start = None
    for i, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = i
        elif not flag and start is not None:
            if i - start >= shortest:
                yield start, i
            start = None


def _unmarked(quoted: Quoted, matching: Matching) -> Iterator[Stretch]:
    """Yield runs of quoted words that the copy has as its own."""
    if any(quoted.copy.words[t] in SAYING for t in matching.copy):
        return
    tokens = [t for t in matching.copy if _is_word(quoted.copy.words[t])]
    flags = [
        t not in quoted.copy.quoted and quoted.there.get(t, -1) in quoted.theirs for t in tokens
    ]
    for first, last in _runs(flags, _RUN):
        run = tokens[first:last]
        there = [quoted.there[t] for t in run]
        if max(there) - min(there) < 2 * len(run) + _RUN and _open_nowhere(quoted, run):
            yield Stretch("unmarked", (run[0], run[-1] + 1), (min(there), max(there) + 1), 0.5)


def _open_nowhere(quoted: Quoted, run: list[int]) -> bool:
    """Tell whether no mark of the paragraph stands around the run, so that none was just lost."""
    words = quoted.copy.words
    around = words[max(0, run[0] - _PHRASE) : run[-1] + 1 + _PHRASE]
    return _MARKS.isdisjoint(around)
