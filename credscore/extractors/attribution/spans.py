"""Attributions of a document: cue, source and content put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from credscore.extractors.attribution.contents import contents_of
from credscore.extractors.attribution.continued import continued
from credscore.extractors.attribution.sources import Clause, source_of, subject
from credscore.extractors.attribution.words import Range, Words
from credscore.extractors.lexicons.attribution import AUXILIARIES

_AUXILIARIES_AT_MOST = 4
_JOINTS = frozenset({"and", "but", "while", ";"})


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as ranges of tokens; `place` numbers it among the possible cues."""

    cue: Range
    source: Range | None
    contents: tuple[Range, ...]
    place: int


def find(words: Words, cues: list[tuple[int, int, int]]) -> list[Found]:
    """Put together the attributions of chosen cues.

    Parameters
    ----------
    words : Words
    cues : list of tuple of int
        Place among the possible cues, token and sentence of each, in reading order.
    """
    clauses = list(_clauses(words, cues))
    homes = {clause.home for clause in clauses}
    found: list[Found] = []
    for i, clause in enumerate(clauses):
        after = clauses[i + 1] if i + 1 < len(clauses) else None
        if after and after.home != clause.home:
            after = None
        joined = bool(found) and clauses[i - 1].home == clause.home
        source = clause.source
        if clause.side == "shared":
            source = found[-1].source if joined else _borrowed(words, clause, after)
        low, stop = words.sentences[clause.home]
        if clause.side == "shared" and joined:
            low = clause.cue[0]
        if after:
            stop = _stop(words, clause, after)
        contents = contents_of(words, clause, (low, stop))
        contents = continued(words, contents, clause.home, homes, forward=after is None)
        found.append(Found(clause.cue, source, tuple(contents), clause.place))
    return found


def _clauses(words: Words, cues: list[tuple[int, int, int]]) -> Iterator[Clause]:
    end = 0
    for place, token, home in cues:
        cue = _whole_cue(words, token, words.sentences[home])
        if cue[0] >= end:
            end = cue[1]
            yield Clause(place, home, cue, *source_of(words, cue, words.sentences[home]))


def _whole_cue(words: Words, at: int, sentence: Range) -> Range:
    if words.lower[at] == "according" and at + 1 < sentence[1] and words.lower[at + 1] == "to":
        return at, at + 2
    start = at
    floor = max(sentence[0], at - _AUXILIARIES_AT_MOST)
    while start > floor and words.lower[start - 1] in AUXILIARIES:
        start -= 1
    return start, at + 1


def _borrowed(words: Words, clause: Clause, after: Clause | None) -> Range | None:
    """Return the source of a clause without a subject that no other attribution precedes."""
    if clause.cue[0] == words.sentences[clause.home][0]:
        return after.source if after else None
    return subject(words, clause.cue, words.sentences[clause.home])


def _stop(words: Words, clause: Clause, after: Clause) -> int:
    """Return where content must end because another attribution of the sentence is joined on."""
    own = after.source if after.source and after.side == "before" else None
    start = min(after.cue[0], own[0]) if own else after.cue[0]
    before = words.lower[start - 1] if start else ""
    opens = clause.side == "shared" and clause.cue[0] == words.sentences[clause.home][0]
    if after.side == "shared" or before in _JOINTS or (opens and own and before == ","):
        return start - 1 if before in _JOINTS or before == "," else start
    return words.sentences[clause.home][1]
