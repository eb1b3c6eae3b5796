"""What is reported: the words that a cue gives to its source."""

from __future__ import annotations

from credscore.extractors.attribution.reading import QUOTE_MARKS
from credscore.extractors.attribution.sources import Clause
from credscore.extractors.attribution.words import Range, Words
from credscore.extractors.lexicons.attribution import DAYS, LINKS, SETTINGS, TELLING

_CLAUSE = 3  # tokens a clause has at least
_SHORT = 12  # tokens after a cue that may only say where and when: "told reporters on Monday"
_LOOKED_AT = 50  # tokens among which content has a word


def contents_of(words: Words, clause: Clause, within: Range) -> list[Range]:
    """Find the content of a clause's cue among the tokens `within`, as ranges of tokens."""
    cue, source = clause.cue, clause.source
    low, stop = within
    outer = (min(cue[0], source[0]), max(cue[1], source[1])) if source else cue
    if clause.side == "after":
        left, right = _trimmed(words, (low, cue[0])), outer[1]
    else:
        left, right = _trimmed(words, (low, outer[0])), cue[1]
    before = cue[0] if clause.side == "after" else outer[0]
    joined = before > low and words.strings[before - 1] in QUOTE_MARKS | {","}
    rest = _trimmed(words, (_after_object(words, cue, right, stop), stop))
    if clause.side == "after":
        return _around(words, left, rest, joined=joined, cue=cue)
    if rest is None or (joined and left and _only_setting(words, rest)):
        return [left] if left else []
    if not joined or left is None:
        return [rest]
    speech = words.quoted[rest[0]]
    if words.quoted[left[1] - 1] and not words.quoted[cue[0]]:
        return [left, rest] if speech or words.strings[right] == "," else [left]
    long = left[1] - left[0] >= _CLAUSE
    parenthetical = long and not speech and words.strings[right] == ","
    return [left, rest] if parenthetical else [rest]


def _around(
    words: Words, left: Range | None, rest: Range | None, *, joined: bool, cue: Range
) -> list[Range]:
    """Return the content around an inverted clause or around "according to X"."""
    if left is None:
        return [rest] if rest else []
    if words.lower[cue[0]] == "according":
        return [left, rest] if joined and rest else [left]
    if rest and words.n_quoted(rest) and words.quoted[left[1] - 1]:
        return [left, (words.first_quoted(rest), rest[1])]
    return [left]


def _after_object(words: Words, cue: Range, start: int, high: int) -> int:
    """Skip whom the words were said to: "told the newspaper that"."""
    if words.lower[cue[1] - 1] not in TELLING or start >= high:
        return start
    for i in range(start, min(high, start + 12)):
        word = words.lower[i]
        if word in {"that", "to", ",", ":", "if", "whether", "about", "not", "how", "why", "what"}:
            return i + (word in ",:")
        if words.quoted[i] and not words.quoted[cue[0]]:
            return i
        if i > start and (word in {"he", "she", "it", "they", "i", "we"}):
            return i
    return min(start + 1, high)


def _only_setting(words: Words, rest: Range) -> bool:
    """Tell whether what follows a cue is no statement: "on Monday", "in a telephone interview"."""
    word = words.lower[rest[0]]
    begins = word in SETTINGS or word in DAYS or word.endswith("ly")
    if not begins or rest[1] - rest[0] > _SHORT or words.quoted[rest[0]]:
        return False
    return not any(words.lower[i] in LINKS for i in range(*rest))


def _trimmed(words: Words, found: Range) -> Range | None:
    """Leave out commas and the like at the edges; None where no word is left."""
    kept = words.trimmed(found)
    if kept is None:
        return None
    start, end = kept
    looked_at = words.strings[start : min(end, start + _LOOKED_AT)]
    return kept if any(token[0].isalnum() for token in looked_at) else None
