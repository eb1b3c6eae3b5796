"""Whether two texts share a pattern and not a story: other names and other numbers in it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from credscore.comparison.pairs import Passage
from credscore.comparison.reading import Reading

WARNING = "other_particulars"
# Copies of all kinds in training/pairs.py keep more of them, announcements of one office about
# different grants often less.
_KEPT = 0.55
_ENOUGH = 8  # names and numbers of both texts


def have_other_particulars(copy: Reading, original: Reading, passages: Sequence[Passage]) -> bool:
    """Tell whether most names and numbers of the sentences that were changed are other ones."""
    changed = [p for p in passages if p.gaps]
    mine = _particulars(copy)
    theirs = _particulars(original)
    total = kept = 0
    for p in changed:
        put = {t for gap in p.gaps for t in gap.copy}
        lost = {t for gap in p.gaps for t in gap.original}
        for tokens, some, differing in (
            (p.matching.copy, mine, put),
            (p.matching.original, theirs, lost),
        ):
            here = [t for t in tokens if some[t]]
            total += len(here)
            kept += sum(t not in differing for t in here)
    return total >= _ENOUGH and kept < _KEPT * total


def _particulars(reading: Reading) -> list[bool]:
    found: NDArray[np.bool_] = reading.named | reading.doc.tokens.column(_begin_with_digits)
    listed: list[bool] = found.tolist()
    return listed


def _begin_with_digits(tokens: Sequence[str]) -> NDArray[np.bool_]:
    return np.array([token[0].isdigit() for token in tokens], dtype=np.bool_)
