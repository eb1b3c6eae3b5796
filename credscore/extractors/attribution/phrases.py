"""What the words of a source say of its kind."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from credscore.extractors.attribution.words import Range, Words
from credscore.extractors.base import SourceKind
from credscore.extractors.lexicons.attribution.cues import DAYS, LINKS
from credscore.extractors.lexicons.attribution.sources import (
    ANONYMOUS,
    COMPANIES,
    DOCUMENTS,
    GROUPS,
    MEDIA,
    OFFICES,
    ORGANISATIONS,
    PAPERS,
    PARTS,
    PEOPLE,
    PERSONS,
    PRONOUNS,
    QUANTITIES,
    ROLES,
    STATES,
    TITLES,
)
from credscore.extractors.lexicons.attribution.ways import OUTLETS

_HEAD_ENDS = frozenset(", of for in at from by with on to about against close near ( - – —".split())
_NOUNS: tuple[tuple[frozenset[str], SourceKind], ...] = (
    (DOCUMENTS, "document_or_data"),
    (ANONYMOUS, "unnamed_individual"),
    (GROUPS, "unnamed_group"),
    (ORGANISATIONS, "named_organisation"),
)
_HEADS = ANONYMOUS | GROUPS | ORGANISATIONS | DOCUMENTS
_NO_PERSONS = GROUPS | ORGANISATIONS | DOCUMENTS | MEDIA
_ARTICLES = frozenset({"the", "a", "an"})
_SOMEBODY = frozenset("a an one another his her their my our".split())
_LINKING = frozenset("of for at in and by from with to &".split())
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Names:
    """Capitalised words of a document that stand for a person, and for a company.

    A surname follows a first name or a title somewhere; a company's name does not.  `told` is
    true where the document is long enough for that.
    """

    persons: frozenset[str]
    companies: frozenset[str]
    told: bool = False

    @classmethod
    def of(cls, words: Words) -> Names:
        """Look at every pair of neighbours."""
        persons, companies = set(), set()
        strings, lower = words.strings, words.lower
        for before, i in pairwise(words.capitals):
            gap = i - before
            if gap > 1 and not (gap == _DOTTED and strings[i - 1] == "."):
                continue
            if lower[before] in TITLES:
                persons.add(strings[i])
            elif gap == 1 and lower[i] in COMPANIES:
                companies.add(strings[before])
            elif gap == 1 and lower[before] not in _NO_FIRST_NAMES:
                persons.add(strings[i])
        long = len(strings) >= _LONG
        return cls(frozenset(persons - companies), frozenset(companies), long)


_LONG = 150  # tokens of a document in which nobody is left without a first name or a title
_DOTTED = 2  # tokens from "Mr" to "Ferrow" in "Mr. Ferrow"
_NO_FIRST_NAMES = _ARTICLES | LINKS | DAYS | STATES | _LINKING | QUANTITIES | PRONOUNS


def kind_of(words: Words, text: str, source: Range, names: Names) -> SourceKind:
    """Judge a source by its own words; "unresolved" where they leave it open."""
    source = _counted(words, source)
    start, stop = source[0], head_end(words, source)
    head = bare(words.lower[stop - 1])
    if head in PRONOUNS and stop - start == 1:
        return "unresolved"
    if _is_outlet(words, text, (start, stop), head):
        return "media_outlet"
    if _is_person(words, source, (start, stop)):
        return "named_person"
    if words.lower[start : start + 2] == ("one", "of"):
        return "unnamed_individual"
    counted: SourceKind | None = "unnamed_group" if _proportion(words, source) else None
    listed = next((kind for nouns, kind in _NOUNS if head in nouns), None)
    found = counted or listed or _kind_within(words, (start, stop))
    return found or _kind_by_form(words, (start, stop), head, names)


def bare(word: str) -> str:
    """Return a word without what an apostrophe ties to it: "she's", "they’ve", "Ann's".

    >>> bare("she's"), bare("they’ve"), bare("O’Neill")
    ('she', 'they', 'O’Neill')
    """
    stem, mark, rest = word.replace("’", "'").rpartition("'")
    return stem if mark and rest in {"s", "re", "ve", "ll", "d", "m", ""} else word


def _counted(words: Words, source: Range) -> Range:
    """Leave out "a number of", "45 percent of", "a team of": what they count says more."""
    start, stop = source
    for i in range(start, min(stop - 1, start + 6)):
        if words.lower[i] == "of" and i > start and words.lower[i - 1] in PARTS:
            return i + 1, stop
    return source


def _proportion(words: Words, source: Range) -> bool:
    """Judge "about four in 10 voters"."""
    reach = range(source[0] + 1, min(source[1] - 1, source[0] + 6))
    return any(words.lower[i] in {"in", "of"} and words.lower[i + 1].isdigit() for i in reach)


def head_end(words: Words, source: Range) -> int:
    """Return where the noun phrase ends that the source's first words make."""
    start, end = source
    for i in range(start + 1, end):
        word = words.lower[i]
        after = words.lower[i + 1] if i + 1 < end else ","
        participle = word.endswith("ed") and (after in _HEAD_ENDS or after in DAYS)
        doing = word.endswith("ing") and words.lower[i - 1].endswith("s")
        if word in _HEAD_ENDS or word in LINKS or participle or doing:
            return i
    return end


def _is_outlet(words: Words, text: str, phrase: Range, head: str) -> bool:
    start, stop = phrase
    article = words.lower[start] == "the" and stop - start > 1
    if head in MEDIA or (article and words.strings[stop - 1] in PAPERS):
        return True
    if head in DOCUMENTS:
        return False
    outlet = OUTLETS.match(text, words.starts[start + article])
    return outlet is not None and outlet.end() >= words.ends[stop - 1]


def _is_person(words: Words, source: Range, phrase: Range) -> bool:
    """Find a person's name: "Mr. Ferrow", "the head of research Ann Ferrow", "his wife, Ann"."""
    start, stop = phrase
    if stop - start == 1 and words.strings[start][0].isupper() and words.lower[start] in DOCUMENTS:
        return not _opens_sentence(words, start)
    if words.lower[start] in TITLES and words.lower[stop - 1] not in _HEADS:
        name = next((word for word in words.strings[start + 1 : stop] if word[0].isalnum()), "-")
        if name[0].isupper():
            return True
    if _possessed(words, start, stop):
        return True
    head = words.lower[stop - 1]
    someone = words.strings[stop - 1][0].islower() and head not in _NO_PERSONS
    more = stop < source[1] and someone and not head.endswith("s")
    return more and _ends_in_name(words, source)


def _possessed(words: Words, start: int, stop: int) -> bool:
    """Judge "the Courier's Ann Ferrow": only a name after the possessive."""
    last = stop
    while last > start and words.strings[last - 1][0].isupper() and not _owns(words, last - 1):
        last -= 1
    known = ORGANISATIONS.union(DOCUMENTS, GROUPS).intersection(words.lower[last:stop])
    return start < last < stop and _owns(words, last - 1) and not known


def _owns(words: Words, token: int) -> bool:
    return bare(words.strings[token]) != words.strings[token]


def _ends_in_name(words: Words, source: Range) -> bool:
    """Tell whether a person's name stands after a comma, or at the end after a word that ends."""
    start, stop = source
    commas = [i for i in range(start, stop) if words.strings[i] == ","]
    for comma in commas:
        end = next((i for i in commas if i > comma), stop)
        if _full_name(words, comma + 1, end):
            return True
    last = stop
    while last > start and (words.strings[last - 1][0].isupper() or words.strings[last - 1] == "."):
        last -= 1
    return words.lower[last - 1] not in _LINKING | _ARTICLES and _full_name(words, last, stop)


def _full_name(words: Words, start: int, end: int) -> bool:
    parts = [word for word in words.strings[start:end] if word != "."]
    if not 1 < len(parts) <= _LONGEST_NAME or any(w.lower() in ORGANISATIONS for w in parts):
        return False
    return all(part[0].isupper() or part in {"de", "van", "von", "al", "bin"} for part in parts)


def _opens_sentence(words: Words, token: int) -> bool:
    home = bisect_right(words.sentences, (token, len(words.lower))) - 1
    return words.sentences[home][0] == token


def _kind_within(words: Words, phrase: Range) -> SourceKind | None:
    """Judge "officials aware of it": a noun for people before a last word in lower case."""
    if words.strings[phrase[1] - 1][0].isupper():
        return None
    before = words.lower[phrase[0] : phrase[1] - 1]
    for word in reversed(before):
        for nouns, kind in _NOUNS[:3]:
            if word in nouns:
                return kind
    return "unnamed_group" if before and before[0] in QUANTITIES else None


def _kind_by_form(words: Words, phrase: Range, head: str, names: Names) -> SourceKind:
    """Judge a noun that no list holds by its capitals, its ending and the words before it."""
    start, stop = phrase
    opening, written = words.lower[start], words.strings[stop - 1]
    state = all(word.rstrip(".") in STATES for word in words.lower[start:stop])
    initials = "".join(words.strings[start:stop]).replace(".", "")
    if state or (initials.isupper() and len(initials) > 1):
        return "named_organisation"
    plural = head.endswith("s") and opening not in PRONOUNS
    people = plural and head[:-1].endswith(PERSONS) and written not in names.persons
    if (plural and opening in QUANTITIES) or head in PARTS:
        return "unnamed_group"
    if written[0].isupper() and not (
        people and stop - start == 1 and _opens_sentence(words, start)
    ):
        return _kind_of_name(words, phrase, names)
    if head in ROLES or head in PEOPLE or head.endswith(PERSONS):
        single = opening in _SOMEBODY or head in OFFICES - ROLES
        return "unnamed_individual" if single and not plural else _many(plural=plural)
    return _many(plural=plural)


def _many(*, plural: bool) -> SourceKind:
    return "unnamed_group" if plural else "unresolved"


def _kind_of_name(words: Words, phrase: Range, names: Names) -> SourceKind:
    start, stop = phrase
    title = any(
        word in ROLES or (word.endswith(PERSONS) and following[0].isupper())
        for word, following in zip(
            words.lower[start:stop], words.strings[start + 1 : stop], strict=False
        )
    )
    if words.lower[start] in _ARTICLES and not title:
        return "named_organisation"
    written = bare(words.strings[stop - 1])
    if stop - start > 1 or written in names.persons:
        return "named_person"
    return "named_organisation" if written in names.companies or names.told else "named_person"
