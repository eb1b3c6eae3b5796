"""Who is cited: the words that name the source of a cue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from credscore.extractors.attribution.reading import QUOTE_MARKS
from credscore.extractors.attribution.words import Range, Words
from credscore.extractors.lexicons.attribution import (
    AUXILIARIES,
    CUES,
    DAYS,
    LINKS,
    NO_INVERSION,
    OPENING,
    PRONOUNS,
)

Side = Literal["before", "after", "shared", "none"]

_REACH = 24  # tokens a source may be long, and how far it is looked for
_SUBJECT = 14  # tokens from where a subject begins to its verb
_STOPS = frozenset(",;:—–-()?![]…•|") | QUOTE_MARKS
_DETERMINERS = frozenset("the a an its his her their our my this these those one some".split())
_JOINTS = frozenset({"and", "but", "so", "or", "yet"})
_CONDITIONS = frozenset("when if as while because than where how".split())
_DESCRIBING = frozenset({"a", "an", "who", "whose", "former"})
_PREPOSITIONS = frozenset("in on at by with from during for under as to of over".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """A cue, the sentence it stands in, and the source that its own clause names.

    Attributes
    ----------
    place : int
        Number of the cue among the possible ones.
    home : int
        Number of the sentence.
    cue : tuple of int
    source : tuple of int or None
        Ranges of tokens.
    side : {"before", "after", "shared", "none"}
        Where the source stands; "shared" where the clause has no subject of its own.
    """

    place: int
    home: int
    cue: Range
    source: Range | None
    side: Side


def source_of(words: Words, cue: Range, sentence: Range) -> tuple[Range | None, Side]:
    """Find the source of the cue at tokens `cue` in the sentence at tokens `sentence`.

    Returns
    -------
    source : tuple of int or None
        Range of tokens.
    side : {"before", "after", "shared", "none"}
        Where it stands; "shared" where the cue continues an earlier one.
    """
    low, high = sentence
    first, last = cue
    if words.lower[last - 1] == "to" and words.lower[first] == "according":
        end = _with_apposition(words, _phrase_end(words, last, high), high)
        return ((last, end), "after") if end > last else (None, "none")
    if last + 1 < high and words.lower[last] == "by":
        end = _phrase_end(words, last + 1, high)
        return ((last + 1, end), "after") if end > last + 1 else (None, "none")
    if _inverted(words, cue, sentence):
        return (last, _phrase_end(words, last, high)), "after"
    before = words.lower[first - 1] if first > low else ""
    if words.lower[last - 1].endswith("ing") and before not in AUXILIARIES:
        return None, "shared"
    if before in {"and", "but", "or", "then", "to"}:
        return None, "shared"
    source = _before(words, first, low)
    return source, "before" if source else "none"


def _with_apposition(words: Words, comma: int, high: int) -> int:
    """Return the end of "X, a spokesman for Y" where only X has been read."""
    if comma + 1 < high and words.strings[comma] == "," and words.lower[comma + 1] in _DESCRIBING:
        for i in range(comma + 2, min(high, comma + _REACH)):
            if words.strings[i] == ",":
                return i
            if words.lower[i] in AUXILIARIES or words.quoted[i]:
                break
    return comma


def _before(words: Words, cue: int, low: int) -> Range | None:
    end = cue
    floor = max(low, cue - _REACH)
    while end > floor and (
        words.lower[end - 1] in AUXILIARIES or words.lower[end - 1].endswith("ly")
    ):
        end -= 1
    if end - 1 > low and words.strings[end - 1] == ",":
        end = _before_apposition(words, end - 1, low)
    if end > low and words.lower[end - 1] in _CONDITIONS:
        return None
    if end > low and words.strings[end - 1] == ")":
        reach = range(end - 1, max(low, end - 12), -1)
        end = next((i for i in reach if words.strings[i] == "("), end)
    start = _phrase_start(words, end, low)
    return (start, end) if start < end else None


def _before_apposition(words: Words, comma: int, low: int) -> int:
    """Return the end of "X" in "X, a spokesman for Y, said", or of "Y" where there is no X."""
    for i in range(comma - 1, max(low, comma - _REACH), -1):
        if words.strings[i] == "," and i > low:
            return i
        if words.strings[i] in QUOTE_MARKS:
            break
    return comma


def _phrase_start(words: Words, end: int, low: int) -> int:
    start = end
    own = words.quoted[end - 1] if end > low else False
    floor = max(low, end - _REACH)
    while start > floor and not _ends_phrase(words, start - 1, end, low, quoted=own):
        start -= 1
    while start < end - 1 and (
        words.lower[start] in _PREPOSITIONS
        or words.lower[start] in DAYS
        or words.lower[start] in _JOINTS
    ):
        start += 1
    return start


def _ends_phrase(words: Words, i: int, end: int, low: int, *, quoted: bool) -> bool:
    token, word = words.strings[i], words.lower[i]
    if token in _STOPS or words.quoted[i] != quoted:
        return True
    if i == end - 1:
        return False
    if word == "and":
        return not (words.strings[i - 1][:1].isupper() and words.strings[i + 1][:1].isupper())
    if word in LINKS or word in AUXILIARIES or word in PRONOUNS:
        return True
    if word in CUES and not token[0].isupper():
        return i == low or words.lower[i - 1] not in _DETERMINERS
    return False


def _phrase_end(words: Words, start: int, high: int) -> int:
    """Return where the noun phrase that begins at `start` ends."""
    end = start
    quoted = words.quoted[start] if start < high else False
    while end < min(high, start + _REACH):
        token, word = words.strings[end], words.lower[end]
        if token in _STOPS or token == "." or words.quoted[end] != quoted:  # noqa: S105
            break
        if end > start and (word in LINKS or word in AUXILIARIES or word in DAYS):
            break
        if end > start and word in {"in", "on", "during"}:
            break
        end += 1
    return end


def subject(words: Words, cue: Range, sentence: Range) -> Range | None:
    """Return the words before the sentence's first verb, an opening phrase aside."""
    low = sentence[0]
    while low < cue[0] and (words.strings[low] in QUOTE_MARKS or words.lower[low] in _JOINTS):
        low += 1
    if low < cue[0] and (words.lower[low] in OPENING or words.lower[low].endswith("ing")):
        reach = range(low, min(cue[0], low + 2 * _REACH))
        low = next((i for i in reach if words.strings[i] == ","), cue[0]) + 1
    for i in range(low + 1, min(cue[0], low + _SUBJECT)):
        word = words.lower[i]
        verb = word in AUXILIARIES or word in CUES or word.endswith("ed")
        if verb or word in LINKS or words.strings[i] in _STOPS or words.quoted[i]:
            return low, i
    return None


def _inverted(words: Words, cue: Range, sentence: Range) -> bool:
    """Tell whether the subject follows the verb: “…,” said Smith."""
    (first, last), (low, high) = cue, sentence
    if last >= high or last - first > 1 or words.lower[first] in NO_INVERSION:
        return False
    after, word = words.strings[last], words.lower[last]
    if not (after[0].isupper() or word in _DETERMINERS) or word in DAYS or word == "that":
        return False
    if first == low:
        return False
    previous = words.strings[first - 1]
    if previous in QUOTE_MARKS or words.quoted[first - 1] != words.quoted[first]:
        return True
    if previous != ",":
        return False
    end = _phrase_end(words, last, high)
    return end == high or words.strings[end] in ",."
