"""Neighbouring segments into one, without what is deleted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from credscore.corpus.blocks import blocks
from credscore.corpus.container import SectionWriter
from credscore.corpus.names import write_names
from credscore.corpus.postings import MOST_ARTICLES, MOST_POSTINGS, PostingsWriter, keys
from credscore.corpus.segment import Segment, write_blocks

MANY = 8  # neighbours of about one size that are merged
_AT_ONCE = 1 << 22  # postings
_MOST_PARTS = 1 << 14  # slots of the smallest segment


def due(segments: Sequence[Segment]) -> tuple[int, int] | None:
    """Return the range of segments that should be merged now, if there is one.

    Every article is merged about once for each time that the corpus grows eightfold, and the
    number of segments stays below eight for each of these times.
    """
    for i, segment in enumerate(segments):
        if 2 * segment.n_deleted > segment.n:
            return i, i + 1
    end = len(segments)
    for first in reversed(range(end)):
        if _tier(segments[first]) > _tier(segments[-1]):
            return None
        if end - first >= MANY:
            return (first, end) if fits(segments[first:]) else None
    return None


def _tier(segment: Segment) -> int:
    return (segment.n.bit_length() - 1) // 3


def fits(segments: Sequence[Segment]) -> bool:
    """Return whether one segment can hold all of them."""
    n_postings = sum(len(segment.postings) for segment in segments)
    return sum(map(len, segments)) <= MOST_ARTICLES and n_postings < MOST_POSTINGS


def groups(segments: Sequence[Segment]) -> list[tuple[int, int]]:
    """Return ranges of segments that fit into one each, the last first; none that is one."""
    found: list[tuple[int, int]] = []
    first = 0
    for end in range(1, len(segments) + 1):
        if end == len(segments) or not fits(segments[first : end + 1]):
            if end - first > 1 or segments[first].n_deleted:
                found.append((first, end))
            first = end
    return found[::-1]


def merge(segments: Sequence[Segment], stream: BinaryIO) -> int:
    """Write the articles of `segments` as one segment, and return its seal.

    Raises
    ------
    CorpusError
        If one of them is damaged.
    """
    for segment in segments:
        segment.sections.check_all()
    writer = SectionWriter(stream)
    write_blocks(writer, (block for segment in segments for block in _blocks(segment)))
    write_names(writer, [id_ for segment in segments for id_ in segment.ids()])
    n = sum(map(len, segments))
    postings = PostingsWriter(writer, n)
    n_postings = sum(len(segment.postings) for segment in segments)
    n_parts = min(_MOST_PARTS, 1 << (n_postings // _AT_ONCE).bit_length())
    parts = [segment.postings.keys(n_parts) for segment in segments]
    renumbered = list(_renumbered(segments))
    for part in zip(*parts, strict=True):
        joined = np.concatenate(
            [
                keys(hashes[new[numbers] >= 0], new[numbers][new[numbers] >= 0].astype(np.uint64))
                for (hashes, numbers), new in zip(part, renumbered, strict=True)
            ]
        )
        joined.sort()
        postings.add(joined)
        for segment in segments:
            segment.sections.release()
    postings.close()
    return writer.close({"n": n})


def _renumbered(segments: Sequence[Segment]) -> Iterator[NDArray[np.int64]]:
    """Yield the new number of every article of each segment, -1 where it is deleted."""
    before = 0
    for segment in segments:
        new = np.cumsum(~segment.deleted) - 1 + before
        new[segment.deleted] = -1
        before += len(segment)
        yield new


def _blocks(segment: Segment) -> Iterator[tuple[int, bytes | memoryview]]:
    """Yield the blocks of a segment, those as they are in which nothing is deleted."""
    firsts = segment.firsts.tolist()
    for block, (first, last) in enumerate(zip(firsts, islice(firsts, 1, None), strict=False)):
        gone = segment.deleted[first:last]
        if gone.any():
            articles = segment.articles(block)
            yield from blocks(a for a, out in zip(articles, gone, strict=True) if not out)
        else:
            yield last - first, segment.block(block)
