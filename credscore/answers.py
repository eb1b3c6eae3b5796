"""What was found of a document, as the score that is given for it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from credscore.comparison.result import Comparison
from credscore.extractors.base import Detail, Evidence
from credscore.features.extract import Extraction
from credscore.inputs import reason, remains
from credscore.model.applicability import applicability
from credscore.model.reliability import Reliability
from credscore.model.score import Contribution, Score, SentenceScore
from credscore.model.signals import signals
from credscore.text.document import Document


def answered(  # noqa: PLR0913  a score has as many sources
    model: Reliability,
    doc: Document,
    found: Extraction,
    detail: Detail,
    *,
    patterns_sha256: str | None,
    comparison: Comparison | None = None,
) -> Score:
    """Return the score of `doc`, with as much of the findings as `detail` asks for.

    What a comparison with its original shows is taken into account.
    """
    applies = applicability(found.read)
    answer = Score(
        text=doc.text,
        text_sha256=digest(doc.text),
        model_version=model.version,
        n_words=found.read.n_words,
        status=applies.status,
        id=doc.id,
        language=applies.language,
        reasons=applies.reasons,
        signals=signals(found.values, english=applies.language == "en"),
        warnings=(*doc.warnings, *found.warnings),
        metadata=doc.metadata,
        text_included=doc.extracted,
        patterns_sha256=patterns_sha256,
        terms=model.terms,
    )
    if comparison is not None:
        version = f"{model.version} compare+{comparison.model_version}"
        warnings = (*answer.warnings, *comparison.warnings)
        answer = replace(answer, model_version=version, warnings=warnings)
    return _explained(model, answer, found, detail, comparison)


def _explained(
    model: Reliability,
    answer: Score,
    found: Extraction,
    detail: Detail,
    comparison: Comparison | None,
) -> Score:
    weighed, altered = _beside(comparison)
    changes: dict[str, Any] = {}
    if answer.status == "scored":
        x = model.schema.vector(found.values)
        contributions = model.contributions(x) + weighed
        judged = model.judge(model.log_odds(contributions))
        changes = {
            "score": judged.probability,
            "interval": (judged.low, judged.high),
            "verdict": judged.verdict,
        }
        if detail != "score":
            changes |= {"contributions": contributions, "intercept": model.intercept}
    if detail != "score":
        changes["evidence"] = tuple(sorted((*found.evidence, *altered), key=lambda e: e.span))
    if detail == "full":
        changes["attributions"] = found.attributions
        changes["sentences"] = tuple(
            SentenceScore(span, {name: found.sentences[name][i] for name in found.sentences})
            for i, span in enumerate(found.sentence_spans)
        )
    return replace(answer, **changes)


def _beside(
    comparison: Comparison | None,
) -> tuple[tuple[Contribution, ...], tuple[Evidence, ...]]:
    """Return what a comparison adds to the score and to the evidence."""
    if comparison is None:
        return (), ()
    from credscore.comparison import effect  # noqa: PLC0415  two dozen files, so only when used

    return (effect.contribution(comparison),), effect.evidence(comparison)


def failed(
    model: Reliability,
    position: int,
    item: object,
    error: Exception,
    patterns_sha256: str | None,
) -> Score:
    """Return the score of an item that has none: why, and what can be kept of it."""
    text, id_, metadata = remains(item)
    return Score(
        text=text,
        text_sha256=digest(text),
        model_version=model.version,
        n_words=0,
        status="error",
        id=id_,
        reasons=(reason(position, error),),
        metadata=metadata,
        patterns_sha256=patterns_sha256,
    )


def digest(text: str) -> str:
    """Return the SHA-256 of `text` in UTF-8, lone surrogates let through."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
