"""Attributions of a document: cue, source and content put together."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from credscore.extractors.attribution.continued import continued
from credscore.extractors.attribution.reading import CAPITAL, DASH
from credscore.extractors.attribution.roles import CONTENT, CUE, SOURCE, Roles
from credscore.extractors.attribution.words import Range, Words
from credscore.extractors.lexicons.attribution.cues import DAYS

_GAP = 2  # tokens that may part two pieces of one source
_DATELINE = 20  # tokens that a dateline may be long


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as ranges of tokens; `place` numbers it among the possible cues.

    `home` is the sentence of its cue.
    """

    cue: Range
    source: Range | None
    contents: tuple[Range, ...]
    place: int
    home: int


def find(words: Words, cues: list[tuple[int, int, int]], roles: list[Roles]) -> list[Found]:
    """Put together the attributions of chosen cues.

    Parameters
    ----------
    words : Words
    cues : list of tuple of int
        Place among the possible cues, token and sentence of each, in reading order.
    roles : list of Roles
        What each cue's tokens are.
    """
    kept: list[Found] = []
    for (place, token, home), tagged in zip(cues, roles, strict=True):
        cue = next((c for c in tagged.of(CUE) if c[0] <= token < c[1]), (token, token + 1))
        cue = words.without_marks(_without_day(words, cue)) or cue
        if kept and cue[0] < kept[-1].cue[1]:
            continue
        pieces = [
            words.trimmed(_without_dateline(words, piece, home)) for piece in tagged.of(CONTENT)
        ]
        contents = tuple(piece for piece in pieces if piece and words.without_marks(piece))
        source = _source(words, tagged, cue, home)
        if contents or source:
            kept.append(Found(cue, source, contents, place, home))
    homes = [one.home for one in kept]
    spoken = set(homes)
    return [
        _followed(words, one, spoken, last=one.home != after)
        for one, after in zip(kept, [*homes[1:], -1], strict=False)
    ]


def _followed(words: Words, one: Found, homes: set[int], *, last: bool) -> Found:
    contents = tuple(continued(words, list(one.contents), one.home, homes, forward=last))
    return one if contents == one.contents else replace(one, contents=contents)


def _source(words: Words, tagged: Roles, cue: Range, home: int) -> Range | None:
    """Return the piece of the source that is nearest to the cue, with what nearly touches it."""
    pieces: list[Range] = []
    told = tagged.of(CONTENT)
    for start, end in tagged.of(SOURCE):
        last = pieces[-1] if pieces else (start, start)
        near = start - last[1] <= _GAP and not last[0] < cue[0] < end
        if pieces and near and not any(last[1] <= low < start for low, _ in told):
            pieces[-1] = last[0], end
        else:
            pieces.append((start, end))
    if not pieces:
        return None
    nearest = min(pieces, key=lambda p: max(cue[0] - p[1], p[0] - cue[1]))
    return words.without_marks(_without_day(words, _without_dateline(words, nearest, home)))


def _without_day(words: Words, source: Range) -> Range:
    """Leave out "on Monday" and "today" after a source."""
    start, end = source
    while end > start + 1 and words.lower[end - 1] in DAYS:
        end -= 1
        if words.lower[end - 1] == "on":
            end -= 1
    return start, end


def _without_dateline(words: Words, piece: Range, home: int) -> Range:
    """Leave out "PARIS (Reuters) -" and "OSLO, May 3, 2020 /PRNewswire/ --" at the start."""
    low, high = words.sentences[home]
    if piece[0] >= low + _DATELINE or not words.marks[low] & CAPITAL:
        return piece
    after = bisect_left(words.dashes, low + 1)
    dash = words.dashes[after] if after < len(words.dashes) else high
    if dash >= min(high, low + _DATELINE, piece[1] - 1) or not _spaced(words, dash):
        return piece
    opening = [word for word in words.strings[low:dash] if word[0].isalnum()]
    plain = any(word[0].islower() for word in opening)
    sure = opening[0].isupper() or words.strings[dash - 1] in {")", "/"}
    if plain or not sure:
        return piece
    while dash + 1 < piece[1] and words.marks[dash + 1] & DASH:
        dash += 1
    return max(piece[0], dash + 1), piece[1]


def _spaced(words: Words, token: int) -> bool:
    return words.starts[token] > words.ends[token - 1]
