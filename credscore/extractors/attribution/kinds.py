"""What kind of source is cited, in which form, and through whom it reached the article."""

from __future__ import annotations

from collections.abc import Iterator

from credscore.extractors.attribution.spans import Found
from credscore.extractors.attribution.words import Range, Words
from credscore.extractors.base import Chain, Form, SourceKind
from credscore.extractors.lexicons.attribution import (
    ANONYMOUS,
    COURT,
    DAYS,
    DECLINING,
    DOCUMENTS,
    GROUPS,
    LINKS,
    MEDIA,
    ORGANISATIONS,
    OUTLETS,
    PAPERS,
    PERSONS,
    POSTING,
    PRONOUNS,
    QUANTITIES,
    ROLES,
    STATES,
    TELLING,
)

_HEAD_ENDS = frozenset(", of for in at from by with on to about against close near ( - – —".split())
_PERSONS: frozenset[SourceKind] = frozenset({"named_person", "unnamed_individual"})
_BODIES: frozenset[SourceKind] = frozenset(
    {"named_organisation", "document_or_data", "media_outlet", "unnamed_group"}
)
_DIRECT = 0.9  # share of a direct quotation that is quoted at least
_NOUNS: tuple[tuple[frozenset[str], SourceKind], ...] = (
    (DOCUMENTS, "document_or_data"),
    (ANONYMOUS, "unnamed_individual"),
    (GROUPS, "unnamed_group"),
    (ORGANISATIONS, "named_organisation"),
)
_NEAR = 12  # tokens after a cue that may say where it was said


def kinds_of(words: Words, text: str, found: list[Found]) -> Iterator[SourceKind]:
    """Name the kind of every source in reading order; pronouns take the kind of one before."""
    person: SourceKind = "unresolved"
    body: SourceKind = "unresolved"
    for one in found:
        kind = _kind(words, text, one.source) if one.source else "unresolved"
        if kind == "unresolved" and one.source:
            kind = {"he": person, "she": person, "who": person, "it": body, "they": body}.get(
                words.lower[one.source[0]], kind
            )
        elif kind in _PERSONS:
            person = kind
        elif kind in _BODIES:
            body = kind
        yield kind


def _kind(words: Words, text: str, source: Range) -> SourceKind:
    phrase = source[0], _head_end(words, source)
    head = words.lower[phrase[1] - 1].removesuffix("'s").removesuffix("’s")
    if head in PRONOUNS and phrase[1] - phrase[0] == 1:
        return "unresolved"
    if _is_outlet(words, text, phrase, head):
        return "media_outlet"
    for nouns, kind in _NOUNS:
        if head in nouns:
            return kind
    return _kind_within(words, phrase) or _kind_by_form(words, phrase, head)


def _kind_within(words: Words, phrase: Range) -> SourceKind | None:
    """Judge "officials aware of it": a noun for people before a last word in lower case."""
    if words.strings[phrase[1] - 1][0].isupper():
        return None
    before = words.lower[phrase[0] : phrase[1] - 1]
    return "unnamed_individual" if ANONYMOUS.intersection(before) else None


def _is_outlet(words: Words, text: str, phrase: Range, head: str) -> bool:
    start, stop = phrase
    article = words.lower[start] == "the" and stop - start > 1
    if head in MEDIA or (article and words.strings[stop - 1] in PAPERS):
        return True
    if head in DOCUMENTS:
        return False
    outlet = OUTLETS.match(text, words.starts[start + article])
    return outlet is not None and outlet.end() >= words.ends[stop - 1]


def _kind_by_form(words: Words, phrase: Range, head: str) -> SourceKind:
    """Judge a noun that no list holds by its capitals, its ending and the words before it."""
    start, stop = phrase
    opening, written = words.lower[start], words.strings[stop - 1]
    state = all(word.rstrip(".") in STATES for word in words.lower[start:stop])
    if state or (written.isupper() and len(written) > 1):
        return "named_organisation"
    plural = head.endswith("s") and opening not in PRONOUNS
    if plural and opening in QUANTITIES:
        return "unnamed_group"
    if written[0].isupper():
        title = any(word in ROLES for word in words.lower[start:stop])
        bare = opening in {"the", "a", "an"} and not title
        return "named_organisation" if bare else "named_person"
    if head in ROLES or head.endswith(PERSONS):
        return "unnamed_individual" if opening in {"a", "an", "one"} else "unresolved"
    return "unnamed_group" if plural else "unresolved"


def _head_end(words: Words, source: Range) -> int:
    """Return where the noun phrase ends that the source's first words make."""
    start, end = source
    for i in range(start + 1, end):
        word = words.lower[i]
        after = words.lower[i + 1] if i + 1 < end else ","
        participle = word.endswith("ed") and (after in _HEAD_ENDS or after in DAYS)
        if word in _HEAD_ENDS or word in LINKS or participle:
            return i
    return end


def form_of(words: Words, found: Found) -> Form:
    """Tell a quotation from a paraphrase, by how much of the content stands in quotation marks."""
    after = words.lower[found.cue[0] : found.cue[1] + 7]
    if DECLINING.intersection(after) and "comment" in " ".join(after):
        return "declined_comment"
    size = sum(end - start for start, end in found.contents)
    quoted = sum(words.n_quoted(content) for content in found.contents)
    if not quoted or words.quoted[found.cue[0]]:
        return "indirect"
    return "direct" if quoted >= _DIRECT * size else "mixed"


def chain_of(words: Words, text: str, found: Found, kind: SourceKind) -> Chain:
    """Tell through whom the words reached the article."""
    first, last = found.cue
    near = set(words.lower[first : last + _NEAR])
    if found.source:
        near.update(words.lower[slice(*found.source)])
    if near & COURT:
        return "court"
    if near & POSTING:
        return "social_media"
    if kind == "document_or_data":
        return "document"
    if kind == "media_outlet":
        return "outlet"
    hearer = last
    while hearer < min(last + 2, len(words.lower)) and words.lower[hearer] in {"to", "the"}:
        hearer += 1
    told = words.lower[last - 1] in TELLING or hearer > last
    heard = told and hearer < len(words.starts) and OUTLETS.match(text, words.starts[hearer])
    return "outlet" if heard else "first_hand"
