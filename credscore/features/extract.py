"""Run every extractor over a document and put the findings together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from credscore.extractors.base import (
    Attribution,
    Detail,
    Evidence,
    Extractor,
    Findings,
    ManyExtractor,
)
from credscore.features.asread import AsRead, as_read
from credscore.oddity.reading import forget
from credscore.text.document import Document, segment
from credscore.text.span import Span


@dataclass(frozen=True, slots=True)
class Extraction:
    """What all extractors found in one document.

    Attributes
    ----------
    read : Document
        The document as people read it: what was measured.
    sentences : dict
        For each extractor that looks at sentences, one probability per sentence.
    sentence_spans : tuple of Span
        Of these sentences, in the text as given; empty unless `detail` is ``"full"``.
    """

    read: Document
    values: dict[str, float]
    evidence: tuple[Evidence, ...]
    attributions: tuple[Attribution, ...]
    sentences: dict[str, tuple[float, ...]]
    sentence_spans: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = ()


def extract(doc: Document, extractors: Iterable[Extractor], detail: Detail) -> Extraction:
    """Ask every extractor, in order; evidence comes back in reading order."""
    return extract_many((doc,), extractors, detail)[0]


def extract_many(
    docs: Sequence[Document], extractors: Iterable[Extractor], detail: Detail
) -> list[Extraction]:
    """Ask one extractor after the other about all of `docs`: the same, and faster."""
    as_given = [as_read(doc) for doc in docs]
    read = [each.doc for each in as_given]
    segment(read)
    asked = list(extractors)
    try:
        answers = [_findings(extractor, read, detail) for extractor in asked]
    finally:
        forget(read)
    found = [_together(asked, read[i], [of[i] for of in answers]) for i in range(len(read))]
    if detail == "score":
        return found
    return [_laid_over(*each, detail) for each in zip(found, as_given, docs, strict=True)]


def _laid_over(found: Extraction, way: AsRead, given: Document, detail: Detail) -> Extraction:
    """Return what was found with its offsets in the text as given, in reading order."""
    spans = way.spans(way.doc.sentences) if detail == "full" else ()
    evidence = sorted(way.evidence(found.evidence, given), key=lambda e: (e.span, e.rule))
    attributions = tuple(way.attributions(found.attributions))
    return replace(found, evidence=tuple(evidence), attributions=attributions, sentence_spans=spans)


def _findings(extractor: Extractor, docs: Sequence[Document], detail: Detail) -> Sequence[Findings]:
    if not _answers_many(type(extractor)):
        return [extractor(doc, detail=detail) for doc in docs]
    answers = list(cast(ManyExtractor, extractor).many(docs, detail))
    if len(answers) != len(docs):
        msg = f"{extractor.name}.many must answer for {len(docs)} documents, not {len(answers)}"
        raise ValueError(msg)
    return answers


@cache
def _answers_many(kind: type) -> bool:
    """Tell whether a class has `many`, and nothing below it changes what a call answers."""
    for one in kind.__mro__:
        if "many" in vars(one):
            return callable(vars(one)["many"])
        if "__call__" in vars(one):
            return False
    return False


def _together(
    extractors: list[Extractor], read: Document, answers: Iterable[Findings]
) -> Extraction:
    values: dict[str, float] = {}
    evidence: list[Evidence] = []
    attributions: list[Attribution] = []
    sentences: dict[str, tuple[float, ...]] = {}
    warnings: list[str] = []
    for extractor, findings in zip(extractors, answers, strict=True):
        values.update(findings.values)
        evidence.extend(findings.evidence)
        attributions.extend(findings.attributions)
        warnings.extend(findings.warnings)
        if findings.sentences:
            sentences[extractor.name] = findings.sentences
    found = tuple(evidence), tuple(attributions), sentences
    return Extraction(read, values, *found, warnings=tuple(warnings))
