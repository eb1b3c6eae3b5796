"""Copies of which it is known, word for word, what was changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.comparison.linked_copies import SHARES, spun_parts, trip_parts
from benchmarks.comparison.links import KEPT_IN_ORDER, Linked, Made, Rates, linked
from benchmarks.comparison.word_truth import APART, Labels, Word, gaps, labelled, words
from credscore.training.marked import edited
from credscore.training.pairs_articles import components
from credscore.training.roundtrip import MODES

LANGUAGES = ("ro-en", "et-en")
KEPT = 0.5  # of the words of a post-edited sentence
TEXTS, SENTENCES = 25, 12  # texts of a kind, and sentences of a post-edited one


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one text, what became of each, and between which anchors each stands."""

    words: list[Word]
    labels: Labels
    gaps: list[int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A copy, its original, and what became of the words of both."""

    copy: str
    original: str
    kind: str
    sides: tuple[Side, Side]


def copies(data: Path, cache: Path) -> Iterator[Marked]:
    """Yield spun texts, round trips and sentences before post-editing.

    Sentences are dropped, added, joined, split and moved, as in `linked_copies.copies`.
    """
    parts = {f"spun, {share:.0%}": spun_parts(data, cache, share) for share in SHARES}
    parts |= {f"round trip, {pivot}": trip_parts(data, cache, pivot) for pivot in MODES}
    for kind, texts in parts.items():
        yield from _made(texts[:TEXTS], kind, Rates())
    for language in LANGUAGES:
        yield from _made(_post_edited(data, language), f"post-edited, {language}", KEPT_IN_ORDER)


def _made(texts: list[list[list[Made]]], kind: str, rates: Rates) -> Iterator[Marked]:
    for i, paragraphs in enumerate(texts):
        additions = [made for some in texts[(i + 1) % len(texts)] for _, made in some]
        yield marked(linked(paragraphs, additions, kind, rates, f"words {kind} {i}"))


def _post_edited(data: Path, language: str) -> list[list[list[Made]]]:
    """Return texts of a few sentences, a paragraph each: the post-edit is the original.

    Without sentences that the machine made up: those that share too little with the post-edit.
    """
    found = ((p, m) for _, m, p in edited(data, (language,), "dev") if "\n" not in m + p)
    rows = (pair for pair in found if _kept(*pair) >= KEPT)
    return [[[pair] for pair in islice(rows, SENTENCES)] for _ in range(TEXTS)]


def _kept(one: str, other: str) -> float:
    """Return the share of words that two sentences have in common."""
    sides = [{w.form for w in words(text)} for text in (one, other)]
    return 2 * len(sides[0] & sides[1]) / (len(sides[0]) + len(sides[1]) or 1)


def marked(text: Linked) -> Marked:
    """Find what became of the words, sentences that hang together at a time."""
    n, m = len(text.copy_units), len(text.original_units)
    together = components(n + m, [(i, n + j) for i, j in text.links])
    sides = Side([], [], []), Side([], [], [])
    linked_units = {i for i, _ in text.links} | {n + j for _, j in text.links}
    for root in dict.fromkeys(together):
        units = [i for i in range(n + m) if together[i] == root]
        here = [w for i in units if i < n for w in _words(text.copy, text.copy_units[i])]
        there = [
            w for i in units if i >= n for w in _words(text.original, text.original_units[i - n])
        ]
        both = here, there
        known = root in linked_units
        labels = labelled(*both) if known else tuple([APART] * len(some) for some in both)
        between = gaps(*both) if known else tuple([0] * len(some) for some in both)
        first = 1 + max((g for side in sides for g in side.gaps), default=0)
        for side, some, said, gap in zip(sides, both, labels, between, strict=True):
            side.words.extend(some)
            side.labels.extend(said)
            side.gaps.extend(first + g for g in gap)
    return Marked(text.copy, text.original, text.kind, (_sorted(sides[0]), _sorted(sides[1])))


def _words(text: str, span: object) -> list[Word]:
    return words(text, span.start, span.end)  # type: ignore[attr-defined]  # not exported, and the same words are wanted


def _sorted(side: Side) -> Side:
    order = sorted(range(len(side.words)), key=lambda i: side.words[i].start)
    return Side(*([column[i] for i in order] for column in (side.words, side.labels, side.gaps)))
