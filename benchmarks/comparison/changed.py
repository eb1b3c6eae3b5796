"""Changed words and phrases: precision and recall against a truth for every word.

The truth is an alignment of words within sentences whose links are known, found by `word_truth`,
which knows nothing of the comparison: see there for its labels.  Words that are "alike", "moved"
or "apart" count neither for nor against.

A word is told to be changed if a span of a change lies over it.  Changes that speak of a whole
passage (quotation, attribution, broken) count where they are of six words or fewer.

words of the copy, of the original
    precision: of the words told to be changed, those that are; recall: of those that are changed,
    those told.
phrases
    neighbouring changed words make a phrase ("same" words part phrases, others do not).
    precision: of the changes with a span in the copy, those that lie over a changed word; without
    a span there, over one of the original; changes over words that do not count are left out.
    recall: of the phrases of the copy, those that a change lies over.
paired
    of the changes over changed words of both texts, those that put beside each other what stands
    between the same matched words.
"""

from __future__ import annotations

import difflib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import credscore
from benchmarks.comparison.changed_copies import Marked, Side, copies
from benchmarks.comparison.held_out import share
from benchmarks.comparison.word_truth import CHANGED, SAME, words
from credscore.text.span import Span

# A change: where it is in the copy and in the original.
Told = tuple[Span | None, Span | None]
Finder = Callable[[Marked], list[Told]]
_PASSAGES = ("quotation", "attribution", "broken")
_PHRASE = 6  # words of the longest passage that counts
SIDES = ("copy", "original")


def compared(marked: Marked) -> list[Told]:
    """Return the changes that `credscore.compare` finds."""
    found = credscore.compare(marked.copy, marked.original).changes
    return [
        (c.copy, c.original)
        for c in found
        if c.kind not in _PASSAGES
        or max(_size(marked.copy, c.copy), _size(marked.original, c.original)) <= _PHRASE
    ]


def _size(text: str, span: Span | None) -> int:
    return 0 if span is None else len(words(text, span.start, span.end))


def plain(marked: Marked) -> list[Told]:
    """Return what the standard library's `difflib` finds between the words of both texts."""
    one, other = (side.words for side in marked.sides)
    matcher = difflib.SequenceMatcher(None, [w.form for w in one], [w.form for w in other], False)  # noqa: FBT003  no junk
    return [
        tuple(
            Span(some[a].start, some[b - 1].end) if a < b else None
            for some, a, b in ((one, i, k), (other, j, m))
        )  # type: ignore[misc]  # a lambda that keeps the pair of its turn
        for tag, i, k, j, m in matcher.get_opcodes()
        if tag != "equal"
    ]


def under(side: Side, span: Span | None) -> range:
    """Return the words that a span lies over."""
    if span is None:
        return range(0)
    starts, ends = [w.start for w in side.words], [w.end for w in side.words]
    return range(bisect_right(ends, span.start), bisect_left(starts, span.end))


def counted(marked: Marked, told: list[Told], content: bool = False) -> Counter[str]:  # noqa: FBT001, FBT002  named where it is called
    """Count hits, words told and true words on both sides, and phrases; add counters up."""
    sums: Counter[str] = Counter()
    for n, side in enumerate(marked.sides):
        marks = {i for change in told for i in under(side, change[n])}
        counts = [i for i, w in enumerate(side.words) if w.content or not content]
        told_here = [i for i in counts if i in marks and side.labels[i] in (SAME, CHANGED)]
        sums[f"{SIDES[n]} told"] += len(told_here)
        sums[f"{SIDES[n]} hit"] += sum(side.labels[i] == CHANGED for i in told_here)
        sums[f"{SIDES[n]} true"] += sum(side.labels[i] == CHANGED for i in counts)
    return sums + _phrases(marked, told)


def _phrases(marked: Marked, told: list[Told]) -> Counter[str]:
    sums: Counter[str] = Counter()
    copy = marked.sides[0]
    marks = {i for change in told for i in under(copy, change[0])}
    for phrase in phrases(copy):
        sums["phrases true"] += 1
        sums["phrases found"] += bool(marks & set(phrase))
    for here, there in told:
        side, span = (copy, here) if here is not None else (marked.sides[1], there)
        labels = {side.labels[i] for i in under(side, span)}
        if labels & {SAME, CHANGED}:
            sums["changes told"] += 1
            sums["changes right"] += CHANGED in labels
        between = [
            {side.gaps[i] for i in under(side, span) if side.labels[i] == CHANGED}
            for side, span in zip(marked.sides, (here, there), strict=True)
        ]
        sums["two-sided"] += all(between)
        sums["paired"] += bool(between[0] & between[1])
    return sums


def phrases(side: Side) -> list[list[int]]:
    """Return the changed phrases: words between two that are the same."""
    found: list[list[int]] = [[]]
    for i, label in enumerate(side.labels):
        if label == SAME:
            found.append([])
        elif label == CHANGED:
            found[-1].append(i)
    return [phrase for phrase in found if phrase]


def rates(sums: Counter[str]) -> dict[str, float | None]:
    """Return precision and recall of words and phrases from the counts."""
    found: dict[str, float | None] = {}
    for side in SIDES:
        found[f"precision, words of the {side}"] = share(sums[f"{side} hit"], sums[f"{side} told"])
        found[f"recall, words of the {side}"] = share(sums[f"{side} hit"], sums[f"{side} true"])
    found["precision, phrases"] = share(sums["changes right"], sums["changes told"])
    found["recall, phrases"] = share(sums["phrases found"], sums["phrases true"])
    found["paired"] = share(sums["paired"], sums["two-sided"])
    return found


def sums_by_kind(
    marked: Iterable[Marked], find: Finder, *, content: bool = False
) -> dict[str, Counter[str]]:
    """Return the counts by kind and family, and of all."""
    found: dict[str, Counter[str]] = {}
    for one in marked:
        counts = counted(one, find(one), content)
        for kind in (one.kind, "all"):
            found[kind] = found.get(kind, Counter()) + counts
    return found


def measure(data: Path, cache: Path) -> dict[str, Any]:
    """Return figures by kind; those of content words alone and of `difflib` for all kinds."""
    marked = list(copies(data, cache))
    told = {id(one): compared(one) for one in marked}
    figures: dict[str, Any] = {}
    for kind, sums in sums_by_kind(marked, lambda one: told[id(one)]).items():
        figures |= {f"changed: {name}, {kind}": value for name, value in rates(sums).items()}
        figures[f"changed: phrases in truth, {kind}"] = sums["phrases true"]
    some = sums_by_kind(marked, lambda one: told[id(one)], content=True)["all"]
    words_only = {k: v for k, v in rates(some).items() if "words" in k}
    figures |= {f"changed: {k}, all, content words": v for k, v in words_only.items()}
    for kind, sums in sums_by_kind(marked, plain).items():
        figures |= {f"changed: {k}, {kind}, difflib": v for k, v in rates(sums).items()}
    return figures
