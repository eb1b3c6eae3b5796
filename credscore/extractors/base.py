"""What every extractor takes and gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from credscore.text.document import Document
from credscore.text.span import Span

Detail = Literal["score", "evidence", "full"]
DETAILS: tuple[Detail, ...] = ("score", "evidence", "full")

SourceKind = Literal[
    "named_person",
    "named_organisation",
    "unnamed_individual",
    "unnamed_group",
    "document_or_data",
    "media_outlet",
    "unresolved",
]
Form = Literal["direct", "indirect", "mixed", "declined_comment"]
Chain = Literal["first_hand", "outlet", "document", "social_media", "court"]


@dataclass(frozen=True, slots=True)
class Feature:
    """A column, declared: what its numbers mean and where they may lie."""

    name: str
    unit: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage and what is said about it.

    Attributes
    ----------
    severity : float
        How telling the passage is, from 0 to 1.
    suggestion : str or None
        What the passage probably should say.
    """

    span: Span
    rule: str
    message: str
    severity: float = 0.5
    suggestion: str | None = None
    in_quote: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is cited for what: spans of source, cue and content."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_kind: SourceKind = "unresolved"
    form: Form = "indirect"
    chain: Chain = "first_hand"


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one extractor found in one document.

    Attributes
    ----------
    values : mapping of str to float
        Exactly the declared features; nan where a feature could not be measured.
    evidence : tuple of Evidence
        In reading order; empty when `detail` is ``"score"``.
    sentences : tuple of float
        One probability per sentence of the document, or empty: only when `detail`
        is ``"full"``, and only from extractors that look at sentences.
    attributions : tuple of Attribution
        Only from the attribution extractor, only when `detail` is ``"full"``.
    warnings : tuple of str
        What could not be done as asked, by the names that the record gives.
    """

    values: Mapping[str, float]
    evidence: tuple[Evidence, ...] = ()
    sentences: tuple[float, ...] = ()
    attributions: tuple[Attribution, ...] = field(default=())
    warnings: tuple[str, ...] = ()


class Extractor(Protocol):
    """One question asked of a document.  Stateless, picklable, never raises on a text."""

    @property
    def name(self) -> str:
        """The word that prefixes its features and rules."""
        ...

    @property
    def features(self) -> tuple[Feature, ...]:
        """The columns it fills."""
        ...

    def __call__(self, doc: Document, /, detail: Detail = "evidence") -> Findings:
        """Answer it for `doc`; numbers are the same at every `detail`."""
        ...


class ManyExtractor(Extractor, Protocol):
    """An extractor that is faster when it is asked about many documents at once.

    A class that changes the call of another alone is asked by call, one by one.
    """

    def many(self, docs: Sequence[Document], detail: Detail) -> Sequence[Findings]:
        """Answer for each of `docs` what a call answers for one."""
        ...
