"""Sentence links: precision, recall and F1 against copies whose links are known.

A link joins a sentence of the copy with one that it was made from; a joined sentence has two, the
halves of a split one have one each.  A pair of the comparison links every sentence on one side
that its spans lie over with every one on the other side: lying over means to cover half of the
shorter of the two.  A pair of two by two sentences is thus four links, of which two are wrong.
Where a text holds a sentence twice, a link to either counts as one to the first.  Sentences of
fewer than three words are left out.  Sums over all copies of a kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import credscore
from benchmarks.comparison.held_out import harmonic, share
from benchmarks.comparison.linked_copies import copies
from benchmarks.comparison.links import Linked
from credscore.text.document import Document
from credscore.text.span import Span
from credscore.training.pairs_runs import Words

Links = set[tuple[int, int]]
Sides = tuple[Sequence[Span], Sequence[Span]]
Aligner = Callable[[Linked], Iterable[Sides]]
_FEWEST = 3  # words of a sentence that is scored
_ALIKE = 0.4  # of the words of the shorter sentence, to be a link for the plain aligner


def touched(units: Sequence[Span], spans: Sequence[Span]) -> set[int]:
    """Return the units that the spans lie over."""
    found = set()
    for i, unit in enumerate(units):
        for span in spans:
            both = min(unit.end, span.end) - max(unit.start, span.start)
            shorter = min(unit.end - unit.start, span.end - span.start)
            if both > 0 and 2 * both >= shorter:
                found.add(i)
    return found


def links_of(sides: Iterable[Sides], truth: Linked) -> Links:
    """Return the links that pairs of spans mean, twins made one."""
    found = set()
    for copy, original in sides:
        for i in touched(truth.copy_units, copy):
            found |= {(i, j) for j in touched(truth.original_units, original)}
    return _scored(found, truth)


def _scored(links: Iterable[tuple[int, int]], truth: Linked) -> Links:
    def long(text: str, span: Span) -> bool:
        return span.of(text).count(" ") + 1 >= _FEWEST

    return {
        (truth.copy_twin[i], truth.original_twin[j])
        for i, j in links
        if long(truth.copy, truth.copy_units[i]) and long(truth.original, truth.original_units[j])
    }


def compared(truth: Linked) -> Iterable[Sides]:
    """Align with `credscore.compare`."""
    result = credscore.compare(truth.copy, truth.original)
    return [(pair.copy, pair.original) for pair in result.alignment]


def nearest(truth: Linked) -> Iterable[Sides]:
    """Align every sentence with the one that it shares most words with: what anybody would try."""
    sides = [Document.from_text(text) for text in (truth.copy, truth.original)]
    bags = [[set(Words(s.of(d.text)).strings) for s in d.sentences] for d in sides]
    found: list[Sides] = []
    for i, words in enumerate(bags[0]):
        alike = [len(words & other) / (min(len(words), len(other)) or 1) for other in bags[1]]
        best = max(range(len(alike)), key=lambda j: alike[j], default=None)
        if best is not None and alike[best] >= _ALIKE:
            found.append(((sides[0].sentences[i],), (sides[1].sentences[best],)))
    return found


def scores(
    truths: Iterable[Linked], align: Aligner
) -> dict[str, tuple[float | None, float | None, int]]:
    """Return precision, recall and the number of true links, by kind and of all."""
    counts: dict[str, list[int]] = {}
    for truth in truths:
        told, true = links_of(align(truth), truth), _scored(truth.links, truth)
        for kind in (truth.kind, "all"):
            sums = counts.setdefault(kind, [0, 0, 0])
            for n, value in enumerate((len(told & true), len(told), len(true))):
                sums[n] += value
    return {
        k: (share(hit, told), share(hit, true), true) for k, (hit, told, true) in counts.items()
    }


def recall_by_operation(truths: Iterable[Linked], align: Aligner) -> dict[str, float | None]:
    """Return recall of links of sentences that stayed one, were joined, and were split."""
    true, hit = Counter[str](), Counter[str]()
    for truth in truths:
        told = links_of(align(truth), truth)
        mine, theirs = (Counter(link[side] for link in truth.links) for side in (0, 1))
        for i, j in truth.links:
            name = "joined" if mine[i] > 1 else "split" if theirs[j] > 1 else "one to one"
            for link in _scored([(i, j)], truth):
                true[name] += 1
                hit[name] += link in told
    return {name: share(hit[name], n) for name, n in true.items()}


def measure(data: Path, cache: Path) -> dict[str, Any]:
    """Return figures of sentence links by kind, and those of the plain aligner."""
    truths = list(copies(data, cache))
    figures: dict[str, Any] = {}
    for name, align in (("", compared), (", nearest by shared words", nearest)):
        for kind, (precision, recall, n) in scores(truths, align).items():
            figures[f"sentence links, F1, {kind}{name}"] = harmonic(precision, recall)
            if not name:
                figures[f"sentence links, precision, {kind}"] = precision
                figures[f"sentence links, recall, {kind}"] = recall
                figures[f"sentence links, number, {kind}"] = n
    for name, recall in recall_by_operation(truths, compared).items():
        figures[f"sentence links, recall, {name}"] = recall
    return figures
