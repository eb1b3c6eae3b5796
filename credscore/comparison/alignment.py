"""Which sentences of a copy were made from which sentences of the original."""

from __future__ import annotations

import itertools
from collections import deque

import numpy as np

from credscore.comparison.similarity import Features, Floats, Similarities

_ENOUGH = 0.25  # similarity at which two sentences belong together whatever is around them
_LEAST = 0.08  # similarity below which neighbours do not help
_SAME = 0.9999
_HARDLY = 0.02  # similarity that is enough between two neighbours that belong together
_SUPPORT = 0.35  # what neighbours that belong together add, at most
_AROUND = (
    (-1, -1), (1, 1), (-1, 0), (1, 0), (0, -1), (0, 1),
    (-2, -1), (2, 1), (-1, -2), (1, 2), (-2, -2), (2, 2),
)  # fmt: skip
_PARTS = 3  # more that a sentence was cut into, or made of, on each side
_PART = 0.15  # share of a sentence that must be in a pair it joins

Links = list[tuple[int, int]]


def align(found: Similarities, copy: Features, original: Features) -> Links:
    """Link sentences, mostly one to one, some one to many.

    Parameters
    ----------
    found : Similarities
    copy, original : Features

    Returns
    -------
    list of (int, int)
        Numbers of a sentence of the copy and one of the original, sorted.
    """
    links = _one_to_one(found)
    links += _equal(links, copy, original)
    links += _between(links, found)
    turned = _turned(found)
    for _ in range(_PARTS):
        more = _joining(links, found, copy, original)
        swapped = [(j, i) for i, j in links]
        more += [(i, j) for j, i in _joining(swapped, turned, original, copy)]
        if not more:
            break
        links += more
    return sorted(set(links))


def _one_to_one(found: Similarities) -> Links:
    dice = found.dice
    # The same sentence elsewhere is as good as any neighbours.
    backed = dice + _SUPPORT * (_supported(found, dice) + (dice > _SAME))
    order = np.argsort(-backed, kind="stable")
    taken_copy: set[int] = set()
    taken_original: set[int] = set()
    links: Links = []
    accepted = (dice >= _ENOUGH) | ((dice >= _LEAST) & (backed >= _ENOUGH))
    for place in order[accepted[order]].tolist():
        i, j = int(found.copy[place]), int(found.original[place])
        if i not in taken_copy and j not in taken_original:
            taken_copy.add(i)
            taken_original.add(j)
            links.append((i, j))
    return links


def _equal(links: Links, copy: Features, original: Features) -> Links:
    """Link equal sentences left alone, in order: those that a text repeats over and over."""
    mine, theirs = {i for i, _ in links}, {j for _, j in links}
    places: dict[tuple[int, ...], deque[int]] = {}
    for j, words in enumerate(original.wholes):
        if words and j not in theirs:
            places.setdefault(words, deque()).append(j)
    alone = ((i, places.get(words)) for i, words in enumerate(copy.wholes) if i not in mine)
    return [(i, free.popleft()) for i, free in alone if free]


def _between(links: Links, found: Similarities) -> Links:
    """Link what stands alone in both texts between the same two pairs, if it is at all alike."""
    edges = [(-1, -1), *sorted(links), (len(found.copy_weight), len(found.original_weight))]
    alone = [
        pair
        for (i, j), (i_next, j_next) in itertools.pairwise(edges)
        if i_next - i == j_next - j > 1
        for pair in zip(range(i + 1, i_next), range(j + 1, j_next), strict=True)
    ]
    shared = found.at(alone).tolist()
    mine, theirs = found.copy_weight.tolist(), found.original_weight.tolist()
    return [
        (i, j)
        for (i, j), s in zip(alone, shared, strict=True)
        if 2 * s >= _HARDLY * (mine[i] + theirs[j]) > 0
    ]


def _supported(found: Similarities, dice: Floats) -> Floats:
    """Return how similar the neighbours of each pair are to each other, from 0 to 1."""
    width = len(found.original_weight) + 4
    cells = (found.copy + 2) * width + found.original + 2
    before, after = np.zeros(len(cells)), np.zeros(len(cells))
    for di, dj in _AROUND:
        wanted = cells + di * width + dj
        place = np.minimum(np.searchsorted(cells, wanted), max(len(cells) - 1, 0))
        value = np.where(cells[place] == wanted, dice[place], 0.0)
        side = before if di + dj < 0 else after
        np.maximum(side, value, out=side)
    return (before + after) / 2


def _turned(found: Similarities) -> Similarities:
    order = np.lexsort((found.copy, found.original))
    return Similarities(
        found.original[order],
        found.copy[order],
        found.shared[order],
        found.original_weight,
        found.copy_weight,
    )


def _joining(links: Links, found: Similarities, copy: Features, original: Features) -> Links:
    """Link sentences of the copy left alone to what the sentence beside them is linked to."""
    linked: dict[int, int] = dict(links)
    alone = [
        (i, beside, linked[beside])
        for i in copy.ended.nonzero()[0].tolist()
        if i not in linked
        for beside in (i - 1, i + 1)
        if beside in linked and copy.ended[beside]
    ]
    if not alone:
        return []
    shared = found.at([(i, j) for i, _, j in alone]).tolist()
    more: dict[int, int] = {}
    for (i, beside, j), s in zip(alone, shared, strict=True):
        mine = copy.each[i]
        common = mine.keys() & copy.each[beside].keys() & original.each[j].keys()
        own = s - sum(mine[name] for name in common)
        if own >= _PART * found.copy_weight[i] > 0:
            more.setdefault(i, j)
    return list(more.items())
