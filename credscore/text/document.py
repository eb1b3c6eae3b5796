"""One article, segmented once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from credscore.text.html import read_page
from credscore.text.hygiene import warnings
from credscore.text.quotes import Quotation, quotations
from credscore.text.segment import paragraphs, sentences
from credscore.text.span import Span
from credscore.text.tokens import Tokens, tokenize


@dataclass(frozen=True)
class Document:
    """An article's text exactly as given, and its parts, each found when first asked for.

    Build one with `Document.from_text`.

    >>> doc = Document.from_text("It rained. He said: “So what?”")
    >>> len(doc.sentences), [q.span.of(doc.text) for q in doc.quotations]
    (2, ['“So what?”'])
    """

    text: str
    id: str | None = None
    metadata: Mapping[str, object] = field(default_factory=dict, compare=False)
    extracted: bool = False
    page_warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            msg = f"text must be a string, got {type(self.text).__name__}"
            raise TypeError(msg)

    @classmethod
    def from_text(
        cls,
        text: str,
        id: str | None = None,  # noqa: A002  the contract's name for it
        metadata: Mapping[str, object] | None = None,
        *,
        extracted: bool = False,
    ) -> Document:
        """Wrap `text`, which stays as it is.

        Parameters
        ----------
        text : str
        id : str or None
        metadata : mapping or None
            Kept beside the text and handed through to the score.
        extracted : bool
            True where the text was taken out of a page, so that records must carry it.

        Raises
        ------
        TypeError
            If `text` is not a string.
        """
        return cls(text, id, dict(metadata or {}), extracted)

    @classmethod
    def from_html(
        cls,
        html: str,
        url: str | None = None,
        id: str | None = None,  # noqa: A002  as in `from_text`
        metadata: Mapping[str, object] | None = None,
    ) -> Document:
        """Wrap the main text of a page.

        Parameters
        ----------
        html : str
        url : str or None
            Where the page is from; nothing is fetched from there.
        id : str or None
        metadata : mapping or None

        Raises
        ------
        TypeError
            If `html` is not a string.
        """
        page = read_page(html, url)
        return cls(page.text, id, dict(metadata or {}), True, page.warnings)  # noqa: FBT003  the field is named in the class

    def __getstate__(self) -> dict[str, object]:
        """Leave the found parts behind: they are found again where needed."""
        names = ("text", "id", "metadata", "extracted", "page_warnings")
        return {name: self.__dict__[name] for name in names}

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is wrong with the characters, and with the page that the text is from."""
        return (*warnings(self.text), *self.page_warnings)

    @cached_property
    def tokens(self) -> Tokens:
        """Words and punctuation marks with offsets."""
        return tokenize(self.text)

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """Spans of the words, without punctuation marks."""
        t = self.tokens
        pairs = zip(t.starts[t.is_word].tolist(), t.ends[t.is_word].tolist(), strict=True)
        return tuple(Span(start, end) for start, end in pairs)

    @cached_property
    def n_words(self) -> int:
        """Number of words."""
        return int(self.tokens.is_word.sum())

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Lines that hold anything."""
        return paragraphs(self.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences, none of which crosses a paragraph."""
        return sentences(self.text, self.paragraphs)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Quoted passages."""
        return quotations(self.text, self.paragraphs)


def segment(docs: Iterable[Document]) -> None:
    """Find the parts of many documents, one kind after the other: faster than doc by doc.

    What one kind needs stays in the processor's caches, which is half of the time.
    """
    docs = list(docs)
    for doc in docs:
        _ = doc.tokens
    for doc in docs:
        _ = doc.sentences
    for doc in docs:
        _ = doc.quotations
