"""In which form words are given, and through whom they reached the article."""

from __future__ import annotations

import re

from credscore.extractors.attribution.reading import OUTLET
from credscore.extractors.attribution.spans import Found
from credscore.extractors.attribution.words import Range, Words
from credscore.extractors.base import Chain, Form, SourceKind
from credscore.extractors.lexicons.attribution.cues import TELLING
from credscore.extractors.lexicons.attribution.ways import (
    COURT,
    COURT_PAPERS,
    DECLINING,
    OUTLETS,
    PLATFORMS,
    POSTING,
    STATEMENTS,
    WRITING,
)

_DIRECT = 0.9  # share of a direct quotation that is quoted at least
_NEAR = 40  # tokens on either side of a cue that may say where it was said
_BEGINNING = 400  # characters in which an article says whose it is
_OWN = re.compile(r"\(([A-Z][\w ]{1,30})\)\s*[-–—]|\b(REUTERS)/")
_MEANS = frozenset("in via by released issued sent wrote through".split())
_PLACES = frozenset("on to told with in by".split())
_PLATFORMS_AFTER = frozenset("on via in".split())
_WITHIN = 4  # tokens between such a word and what it leads to


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


def own_outlets(text: str) -> frozenset[str]:
    """Return the outlets that an article's first lines say it is from, in lower case.

    >>> sorted(own_outlets("PARIS (Reuters) - The bridge is shut."))
    ['reuters']
    """
    found = _OWN.finditer(text, 0, min(len(text), _BEGINNING))
    return frozenset((m[1] or m[2]).lower() for m in found)


def chain_of(words: Words, text: str, found: Found, kind: SourceKind, own: frozenset[str]) -> Chain:
    """Tell through whom the words reached the article.

    Parameters
    ----------
    words : Words
    text : str
    found : Found
    kind : str
        What its source is.
    own : frozenset of str
        Outlets that the article is from: who told them told it at first hand.
    """
    beside = _beside(words, found)
    telling = [(lead, i) for part in beside for lead, i in words.after_leads(part, _WITHIN)]
    channels = any(map(words.has_channel, beside))
    if channels and (channel := _channel(words, beside, telling)):
        return channel
    if kind == "media_outlet":
        return "outlet"
    cue = found.cue[1] - 1
    hearers = [i for lead, i in telling if lead in _PLACES]
    if words.lower[cue] in TELLING:
        hearers += range(cue + 1, min(cue + 1 + _WITHIN, len(words.lower)))
    if any(words.marks[i] & OUTLET and _hears(words, text, i, own) for i in hearers):
        return "outlet"
    if kind == "document_or_data" or words.lower[cue] in WRITING:
        return "document"
    written = channels and any(
        lead in _MEANS and words.lower[i] in STATEMENTS for lead, i in telling
    )
    return "document" if written else "first_hand"


def _channel(words: Words, beside: list[Range], telling: list[tuple[str, int]]) -> Chain | None:
    """Judge words for courts and for social media."""
    said = set().union(*(words.lower[low:high] for low, high in beside))
    if said & COURT or ("court" in said and _in_court(words, beside)):
        return "court"
    posted = any(lead in _PLATFORMS_AFTER and words.lower[i] in PLATFORMS for lead, i in telling)
    return "social_media" if posted or said & POSTING else None


def _beside(words: Words, found: Found) -> list[Range]:
    """Return the parts of the cue's sentence near it that are neither content nor source."""
    low, high = words.sentences[found.home]
    low, high = max(low, found.cue[0] - _NEAR), min(high, found.cue[1] + _NEAR)
    taken = sorted([*found.contents, *([found.source] if found.source else ())])
    ranges = []
    for start, end in taken:
        if low < min(start, high):
            ranges.append((low, min(start, high)))
        low = max(low, end)
    return [*ranges, (low, high)] if low < high else ranges


def _hears(words: Words, text: str, at: int, own: frozenset[str]) -> bool:
    """Tell whether another outlet is named at a token."""
    outlet = OUTLETS.match(text, words.starts[at])
    return outlet is not None and outlet[0].lower().removeprefix("the ") not in own


def _in_court(words: Words, ranges: list[Range]) -> bool:
    """Judge "in court" and "court papers": a court alone may only be spoken of."""
    for i in (i for low, high in ranges for i in range(low, high) if words.lower[i] == "court"):
        after = words.lower[i + 1] if i + 1 < len(words.lower) else ""
        if (i > 0 and words.lower[i - 1] == "in") or after in COURT_PAPERS:
            return True
    return False
