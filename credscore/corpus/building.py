"""Articles on their way into a segment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

import numpy as np

from credscore.corpus.blocks import Encoded, blocks, encoded
from credscore.corpus.container import SectionWriter
from credscore.corpus.features import features
from credscore.corpus.names import write_names
from credscore.corpus.postings import PostingsWriter, keys
from credscore.corpus.segment import write_blocks
from credscore.ngram.hashing import Hashes
from credscore.text.document import Document

FULL = 1 << 23  # features: 64 MB of them, some 9,000 articles of news
_LARGE = 1 << 26  # bytes of text


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article as it will be stored, and what it is found by."""

    article: Encoded
    features: Hashes


def prepared(doc: Document) -> Prepared:
    """Work out what is stored of a document with an id.

    Raises
    ------
    TypeError, ValueError, RecursionError
        If its metadata cannot be written as JSON.
    """
    return Prepared(encoded(doc), features(doc.text))


class Builder:
    """Articles that are not in a segment yet, by id, in the order in which they came."""

    def __init__(self) -> None:
        self._held: dict[str, Prepared] = {}
        self._n_features = self._n_bytes = 0

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, id_: str) -> bool:
        return id_ in self._held

    @property
    def full(self) -> bool:
        """Whether it is time to write a segment."""
        return self._n_features >= FULL or self._n_bytes >= _LARGE

    def put(self, id_: str, made: Prepared) -> None:
        """Take in an article whose id is not there."""
        self._held[id_] = made
        self._n_features += len(made.features)
        self._n_bytes += len(made.article.known) + len(made.article.text)

    def remove(self, id_: str) -> None:
        """Take an article out again."""
        made = self._held.pop(id_)
        self._n_features -= len(made.features)
        self._n_bytes -= len(made.article.known) + len(made.article.text)

    def write(self, stream: BinaryIO) -> int:
        """Write what is there as a segment, and return its seal."""
        writer = SectionWriter(stream)
        held = list(self._held.values())
        write_blocks(writer, blocks(made.article for made in held))
        write_names(writer, list(self._held))
        numbers = np.arange(len(held), dtype=np.uint64)
        each = [keys(made.features, k) for made, k in zip(held, numbers, strict=True)]
        joined = np.concatenate(each)
        joined.sort()
        once = np.ones(len(joined), dtype=np.bool_)
        once[1:] = joined[1:] != joined[:-1]
        postings = PostingsWriter(writer, len(held))
        postings.add(joined[once])
        postings.close()
        return writer.close({"n": len(held)})
