"""The ids of a segment's articles: found by number, and numbers found by id."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from hashlib import blake2b
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from credscore.corpus.container import Sections, SectionWriter


def write_names(writer: SectionWriter, ids: Sequence[str]) -> None:
    """Write the ids of the articles, in the order of their numbers."""
    names = [id_.encode("utf-8", "surrogatepass") for id_ in ids]
    writer.section("names", b"".join(names))
    ends = np.cumsum([0, *map(len, names)], dtype="<u8")
    writer.section("name_ends", ends)
    hashes = np.array([name_hash(name) for name in names], dtype="<u8")
    order = np.argsort(hashes, kind="stable")
    writer.section("name_hashes", hashes[order])
    writer.section("name_numbers", order.astype("<u4"))


def name_hash(name: bytes) -> int:
    """Return 64 bits that stand for an id."""
    return int.from_bytes(blake2b(name, digest_size=8).digest(), "little")


class Names:
    """The ids of a segment; checked against damage when first used."""

    def __init__(self, sections: Sections) -> None:
        self._sections = sections

    def __getitem__(self, number: int) -> str:
        start, end = map(int, self._ends[number : number + 2])
        return self._text[start:end].tobytes().decode("utf-8", "surrogatepass")

    def all(self) -> list[str]:
        """Return every id, by number."""
        text = self._text.tobytes()
        pairs = pairwise(self._ends.tolist())
        return [text[start:end].decode("utf-8", "surrogatepass") for start, end in pairs]

    def find(self, id_: str, hashed: int) -> list[int]:
        """Return the numbers of the articles with an id, whose hash is at hand."""
        at = int(np.searchsorted(self._hashes, np.uint64(hashed)))
        found: list[int] = []
        while at < len(self._hashes) and self._hashes[at] == hashed:
            number = int(self._numbers[at])
            if self[number] == id_:
                found.append(number)
            at += 1
        return found

    @cached_property
    def _text(self) -> NDArray[np.uint8]:
        return self._sections.checked("names", "u1")

    @cached_property
    def _ends(self) -> NDArray[np.uint64]:
        return self._sections.checked("name_ends", "<u8")

    @cached_property
    def _hashes(self) -> NDArray[np.uint64]:
        return self._sections.checked("name_hashes", "<u8")

    @cached_property
    def _numbers(self) -> NDArray[np.uint32]:
        return self._sections.checked("name_numbers", "<u4")
