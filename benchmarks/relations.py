"""Attributions as the words of a page, and which of two systems' are the same.

Words, not punctuation marks, are counted; sentences are cut by a fixed splitter, so that figures
can be compared across systems.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from credscore.training.data import Row
from credscore.training.polnear import REPORTING_TIER

Spans = list[list[int]]
Ids = frozenset[int]
ROLES = ("source", "cue", "content")
OVERLAP = 0.5  # Dice coefficient from which content counts as found

_WORD = re.compile(r"[A-Za-z0-9À-ɏ]+(?:[’'.\-&][A-Za-z0-9À-ɏ]+)*|[^\sA-Za-z0-9À-ɏ]")
_END = re.compile(r"[.!?…]+[”\"’')\]]*(?=\s+[“\"‘'(\[]?[A-Z0-9@#])|:(?=\s+[“\"][A-Z])$")
_LAST_WORD = re.compile(r"[A-Za-z.]+$")
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr sen rep gov gen col lt sgt capt st jr sr vs u.s u.n u.k d.c no inc co corp ltd
    jan feb mar apr jun jul aug sep sept oct nov dec prof rev hon pres maj adm cmdr calif fla tex
    va pa md mass conn mich minn wis ariz colo ill ind tenn n.h n.y n.j n.c s.c r d a.m p.m i.e
    e.g etc
    """.split()
)


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution as the numbers of its words."""

    source: Ids
    cue: Ids
    content: Ids
    reporting: bool

    def every(self) -> Ids:
        """Return the words of all three roles."""
        return self.source | self.cue | self.content


@dataclass(frozen=True, slots=True)
class Page:
    """A text's words and sentences."""

    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]

    @classmethod
    def of(cls, text: str, sentences: list[tuple[int, int]] | None = None) -> Page:
        """Cut a text into words and sentences."""
        found = [m for m in _WORD.finditer(text) if any(c.isalnum() for c in m[0])]
        starts, ends = [m.start() for m in found], [m.end() for m in found]
        return cls(starts, ends, sentences or list(_sentences(text)))

    def ids(self, spans: Spans) -> Ids:
        """Return the words that the spans touch."""
        found: set[int] = set()
        for start, end in spans:
            first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
            found.update(range(first, last))
        return frozenset(found)

    def homes(self, ids: Ids) -> set[int]:
        """Return the sentences that the words stand in."""
        begins = [start for start, _ in self.sentences]
        return {max(0, bisect_right(begins, self.starts[i]) - 1) for i in ids}

    def relation(self, text: str, one: Row) -> Relation:
        """Read an attribution given as spans."""
        cue = " ".join(text[a:b] for a, b in one["cue"])
        source, cued, content = (self.ids(one[role]) for role in ROLES)
        return Relation(source, cued, content, reporting=bool(REPORTING_TIER.search(cue)))


def aligned(predicted: list[Relation], gold: list[Relation]) -> list[tuple[Relation, Relation]]:
    """Pair predicted with gold attributions one to one, those with the same cue first."""
    candidates = []
    for i, p in enumerate(predicted):
        for j, g in enumerate(gold):
            shared = sum(len(getattr(p, role) & getattr(g, role)) for role in ROLES)
            if shared:
                candidates.append((len(p.cue & g.cue) * 1000 + shared, i, j))
    pairs, used, paired = [], set(), set()
    for _, i, j in sorted(candidates, reverse=True):
        if i not in used and j not in paired:
            used.add(i)
            paired.add(j)
            pairs.append((predicted[i], gold[j]))
    return pairs


def same(p: Relation, g: Relation) -> bool:
    """Tell whether cue and source overlap and content is mostly the same."""
    cue = bool(p.cue & g.cue) or not (p.cue or g.cue)
    source = bool(p.source & g.source) or not (p.source or g.source)
    empty = not (p.content or g.content)
    return cue and source and (empty or dice(p.content, g.content) >= OVERLAP)


def dice(one: Ids, other: Ids) -> float:
    """Return how much two sets of words share, 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text):
        paragraph, offset, start = line[0], line.start(), 0
        for mark in _END.finditer(paragraph):
            word = _LAST_WORD.search(paragraph[start : mark.start()])
            if mark[0] == "." and word and _abbreviates(word[0]):
                continue
            yield from _trimmed(paragraph, offset, start, mark.end())
            start = mark.end()
        yield from _trimmed(paragraph, offset, start, len(paragraph))


def _abbreviates(word: str) -> bool:
    return word.lower().strip(".") in _ABBREVIATIONS or (len(word) == 1 and word.isupper())


def _trimmed(paragraph: str, offset: int, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = paragraph[start:end]
    if piece.strip():
        left = len(piece) - len(piece.lstrip())
        yield offset + start + left, offset + start + len(piece.rstrip())
