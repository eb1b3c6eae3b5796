"""The whole answer for one document."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from credscore.extractors.base import Attribution, Evidence
from credscore.model.boilerplate import BoilerplateBlock
from credscore.model.metadata import plain
from credscore.model.terms import Terms
from credscore.text.span import Span

SCHEMA_VERSION = "1"
Status = Literal["scored", "abstained", "not_applicable", "error"]
Verdict = Literal["pass", "review", "fail"]


@dataclass(frozen=True, slots=True)
class Contribution:
    """One feature's share of the log-odds, before calibration."""

    feature: str
    value: float
    log_odds: float


@dataclass(frozen=True, slots=True)
class Signal:
    """One of the four readings a person asks for, with its make-up."""

    value: float
    unit: str
    parts: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SentenceScore:
    """A sentence and what the extractors that look at sentences say of it."""

    span: Span
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Score:
    """How far the text of one document can be relied on, and why.

    Attributes
    ----------
    score : float or None
        Calibrated probability that a copy editor would pass the text as it stands.
    interval : tuple of two floats or None
        Around `score`, at the confidence level in the model's card.
    intercept : float or None
        `intercept` plus the contributions is the log-odds before calibration.
    evidence : tuple of Evidence
        In reading order.
    boilerplate : tuple of BoilerplateBlock or None
        In reading order; None where they were not asked for.
    patterns_sha256 : str or None
        Of the user's own patterns, where the scorer has some.
    terms : Terms or None
        Thresholds, base rate and confidence level, for reports; no part of the record, whose
        `model_version` leads to them.
    """

    text: str = field(repr=False)
    text_sha256: str
    model_version: str
    n_words: int
    status: Status
    id: str | None = None
    language: str | None = None
    reasons: tuple[str, ...] = ()
    score: float | None = None
    interval: tuple[float, float] | None = None
    verdict: Verdict | None = None
    intercept: float | None = None
    signals: Mapping[str, Signal] = field(default_factory=dict)
    contributions: tuple[Contribution, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    sentences: tuple[SentenceScore, ...] = ()
    warnings: tuple[str, ...] = ()
    metadata: Mapping[str, object] = field(default_factory=dict)
    text_included: bool = False
    patterns_sha256: str | None = None
    terms: Terms | None = field(default=None, repr=False)
    boilerplate: tuple[BoilerplateBlock, ...] | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the record of CONTRACT version 1 as plain JSON values.

        Numbers are finite: what could not be measured is None.  Of the metadata, other
        objects than JSON has are given as strings.
        """
        record: dict[str, Any] = {
            "schema_version": SCHEMA_VERSION,
            "model_version": self.model_version,
            "id": self.id,
            "text_sha256": self.text_sha256,
            "n_words": self.n_words,
            "language": self.language,
            "status": self.status,
            "reasons": list(self.reasons),
            "score": self.score,
            "interval": None if self.interval is None else list(self.interval),
            "verdict": self.verdict,
            "signals": {name: _signal(s) for name, s in self.signals.items()},
            "intercept": self.intercept,
            "contributions": [
                {"feature": c.feature, "value": finite(c.value), "log_odds": c.log_odds}
                for c in self.contributions
            ],
            "evidence": [_evidence(e, self.text) for e in self.evidence],
            "attributions": [_attribution(a) for a in self.attributions],
            "sentences": [_sentence(s) for s in self.sentences],
            "warnings": list(self.warnings),
        }
        if self.boilerplate is not None:
            record["boilerplate"] = [_block(b) for b in self.boilerplate]
        if self.patterns_sha256 is not None:
            record["patterns_sha256"] = self.patterns_sha256
        if self.text_included:
            record["text"] = self.text
        if self.metadata:
            record["metadata"] = plain(self.metadata)
        return record


def finite(value: float) -> float | None:
    """Return `value`, or None where it is nan or infinite.

    >>> finite(0.5), finite(float("nan"))
    (0.5, None)
    """
    return value if math.isfinite(value) else None


def _signal(signal: Signal) -> dict[str, Any]:
    parts = {name: finite(value) for name, value in signal.parts.items()}
    value = finite(signal.value)
    return {"value": value, "unit": signal.unit, "applicable": value is not None, **parts}


def _evidence(evidence: Evidence, text: str) -> dict[str, Any]:
    return {
        "signal": evidence.rule.partition(".")[0],
        "rule": evidence.rule,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "exact": evidence.span.of(text),
        "severity": evidence.severity,
        "message": evidence.message,
        "suggestion": evidence.suggestion,
        "in_quote": evidence.in_quote,
    }


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "source": _ranges(attribution.source),
        "cue": _ranges(attribution.cue),
        "content": _ranges(attribution.content),
        "source_kind": attribution.source_kind,
        "form": attribution.form,
        "chain": attribution.chain,
    }


def _ranges(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _sentence(sentence: SentenceScore) -> dict[str, Any]:
    values = {name: finite(value) for name, value in sentence.values.items()}
    return {"start": sentence.span.start, "end": sentence.span.end, **values}


def _block(block: BoilerplateBlock) -> dict[str, Any]:
    return {"start": block.span.start, "end": block.span.end, "kind": block.kind}
