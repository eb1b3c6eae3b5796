"""In which form words are given, and through whom they reached the article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from credscore.extractors.attribution.spans import Found
from credscore.extractors.attribution.words import Words
from credscore.extractors.base import Chain, Form, SourceKind
from credscore.extractors.lexicons.attribution.cues import TELLING
from credscore.extractors.lexicons.attribution.ways import (
    COURT,
    COURT_PAPERS,
    DECLINING,
    OUTLETS,
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
    near = list(_around(words, found))
    said = {words.lower[i] for i in near}
    if said & COURT or any(_court_paper(words, i) for i in near):
        return "court"
    if said & POSTING:
        return "social_media"
    if kind == "media_outlet":
        return "outlet"
    source = range(*found.source) if found.source else ()
    for i in near:
        if i not in source and _leads(words, i, _PLACES, found.cue[1] - 1):
            outlet = OUTLETS.match(text, words.starts[i])
            if outlet and outlet[0].lower().removeprefix("the ") not in own:
                return "outlet"
    if kind == "document_or_data" or words.lower[found.cue[1] - 1] in WRITING:
        return "document"
    stated = any(
        words.lower[i] in STATEMENTS and i not in source and _leads(words, i, _MEANS) for i in near
    )
    return "document" if stated else "first_hand"


def _around(words: Words, found: Found) -> Iterator[int]:
    """Yield the tokens of the cue's sentence near it that are no content."""
    home = bisect_right(words.sentences, (found.cue[0], len(words.lower))) - 1
    low, high = words.sentences[home]
    low, high = max(low, found.cue[0] - _NEAR), min(high, found.cue[1] + _NEAR)
    inside = iter([*found.contents, (high, high)])
    start, end = next(inside)
    for i in range(low, high):
        while i >= end and start < high:
            start, end = next(inside)
        if not start <= i < end:
            yield i


def _leads(words: Words, at: int, leading: frozenset[str], cue: int = -1) -> bool:
    """Tell whether a word of `leading`, or a cue that names a hearer, stands just before."""
    before = range(max(0, at - _WITHIN), at)
    if any(words.lower[i] in leading for i in before):
        return True
    return cue in before and words.lower[cue] in TELLING


def _court_paper(words: Words, at: int) -> bool:
    """Judge "in court" and "court papers": a court alone may only be spoken of."""
    if words.lower[at] != "court":
        return False
    after = words.lower[at + 1] if at + 1 < len(words.lower) else ""
    return (at > 0 and words.lower[at - 1] == "in") or after in COURT_PAPERS
