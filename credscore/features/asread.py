"""A document as people read it, and what was found in it, laid over the text as given.

Letters that only look like Latin ones, and characters that nobody sees, make other words for a
program and the same words for a reader.  Everything is measured on what a reader sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from credscore.extractors.base import Attribution, Evidence
from credscore.extractors.garble import disguises
from credscore.text.disguise import Plain, plain
from credscore.text.document import Document
from credscore.text.span import Span


@dataclass(frozen=True, slots=True)
class AsRead:
    """What extractors read of a document, and the way back.

    Attributes
    ----------
    doc : Document
        The document itself where nothing in it is disguised.
    plain : Plain or None
        How its text was made; None where it is the text as given.
    """

    doc: Document
    plain: Plain | None = None

    def spans(self, found: Iterable[Span]) -> tuple[Span, ...]:
        """Return what spans of the text as read stand for in the text as given."""
        way = self.plain
        return tuple(found) if way is None else tuple(map(way.to_given, found))

    def evidence(self, found: Iterable[Evidence], given: Document) -> Iterator[Evidence]:
        """Yield evidence with its spans in `given`, and the disguises found there."""
        way = self.plain
        if way is None:
            yield from found
            return
        for each in found:
            yield replace(each, span=way.to_given(each.span))
        yield from disguises(given)

    def attributions(self, found: Iterable[Attribution]) -> Iterator[Attribution]:
        """Yield attributions with their spans in the text as given."""
        for each in found:
            source, cue, content = map(self.spans, (each.source, each.cue, each.content))
            yield replace(each, source=source, cue=cue, content=content)


def as_read(doc: Document) -> AsRead:
    """Return `doc` as people read it."""
    read = plain(doc.text)
    if read.text == doc.text:
        return AsRead(doc)
    return AsRead(Document.from_text(read.text, doc.id, doc.metadata), read)
