"""Which articles have a feature: sorted hashes with the numbers of the articles.

A posting is 32 bits: the number of an article in its segment, in as few bits as the segment
needs, and above it the low bits of the feature's hash.  The high bits are the slot that it lies
in.  The more articles, the more slots, so a posting and its slot always tell all `BITS` of a
hash, and segments can be merged without the texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from credscore.corpus.answers import CorpusError
from credscore.corpus.container import Sections, SectionWriter
from credscore.corpus.features import BITS
from credscore.ngram.hashing import Hashes

MOST_ARTICLES = 1 << 20  # of a segment
MOST_POSTINGS = 1 << 31
_FEWEST_BITS = 8
_WORD = 32  # bits of a posting
_SHIFT = np.uint64(24)  # a key is a hash above the number of an article
_NUMBER = np.uint64((1 << 24) - 1)

Numbers = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Layout:
    """How the bits of a hash are shared between slots and postings."""

    number_bits: int

    @classmethod
    def of(cls, n: int) -> Layout:
        """Return the layout for `n` articles."""
        return cls(max(_FEWEST_BITS, (n - 1).bit_length()))

    @property
    def low_bits(self) -> int:
        """Bits of a hash that stand in the posting."""
        return _WORD - self.number_bits

    @property
    def n_slots(self) -> int:
        """Number of slots, some 64 to 128 an article."""
        return 1 << (BITS - self.low_bits)


def keys(hashes: Hashes, numbers: NDArray[np.uint64] | np.uint64) -> Hashes:
    """Join hashes and numbers of articles, so that keys sort as postings do."""
    return (hashes << _SHIFT) | numbers


class PostingsWriter:
    """Write postings that come sorted, in pieces."""

    def __init__(self, writer: SectionWriter, n: int) -> None:
        self._writer, self._layout = writer, Layout.of(n)
        self._lengths = np.zeros(self._layout.n_slots + 1, dtype="<u4")
        self._sizes = np.zeros(n, dtype=np.int64)
        writer.begin("postings")

    def add(self, found: Hashes) -> None:
        """Write the postings of keys, sorted and each once, all above those before."""
        low_bits, number_bits = np.uint64(self._layout.low_bits), self._layout.number_bits
        numbers, hashes = found & _NUMBER, found >> _SHIFT
        self._sizes += np.bincount(numbers.astype(np.int64), minlength=len(self._sizes))
        slots = hashes >> low_bits
        if len(slots):
            first = int(slots[0])
            counts = np.bincount((slots - slots[0]).astype(np.int64))
            self._lengths[first + 1 : first + 1 + len(counts)] += counts.astype("<u4")
        low = hashes & np.uint64((1 << int(low_bits)) - 1)
        self._writer.write(((low << np.uint64(number_bits)) | numbers).astype("<u4"))

    def close(self) -> None:
        """Write where the slots begin, and how many features every article has."""
        self._writer.section("slots", np.cumsum(self._lengths, dtype="<u4"))
        self._writer.section("sizes", self._sizes.astype("<u4"))


class Postings:
    """The postings of a segment of `n` articles."""

    def __init__(self, sections: Sections, n: int) -> None:
        self._sections, self._layout, self._n = sections, Layout.of(n), n
        self._postings: Numbers = sections.array("postings", "<u4")
        self._slots: Numbers = sections.array("slots", "<u4")

    def __len__(self) -> int:
        return len(self._postings)

    @property
    def by_chance(self) -> float:
        """Postings in a slot, on average."""
        return len(self) / self._layout.n_slots

    def ranges(self, hashes: Hashes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where the slots of `hashes` begin and end; each shape (n_features,)."""
        slots = (hashes >> np.uint64(self._layout.low_bits)).astype(np.int64)
        if not len(slots):
            return slots, slots
        found = self._sections.gather("slots", slots, slots + 2).reshape(-1, 2).astype(np.int64)
        return found[:, 0], found[:, 1]

    def gather(
        self, hashes: Hashes, starts: NDArray[np.int64], ends: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the articles that have a feature, and which of the features it is.

        Parameters
        ----------
        hashes : ndarray of uint64, shape (n_features,)
        starts, ends : ndarray of int64, shape (n_features,)
            As `ranges` gave them.

        Returns
        -------
        two ndarrays of int64, shape (n_found,)
            Numbers of articles, and indices in `hashes`, which ascend.
        """
        held = np.flatnonzero(ends > starts)
        if not len(held):
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
        starts, ends = starts[held], ends[held]
        if int(starts.min()) < 0 or int(ends.max()) > len(self):
            msg = "a segment is damaged: its slots lead out of the postings"
            raise CorpusError(msg)
        lengths = ends - starts
        found = self._sections.gather("postings", starts, ends)
        low = (hashes[held] & np.uint64((1 << self._layout.low_bits) - 1)).astype(np.uint32)
        same = (found >> np.uint32(self._layout.number_bits)) == np.repeat(low, lengths)
        numbers = found[same] & np.uint32((1 << self._layout.number_bits) - 1)
        if len(numbers) and int(numbers.max()) >= self._n:
            msg = f"a segment is damaged: it has no article {int(numbers.max())}"
            raise CorpusError(msg)
        return numbers.astype(np.int64), np.repeat(held, lengths)[same]

    def keys(self, n_parts: int) -> Iterator[tuple[Hashes, NDArray[np.int64]]]:
        """Yield hashes and numbers of articles, sorted, in parts of the space of hashes.

        Parameters
        ----------
        n_parts : int
            A power of two, at most as many as the smallest segment has slots.
        """
        width = self._layout.n_slots // n_parts
        for first in range(0, self._layout.n_slots, width):
            bounds = self._slots[first : first + width + 1].astype(np.int64)
            found = self._postings[bounds[0] : bounds[-1]]
            slots = np.repeat(np.arange(first, first + width, dtype=np.uint64), np.diff(bounds))
            low = (found >> np.uint32(self._layout.number_bits)).astype(np.uint64)
            numbers = found & np.uint32((1 << self._layout.number_bits) - 1)
            yield (slots << np.uint64(self._layout.low_bits)) | low, numbers.astype(np.int64)
