"""How often n-grams were seen, in one small array.

Every n-gram has two possible slots.  A slot is a byte: four bits of the count's logarithm
and four bits of the hash that tell apart n-grams sharing the slot.  In a table
a quarter full, three in a hundred n-grams that were never seen read as seen, and of those
that were, the rarest three in a hundred are lost.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from credscore.ngram.hashing import Hashes, mix

Levels = NDArray[np.int64]
_TOP_LEVEL = 15
_CHECK = np.uint64(15)


@dataclass(frozen=True, slots=True, eq=False)
class CountTable:
    """Counts by hash, as levels: 0 for never, then 1 + floor(log2(count)), at most 15.

    Attributes
    ----------
    cells : ndarray of uint8, shape (2**bits,)
    """

    cells: NDArray[np.uint8]

    @property
    def bits(self) -> int:
        """Logarithm of the number of slots."""
        return int(self.cells.shape[0]).bit_length() - 1

    def levels(self, hashes: Hashes) -> Levels:
        """Look up every hash; shape unchanged."""
        first, second, check = _places(hashes, self.bits)
        found = np.zeros(len(hashes), dtype=np.int64)
        for place in (second, first):
            cell = self.cells[place]
            here = (cell >> 4) == check
            found = np.where(here & (cell > 0), np.maximum(found, cell & 15), found)
        return found

    @classmethod
    def of(cls, hashes: Hashes, counts: NDArray[np.int64], bits: int) -> CountTable:
        """Store `counts`; where both slots are taken, the more frequent n-gram stays."""
        cells = np.zeros(1 << bits, dtype=np.uint8)
        order = np.lexsort((hashes, -counts))
        first, second, check = _places(hashes[order], bits)
        level = np.minimum(np.floor(np.log2(counts[order])).astype(np.int64) + 1, _TOP_LEVEL)
        cell = (check.astype(np.int64) << 4 | level).astype(np.uint8)
        left = np.arange(len(order))
        for place in (first, second):
            free = left[cells[place[left]] == 0]
            # Of several that want one free slot, the first in order, the most frequent, wins.
            _, winner = np.unique(place[free], return_index=True)
            taken = free[winner]
            cells[place[taken]] = cell[taken]
            left = np.setdiff1d(left, taken, assume_unique=True)
        return cls(cells)


def _places(
    hashes: Hashes, bits: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint8]]:
    shift = np.uint64(64 - bits)
    other = mix(hashes)
    check = (hashes & _CHECK).astype(np.uint8)
    return (hashes >> shift).astype(np.int64), (other >> shift).astype(np.int64), check
