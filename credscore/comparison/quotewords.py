"""The quoted words of two texts, and which of them stand for which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from credscore.comparison.matching import Matching
from credscore.comparison.side import Side


@dataclass(frozen=True)
class Quoted:
    """Two texts, word by word, with their quotations.

    Attributes
    ----------
    copy, original : Side
    there, here : dict of int to int
        The token of the original for a token of the copy with the same word, and back.
    ours, theirs : dict of int to int
        The quotation that a quoted token of the copy, or of the original, stands in.  Of a
        quotation that is never closed only what reaches to its last word that the other
        text quotes too.
    """

    copy: Side
    original: Side
    there: dict[int, int]
    here: dict[int, int]
    ours: dict[int, int]
    theirs: dict[int, int]

    @classmethod
    def of(cls, copy: Side, original: Side, matchings: Sequence[Matching]) -> Quoted:
        """Put the words of all matchings together."""
        there: dict[int, int] = {}
        for m in matchings:
            for block in m.blocks:
                if block.same:
                    ours, theirs = m.copy[slice(*block.copy)], m.original[slice(*block.original)]
                    there.update(zip(ours, theirs, strict=False))
        here = {b: a for a, b in there.items()}
        reliable = _reliable(copy, original, there), _reliable(original, copy, here)
        return cls(copy, original, there, here, *reliable)

    @cached_property
    def said(self) -> str:
        """All quoted words of the original, one after the other, blanks around each."""
        words = (self.original.words[i] for i in self.original.quoted)
        return f" {' '.join(word for word in words if word[0].isalnum())} "

    def is_said(self, first: int, last: int) -> bool:
        """Tell whether the original quotes these words of the copy anywhere."""
        words = [w for w in self.copy.words[first:last] if w[0].isalnum()]
        return f" {' '.join(words)} " in self.said


def _reliable(side: Side, other: Side, matched: dict[int, int]) -> dict[int, int]:
    quoted = side.quoted
    if all(q.closed for q in side.doc.quotations):
        return quoted
    kept = dict(quoted)
    for i, quotation in enumerate(side.doc.quotations):
        if quotation.closed:
            continue
        first, last = side.quotations[i]
        common = [
            t
            for t in range(first, last)
            if side.words[t][0].isalnum() and matched.get(t, -1) in other.quoted
        ]
        for token in range(common[-1] + 1 if common else first, last):
            del kept[token]
    return kept
