"""Attributions of a document: cue, source and content put together."""

from __future__ import annotations

from dataclasses import dataclass

from credscore.extractors.attribution.continued import continued
from credscore.extractors.attribution.roles import CONTENT, CUE, SOURCE, Roles
from credscore.extractors.attribution.words import Range, Words
from credscore.extractors.lexicons.attribution.cues import DAYS

_GAP = 2  # tokens that may part two pieces of one source
_DATELINE = 15  # tokens that a dateline may be long
_DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as ranges of tokens; `place` numbers it among the possible cues."""

    cue: Range
    source: Range | None
    contents: tuple[Range, ...]
    place: int


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
    chosen = [(place, token, home, r) for (place, token, home), r in zip(cues, roles, strict=True)]
    homes = {home for _, _, home, _ in chosen}
    found: list[Found] = []
    for i, (place, token, home, tagged) in enumerate(chosen):
        cue = next((c for c in tagged.of(CUE) if c[0] <= token < c[1]), (token, token + 1))
        if found and cue[0] < found[-1].cue[1]:
            continue
        pieces = [words.trimmed(piece) for piece in tagged.of(CONTENT)]
        contents = [piece for piece in pieces if piece and words.without_marks(piece)]
        source = _source(words, tagged, cue)
        if not contents and source is None:
            continue
        last = i + 1 == len(chosen) or chosen[i + 1][2] != home
        contents = continued(words, contents, home, homes, forward=last)
        found.append(Found(cue, source, tuple(contents), place))
    return found


def _source(words: Words, tagged: Roles, cue: Range) -> Range | None:
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
    return words.without_marks(_without_day(words, _without_dateline(words, nearest)))


def _without_day(words: Words, source: Range) -> Range:
    """Leave out "on Monday" and "today" after a source."""
    start, end = source
    while end > start + 1 and words.lower[end - 1] in DAYS:
        end -= 1
        if words.lower[end - 1] == "on":
            end -= 1
    return start, end


def _without_dateline(words: Words, source: Range) -> Range:
    """Leave out "PARIS (Reuters) -" before a source."""
    start, end = source
    for i in range(start + 1, min(end - 1, start + _DATELINE)):
        if words.strings[i] in _DASHES and words.strings[i - 1] == ")":
            return i + 1, end
    return source
