"""The segments of a corpus, and the articles that will be in the next one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from credscore.corpus.building import Builder, Prepared
from credscore.corpus.merging import due, groups, merge
from credscore.corpus.names import name_hash
from credscore.corpus.places import Folder, Place
from credscore.corpus.segment import Segment


class Holding:
    """What a corpus holds, saved or not.

    Parameters
    ----------
    place : Place
    segments : list of Segment
    """

    def __init__(self, place: Place, segments: list[Segment]) -> None:
        self._place, self._segments = place, segments
        self._builder = Builder()

    def begin(self) -> None:
        """Get ready for changes; raises as `Folder.begin`."""
        self._place.begin()

    def __len__(self) -> int:
        return len(self._builder) + sum(map(len, self._segments))

    def __contains__(self, id_: str) -> bool:
        return id_ in self._builder or self._written(id_) is not None

    def find(self, id_: str) -> tuple[Segment, int] | None:
        """Return the segment and the number of an article."""
        if id_ in self._builder:
            self.settled()
        return self._written(id_)

    def _written(self, id_: str) -> tuple[Segment, int] | None:
        hashed = name_hash(id_.encode("utf-8", "surrogatepass"))
        found = ((segment, segment.find(id_, hashed)) for segment in self._segments)
        return next(((s, number) for s, number in found if number is not None), None)

    def put(self, id_: str, made: Prepared) -> None:
        """Take in an article whose id is not there."""
        self._builder.put(id_, made)

    def remove(self, id_: str) -> None:
        """Delete an article that is there."""
        if id_ in self._builder:
            self._builder.remove(id_)
            return
        place = self._written(id_)
        if place is not None:
            segment, number = place
            segment.delete(number)

    def settle_when_full(self) -> None:
        """Write a segment when there is enough for one."""
        if self._builder.full:
            self.settled()

    def settled(self) -> list[Segment]:
        """Return all segments, once what is waiting is written and what is many is merged."""
        if len(self._builder):
            self._segments.append(self._place.write(self._builder.write))
            self._builder = Builder()
        while (found := due(self._segments)) is not None:
            self._merge(*found)
        return self._segments

    def compact(self) -> None:
        """Merge as many segments as one can hold."""
        for first, end in groups(self.settled()):
            self._merge(first, end)

    def _merge(self, first: int, end: int) -> None:
        old = self._segments[first:end]
        made = [self._place.write(partial(merge, old))] if any(map(len, old)) else []
        self._segments[first:end] = made
        self._place.discard(old)

    def gathered(self) -> list[Segment]:
        """Return all segments, merged into one where that is worth it.

        That is where all but the largest have together more than a quarter of its articles: a
        corpus that grows is then written about five times, and queries see few segments.
        """
        sizes = [segment.n for segment in self.settled()]
        if 4 * (sum(sizes) - max(sizes, default=0)) > max(sizes, default=0):
            self.compact()
        return self._segments

    def check(self) -> None:
        """Check every byte; raises as `Sections.check_all`."""
        for segment in self.settled():
            segment.sections.check_all()

    def copy_to(self, folder: Folder, n_given: int) -> None:
        """Save everything to another folder, in the place of what is there."""
        folder.begin()
        try:
            folder.commit(list(self._copies(folder)), n_given)
        finally:
            folder.release()

    def _copies(self, folder: Folder) -> Iterator[Segment]:
        self.check()
        for segment in self.settled():
            copy = folder.write(segment.sections.copied)
            copy.delete(segment.deleted.nonzero()[0])
            yield copy
