"""Run every extractor over a document and put the findings together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from credscore.extractors.base import (
    Attribution,
    Detail,
    Evidence,
    Extractor,
    Findings,
    ManyExtractor,
)
from credscore.text.document import Document, segment


@dataclass(frozen=True, slots=True)
class Extraction:
    """What all extractors found in one document.

    Attributes
    ----------
    sentences : dict
        For each extractor that looks at sentences, one probability per sentence.
    """

    values: dict[str, float]
    evidence: tuple[Evidence, ...]
    attributions: tuple[Attribution, ...]
    sentences: dict[str, tuple[float, ...]]
    warnings: tuple[str, ...] = ()


def extract(doc: Document, extractors: Iterable[Extractor], detail: Detail) -> Extraction:
    """Ask every extractor, in order; evidence comes back in reading order."""
    return extract_many((doc,), extractors, detail)[0]


def extract_many(
    docs: Sequence[Document], extractors: Iterable[Extractor], detail: Detail
) -> list[Extraction]:
    """Ask one extractor after the other about all of `docs`: the same, and faster."""
    segment(docs)
    asked = list(extractors)
    answers = [_findings(extractor, docs, detail) for extractor in asked]
    return [_together(asked, [of[i] for of in answers]) for i in range(len(docs))]


def _findings(extractor: Extractor, docs: Sequence[Document], detail: Detail) -> Sequence[Findings]:
    if isinstance(extractor, ManyExtractor):
        return extractor.many(docs, detail)
    return [extractor(doc, detail=detail) for doc in docs]


def _together(extractors: list[Extractor], answers: Iterable[Findings]) -> Extraction:
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
    evidence.sort(key=lambda e: (e.span, e.rule))
    return Extraction(values, tuple(evidence), tuple(attributions), sentences, tuple(warnings))
