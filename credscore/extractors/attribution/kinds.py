"""What kind of source is cited, source by source in reading order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from credscore.extractors.attribution.phrases import Names, bare, head_end, kind_of
from credscore.extractors.attribution.spans import Found
from credscore.extractors.attribution.words import Range, Words
from credscore.extractors.base import SourceKind
from credscore.extractors.lexicons.attribution.cues import AUXILIARIES, CUES, LINKS
from credscore.extractors.lexicons.attribution.sources import OFFICES, ORGANISATIONS, STATES, TITLES

_PERSONS: frozenset[SourceKind] = frozenset({"named_person", "unnamed_individual"})
_THINGS: frozenset[SourceKind] = frozenset(
    {"named_organisation", "document_or_data", "media_outlet"}
)
_OPEN: SourceKind = "unresolved"
_AROUND = 3  # attributions on either side in which a speaker is looked for
_HE_OR_SHE = frozenset({"he", "she"})
_RELATIVE = frozenset({"who", "which", "that"})
_ARTICLES = frozenset({"the", "a", "an"})
_BACK = 60  # tokens that a pronoun may look back for a name
_NOUN = 10  # tokens that what a relative pronoun stands for may be long


def kinds_of(words: Words, text: str, found: list[Found]) -> list[SourceKind]:
    """Name the kind of every source.

    Pronouns, and offices ("the governor"), take the kind of who was named or cited before; "I"
    in a quotation that of who is quoted.
    """
    names = Names.of(words) if found else Names(frozenset(), frozenset())
    cited = _Cited(words)
    kinds: list[SourceKind] = []
    for one in found:
        if one.source is None:
            kinds.append("unresolved")
            continue
        kind = _antecedent(words, text, one.source, names) or kind_of(
            words, text, one.source, names
        )
        kinds.append(cited.meant(one.source) if kind == "unresolved" else kind)
        cited.add(one.source, kind)
    return [_speaking(words, found, kinds, i) for i in range(len(found))]


class _Cited:
    """Who was cited last: a person, a thing, anything that "they" may be."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._person: SourceKind = _OPEN
        self._thing: SourceKind = _OPEN
        self._several: SourceKind = _OPEN
        self._until = 0  # where the last person's words end

    def add(self, source: Range, kind: SourceKind) -> None:
        if kind in _PERSONS:
            self._person, self._until = kind, source[1]
        elif kind != _OPEN:
            self._several = kind
            self._thing = kind if kind in _THINGS else self._thing

    def meant(self, source: Range) -> SourceKind:
        """Return the kind of what a pronoun or an office stands for."""
        word, single = bare(self._words.lower[source[0]]), _single(source)
        if (word in _HE_OR_SHE and single) or _office(self._words, source):
            named = _named(self._words, self._until, source[0])
            return "named_person" if named else self._person
        if word == "who":
            return self._person
        if word in {"it", "which"} and single:
            return self._thing
        return self._several if word == "they" and single else _OPEN


def _speaking(words: Words, found: list[Found], kinds: list[SourceKind], i: int) -> SourceKind:
    """Return the kind of the source; of who says it, where "I" stands in a quotation."""
    source = found[i].source
    if source is None or kinds[i] != _OPEN or bare(words.lower[source[0]]) != "i":
        return kinds[i]
    at = source[0]
    around = range(max(0, i - _AROUND), min(len(found), i + 1 + _AROUND))
    speaking = (k for k in around if any(low <= at < high for low, high in found[k].contents))
    return kinds[next((k for k in speaking if k != i), i)]


def _single(source: Range) -> bool:
    return source[1] - source[0] == 1


def _office(words: Words, source: Range) -> bool:
    """Judge "the president", "Ardlow's mayor" and "the senator from Vermont": somebody named."""
    end = head_end(words, source)
    return words.lower[end - 1] in OFFICES and words.lower[source[0]] not in {"a", "an", "one"}


def _antecedent(words: Words, text: str, source: Range, names: Names) -> SourceKind | None:
    """Judge what "who" or "which" stands for, where that is the noun just before it."""
    at = source[0]
    if not _single(source) or words.lower[at] not in _RELATIVE:
        return None
    low = words.sentences[bisect_right(words.sentences, (at, len(words.lower))) - 1][0]
    end = at - 1 if at > low and words.strings[at - 1] == "," else at
    start = end
    while start > max(low, end - _NOUN) and not _begins(words, start - 1):
        start -= 1
    if start == end:
        return None
    kind = kind_of(words, text, (start, end), names)
    return None if kind == "unresolved" else kind


def _begins(words: Words, i: int) -> bool:
    word = words.lower[i]
    clause = word in LINKS or word in AUXILIARIES or word in CUES
    return clause or not words.strings[i][0].isalnum()


def _named(words: Words, start: int, end: int) -> bool:
    """Tell whether a person's full name stands in the tokens just before a pronoun."""
    low = bisect_left(words.capitals, max(start, end - _BACK))
    near = words.capitals[low : bisect_left(words.capitals, end)]
    return any(second == first + 1 and _names(words, first) for first, second in pairwise(near))


def _names(words: Words, i: int) -> bool:
    """Tell whether two capitalised tokens from `i` on may be a person's name."""
    if words.strings[i + 1].isupper():
        return False
    known = words.lower[i] in STATES or words.lower[i + 1] in ORGANISATIONS
    return words.lower[i].rstrip(".") in TITLES or not (known or words.lower[i] in _ARTICLES)
