"""Articles as bytes: some together in a block, which is compressed as a whole."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from credscore.corpus.answers import CorpusError
from credscore.text.document import Document

_FULL = 16  # articles of a block: half as many take 5 % more room, twice as many twice the time
_LARGE = 1 << 16  # bytes; a block is full, too, when it is as large
_MOST = 1 << 30  # bytes that a block may hold: one made to take all memory ends there
_LEVEL = 4  # of zlib: 6 saves another 3 % in twice the time


@dataclass(frozen=True, slots=True)
class Encoded:
    """An article as bytes: what is known of it as a line of JSON, and its text."""

    known: bytes
    text: bytes


def encoded(doc: Document) -> Encoded:
    """Turn a document with an id into bytes.

    Raises
    ------
    TypeError, ValueError, RecursionError
        If its metadata cannot be written as JSON.
    """
    text = doc.text.encode("utf-8", "surrogatepass")
    known: dict[str, Any] = {"id": doc.id, "n": len(text)}
    if doc.metadata:
        known["metadata"] = dict(doc.metadata)
    if doc.extracted:
        known["extracted"] = True
    if doc.page_warnings:
        known["page_warnings"] = list(doc.page_warnings)
    return Encoded(json.dumps(known, default=_plain, separators=(",", ":")).encode(), text)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if hasattr(value, "item") and getattr(value, "ndim", None) == 0:  # a number of numpy's
        return value.item()
    return str(value)


def blocks(articles: Iterable[Encoded]) -> Iterator[tuple[int, bytes]]:
    """Yield blocks: how many articles are in it, and its bytes."""
    waiting: list[Encoded] = []
    size = 0
    for article in articles:
        waiting.append(article)
        size += len(article.known) + len(article.text)
        if len(waiting) == _FULL or size >= _LARGE:
            yield len(waiting), _packed(waiting)
            waiting, size = [], 0
    if waiting:
        yield len(waiting), _packed(waiting)


def _packed(articles: list[Encoded]) -> bytes:
    lines = [article.known + b"\n" for article in articles]
    return zlib.compress(b"".join((*lines, b"\n", *(a.text for a in articles))), _LEVEL)


def unpacked(block: bytes | memoryview) -> Iterator[Encoded]:
    """Yield the articles of a block."""
    try:
        content = zlib.decompressobj().decompress(block, _MOST)
        lines, _, texts = content.partition(b"\n\n")
        ends = [int(json.loads(line)["n"]) for line in lines.split(b"\n")]
    except (zlib.error, ValueError, TypeError, LookupError, RecursionError) as error:
        msg = f"a block of articles is damaged: {error}"
        raise CorpusError(msg) from error
    at = 0
    for line, length in zip(lines.split(b"\n"), ends, strict=True):
        yield Encoded(line, texts[at : at + length])
        at += length


def decoded(article: Encoded) -> Document:
    """Turn what `encoded` gave into the document again; dates in metadata are now strings."""
    known = json.loads(article.known)
    return Document(
        article.text.decode("utf-8", "surrogatepass"),
        known["id"],
        known.get("metadata", {}),
        known.get("extracted", False),
        tuple(known.get("page_warnings", ())),
    )
