"""Some articles of a corpus, written once: texts, ids and postings in one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, chain, islice

import numpy as np
from numpy.typing import NDArray

from credscore.corpus.answers import CorpusError
from credscore.corpus.blocks import Encoded, decoded, unpacked
from credscore.corpus.container import Sections, SectionWriter
from credscore.corpus.names import Names
from credscore.corpus.postings import MOST_ARTICLES, Layout, Postings
from credscore.text.document import Document


class Segment:
    """The articles of one file, or of its bytes, and which of them are deleted.

    Attributes
    ----------
    sections : Sections
    n : int
        Number of articles, deleted ones among them.
    file : str or None
        Name of its file in the folder of the corpus; None in memory.
    deleted : ndarray of bool, shape (n,)
        The one thing that changes.
    """

    def __init__(self, sections: Sections, file: str | None = None) -> None:
        self.sections, self.file = sections, file
        self.n = _number_of_articles(sections)
        self.deleted = np.zeros(self.n, dtype=np.bool_)
        self.n_deleted = 0
        self.names = Names(sections)
        self.postings = Postings(sections, self.n)

    def __len__(self) -> int:
        return self.n - self.n_deleted

    def find(self, id_: str, hashed: int) -> int | None:
        """Return the number of the article with an id, if it is there and not deleted."""
        found = (number for number in self.names.find(id_, hashed) if not self.deleted[number])
        return next(found, None)

    def delete(self, numbers: int | NDArray[np.int64]) -> None:
        """Mark articles as deleted that are not yet."""
        self.deleted[numbers] = True
        self.n_deleted += np.size(numbers)

    def kept(self) -> NDArray[np.int64]:
        """Return the numbers of the articles that are not deleted."""
        return np.flatnonzero(~self.deleted)

    def ids(self) -> Iterator[str]:
        """Yield the ids of the articles that are not deleted."""
        names = self.names.all()
        return (names[number] for number in self.kept().tolist())

    def document(self, number: int) -> Document:
        """Return an article by number."""
        block = int(np.searchsorted(self.firsts, number, side="right")) - 1
        return decoded(next(islice(self.articles(block), number - int(self.firsts[block]), None)))

    def documents(self) -> Iterator[Document]:
        """Yield the articles that are not deleted, in order."""
        deleted = self.deleted.copy()
        every = chain.from_iterable(map(self.articles, range(len(self.firsts) - 1)))
        for number, article in enumerate(every):
            if not deleted[number]:
                yield decoded(article)

    def articles(self, block: int) -> Iterator[Encoded]:
        """Yield the articles of a block."""
        return unpacked(self.block(block))

    def block(self, block: int) -> bytes | memoryview:
        """Return the bytes of a block."""
        start, end = map(int, self._ends[block : block + 2])
        return self.sections.read("blocks", start, end)

    @cached_property
    def sizes(self) -> NDArray[np.uint32]:
        """Number of features of every article; shape (n,)."""
        return self.sections.checked("sizes", "<u4")

    @cached_property
    def firsts(self) -> NDArray[np.uint32]:
        """Number of the first article of every block, and last `n`; shape (n_blocks + 1,)."""
        return self.sections.checked("block_firsts", "<u4")

    @cached_property
    def _ends(self) -> NDArray[np.uint64]:
        return self.sections.checked("block_ends", "<u8")


def _number_of_articles(sections: Sections) -> int:
    """Return how many articles a segment has, once its sections are as long as that takes."""
    n = sections.settings.get("n")
    if type(n) is not int or not 0 <= n <= MOST_ARTICLES:
        msg = f"a segment holds at most {MOST_ARTICLES} articles, this one says {n!r:.60}"
        raise CorpusError(msg)
    lengths = {"sizes": 4 * n, "name_hashes": 8 * n, "name_numbers": 4 * n, "name_ends": 8 * n + 8}
    others = dict.fromkeys(("blocks", "block_firsts", "block_ends", "names", "postings"))
    sections.expect({**others, **lengths, "slots": 4 * (Layout.of(n).n_slots + 1)})
    return n


def write_blocks(writer: SectionWriter, packed: Iterable[tuple[int, bytes | memoryview]]) -> None:
    """Write blocks as they come, then where each ends and which articles it holds."""
    counts, lengths = [0], [0]
    writer.begin("blocks")
    for count, block in packed:
        writer.write(bytes(block))
        counts.append(count)
        lengths.append(len(block))
    writer.section("block_firsts", np.array(list(accumulate(counts)), dtype="<u4"))
    writer.section("block_ends", np.array(list(accumulate(lengths)), dtype="<u8"))
