"""Which sentences of a copy were made from which sentences of the original."""

from __future__ import annotations

import itertools

import numpy as np

from credscore.comparison.similarity import Features, Floats, Ints, Similarities

_ENOUGH = 0.25  # similarity at which two sentences belong together whatever is around them
_LEAST = 0.08  # similarity below which neighbours do not help
_HARDLY = 0.02  # similarity that is enough between two neighbours that belong together
_SUPPORT = 0.35  # what neighbours that belong together add, at most
_AROUND = (
    (-1, -1), (1, 1), (-1, 0), (1, 0), (0, -1), (0, 1), (-2, -1), (2, 1), (-1, -2), (1, 2), (-2, -2), (2, 2),
)  # fmt: skip
_PART = 0.4  # share of a sentence that must be in a pair it joins

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
    links += _between(links, found)
    links += _joining(links, found, copy, original)
    links += [(i, j) for j, i in _joining([(j, i) for i, j in links], _turned(found), original, copy)]
    return sorted(set(links))


def _one_to_one(found: Similarities) -> Links:
    dice = found.dice
    backed = dice + _SUPPORT * _supported(found, dice)
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


def _between(links: Links, found: Similarities) -> Links:
    """Link what stands alone in both texts between the same two pairs, if it is at all alike."""
    dice = found.dice
    alike = {
        (int(i), int(j)): d for i, j, d in zip(found.copy, found.original, dice, strict=True)
    }
    more: Links = []
    edges = [(-1, -1), *sorted(links), (len(found.copy_weight), len(found.original_weight))]
    for (i, j), (i_next, j_next) in itertools.pairwise(edges):
        if i_next - i == j_next - j > 1:
            inner = zip(range(i + 1, i_next), range(j + 1, j_next), strict=True)
            more += [pair for pair in inner if alike.get(pair, 0.0) >= _HARDLY]
    return more


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
    shared = {
        (int(i), int(j)): s
        for i, j, s in zip(found.copy, found.original, found.shared, strict=True)
    }
    more: Links = []
    for i in range(len(found.copy_weight)):
        if i in linked or found.copy_weight[i] <= 0:
            continue
        for beside in (i - 1, i + 1):
            j = linked.get(beside)
            if j is None:
                continue
            own = shared.get((i, j), 0.0) - _overlap(i, beside, j, copy, original)
            if own >= _PART * found.copy_weight[i]:
                more.append((i, j))
                break
    return more


def _overlap(i: int, beside: int, j: int, copy: Features, original: Features) -> float:
    """Return the weight of what sentence `j` shares with both `i` and `beside`."""
    three = [
        set(some.names[some.sentences == k].tolist())
        for some, k in ((copy, i), (copy, beside), (original, j))
    ]
    common = set.intersection(*three)
    mine = copy.sentences == i
    return float(
        sum(
            w
            for name, w in zip(copy.names[mine].tolist(), copy.weights[mine].tolist(), strict=True)
            if name in common
        )
    )
