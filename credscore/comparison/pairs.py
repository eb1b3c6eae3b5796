"""From links between sentences to pairs of sentences, words beside words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from credscore.comparison.alignment import Links
from credscore.comparison.gaps import Gap, gaps
from credscore.comparison.matching import Matching, match
from credscore.comparison.reading import Reading
from credscore.comparison.result import PairKind

# Share of words that two sentences have in common, by the mean of their lengths, from which
# one is the other edited and not reworded.
EDITED = 0.75
_KEPT = 0.5  # from which it needs no other sign that they belong together


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of the copy beside those of the original that they go back to.

    Attributes
    ----------
    copy, original : tuple of int
        Numbers of the sentences, in reading order.
    matching : Matching
    gaps : tuple of Gap
        Where the words differ.
    kept : float
        Words that are the same, by the mean number of words.
    """

    copy: tuple[int, ...]
    original: tuple[int, ...]
    matching: Matching
    gaps: tuple[Gap, ...]
    kept: float

    @property
    def kind(self) -> PairKind:
        """How far the words were changed."""
        if not self.gaps:
            return "verbatim"
        return "edited" if self.kept >= EDITED else "reworded"


def passages(copy: Reading, original: Reading, links: Links) -> list[Passage]:
    """Put linked sentences beside each other; what is linked to one is one passage."""
    found = []
    for mine, theirs in _joined(links):
        tokens = _tokens(copy, mine), _tokens(original, theirs)
        matching = match(copy, original, *tokens)
        differing = tuple(gaps(copy, original, matching))
        lengths = [
            sum([reading.key_of[t] != 0 for t in some])
            for reading, some in zip((copy, original), tokens, strict=True)
        ]
        other = sum(len(g.copy) + len(g.original) for g in differing)
        both = sum(lengths)
        kept = 1 - other / both if both else 1.0
        found.append(Passage(mine, theirs, matching, differing, kept))
    return found


def trusted_of(
    found: Sequence[Passage], strengths: NDArray[np.float64], *, made: bool
) -> list[Passage]:
    """Leave out passages that have little in common.

    Where one text was made from the other (`made`), a pair between two others may have been
    changed beyond recognition, and words alone are enough; where it was not, words said by
    a third party, which is to say quotations, may still be in both.
    """
    beside = {(i, j) for p in found for i in p.copy for j in p.original}
    return [
        p
        for p, strength in zip(found, strengths.tolist(), strict=True)
        if strength > 0
        or p.kept >= (_KEPT if made else EDITED)
        or (
            made
            and {(p.copy[0] - 1, p.original[0] - 1), (p.copy[-1] + 1, p.original[-1] + 1)} & beside
        )
    ]


def _joined(links: Links) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Group links that share a sentence, in reading order of the copy."""
    groups: list[tuple[set[int], set[int]]] = []
    of_copy: dict[int, int] = {}
    of_original: dict[int, int] = {}
    for i, j in links:
        place = of_copy.get(i, of_original.get(j, len(groups)))
        other = of_original.get(j, place)
        if place == len(groups):
            groups.append((set(), set()))
        if other != place:  # the link joins two groups
            groups[place][0].update(groups[other][0])
            groups[place][1].update(groups[other][1])
            of_copy.update(dict.fromkeys(groups[other][0], place))
            of_original.update(dict.fromkeys(groups[other][1], place))
            groups[other] = (set(), set())
        groups[place][0].add(i)
        groups[place][1].add(j)
        of_copy[i] = of_original[j] = place
    full = [(tuple(sorted(a)), tuple(sorted(b))) for a, b in groups if a]
    return sorted(full)


def _tokens(reading: Reading, sentences: Sequence[int]) -> list[int]:
    return [t for s in sentences for t in range(*reading.bounds[s].tolist())]
