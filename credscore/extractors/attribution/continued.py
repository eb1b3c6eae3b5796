"""Quotations that go on over the edges of the sentence that names their speaker."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from credscore.extractors.attribution.reading import QUOTE_MARKS
from credscore.extractors.attribution.words import Range, Words

_AT_MOST = 40  # sentences that a quotation is followed for


def continued(
    words: Words, contents: list[Range], home: int, homes: AbstractSet[int], *, forward: bool
) -> list[Range]:
    """Add to `contents` what belongs to the same quotation in other sentences.

    Parameters
    ----------
    words : Words
    contents : list of tuple of int
        Content within the sentence `home`.
    home : int
    homes : set of int
        Sentences with an attribution of their own, where a quotation is not followed.
    forward : bool
        Whether the sentence has no later attribution that the following words belong to.
    """
    if not contents:
        return contents
    grown = [(_begin(words, contents[0][0], home), contents[0][1]), *contents[1:]]
    if forward and words.n_quoted((contents[0][0], contents[-1][1])):
        grown.extend(_following(words, home, homes))
    return grown


def _begin(words: Words, start: int, home: int) -> int:
    """Go back to where the quotation opened that the content stands in."""
    first = words.sentences[home][0]
    if start != first or not words.quoted[start]:
        return start
    h = home
    for _ in range(_AT_MOST):
        if words.strings[first] in QUOTE_MARKS or not h or not words.quoted[first - 1]:
            break
        if words.paragraphs[h - 1] != words.paragraphs[home]:
            break
        h -= 1
        first = words.sentences[h][0]
    return words.first_quoted((first, start + 1))


def _following(words: Words, home: int, homes: AbstractSet[int]) -> list[Range]:
    found: list[Range] = []
    last = min(home + _AT_MOST, len(words.sentences))
    for h in range(home + 1, last):
        first, end = words.sentences[h]
        if h in homes or first == end or not words.quoted[first]:
            break
        if words.paragraphs[h] != words.paragraphs[h - 1] and not _open(words, first - 1):
            break
        until = first
        while until < end and words.quoted[until]:
            until += 1
        if words.without_marks((first, until)):
            found.append((first, until))
        if until < end:
            break
    return found


def _open(words: Words, at: int) -> bool:
    """Tell whether the quotation is still open after the paragraph's last token."""
    return words.quoted[at] and words.strings[at] not in QUOTE_MARKS
