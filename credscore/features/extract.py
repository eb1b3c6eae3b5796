"""Run every extractor over a document and put the findings together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from credscore.extractors.base import Attribution, Detail, Evidence, Extractor
from credscore.text.document import Document


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
    values: dict[str, float] = {}
    evidence: list[Evidence] = []
    attributions: list[Attribution] = []
    sentences: dict[str, tuple[float, ...]] = {}
    warnings: list[str] = []
    for extractor in extractors:
        findings = extractor(doc, detail=detail)
        values.update(findings.values)
        evidence.extend(findings.evidence)
        attributions.extend(findings.attributions)
        warnings.extend(findings.warnings)
        if findings.sentences:
            sentences[extractor.name] = findings.sentences
    evidence.sort(key=lambda e: (e.span, e.rule))
    return Extraction(values, tuple(evidence), tuple(attributions), sentences, tuple(warnings))
