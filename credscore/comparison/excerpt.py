"""Some sentences of a text as a text of its own, and the way back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from credscore.text.document import Document
from credscore.text.span import Span


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Sentences of a document, a paragraph each.

    Attributes
    ----------
    doc : Document
    starts, given_starts : tuple of int
        Where each sentence begins in the excerpt, and in the document it was taken from.

    >>> doc = Document.from_text("It rained. It snowed. It froze.")
    >>> excerpt = Excerpt.of(doc, [2])
    >>> excerpt.doc.text, excerpt.given(Span(3, 8)).of(doc.text)
    ('It froze.', 'froze')
    """

    doc: Document
    starts: tuple[int, ...]
    given_starts: tuple[int, ...]

    @classmethod
    def of(cls, doc: Document, sentences: Iterable[int]) -> Excerpt:
        """Take the sentences with these numbers out of `doc`."""
        spans = [doc.sentences[k] for k in sorted(set(sentences))]
        starts = []
        length = 0
        for span in spans:
            starts.append(length)
            length += len(span) + 1
        text = "\n".join(span.of(doc.text) for span in spans)
        return cls(Document.from_text(text), tuple(starts), tuple(s.start for s in spans))

    def given(self, span: Span) -> Span:
        """Return the same characters, which are all of one sentence, in the document."""
        k = bisect_right(self.starts, span.start) - 1
        shift = self.given_starts[k] - self.starts[k]
        return Span(span.start + shift, span.end + shift)
