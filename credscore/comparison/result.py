"""The whole answer for a copy beside its original."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from credscore.text.document import Document
from credscore.text.span import Span

SCHEMA_VERSION = "1"

Verdict = Literal["copy", "spun copy", "quotes it", "same story", "unrelated"]
PairKind = Literal["verbatim", "edited", "reworded", "added", "dropped"]
# In the order of how gravely they change what readers are told.
ChangeKind = Literal[
    "negation", "number", "quotation", "name", "gender", "attribution", "broken", "phrase", "word"
]


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences of the copy and the sentences of the original that they were made from.

    Attributes
    ----------
    copy, original : tuple of Span
        In reading order; `original` is empty where something was added, `copy` where
        something was dropped.
    kind : {"verbatim", "edited", "reworded", "added", "dropped"}
    """

    copy: tuple[Span, ...]
    original: tuple[Span, ...]
    kind: PairKind


@dataclass(frozen=True, slots=True)
class Change:
    """A phrase that the copy has otherwise than the original.

    Attributes
    ----------
    copy, original : Span or None
        The phrase in each of the two texts; None where it is in the other one only.
    severity : float
        How far it changes what readers are told, from 0 to 1.
    in_quote : bool
        Whether it stands inside quotation marks, in either text.
    """

    kind: ChangeKind
    copy: Span | None
    original: Span | None
    severity: float
    message: str
    in_quote: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of an original in a copy.

    Attributes
    ----------
    copy, original : Document
    verdict : {"copy", "spun copy", "quotes it", "same story", "unrelated"}
    probability : float
        Calibrated probability that text of the copy was made from text of the original.
    shares : mapping of str to float
        Of the copy's words, by the kind of pair they stand in; they add up to 1.
    original_covered : float
        Share of the original's words that the copy has in some form.
    alignment : tuple of Pair
        In reading order of the copy; what was dropped stands where it would have stood.
    changes : tuple of Change
        The worst first.
    """

    copy: Document = field(repr=False)
    original: Document = field(repr=False)
    verdict: Verdict
    probability: float
    shares: Mapping[str, float]
    original_covered: float
    alignment: tuple[Pair, ...] = ()
    changes: tuple[Change, ...] = ()
    model_version: str = ""
    warnings: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the comparison of CONTRACT version 1 as plain JSON values."""
        return {
            "schema_version": SCHEMA_VERSION,
            "model_version": self.model_version,
            "copy_id": self.copy.id,
            "original_id": self.original.id,
            "verdict": self.verdict,
            "probability": self.probability,
            "shares": dict(self.shares),
            "original_covered": self.original_covered,
            "alignment": [
                {"copy": _ranges(p.copy), "original": _ranges(p.original), "kind": p.kind}
                for p in self.alignment
            ],
            "changes": [self._change(change) for change in self.changes],
            "warnings": list(self.warnings),
        }

    def _change(self, change: Change) -> dict[str, Any]:
        copy, original = change.copy, change.original
        return {
            "kind": change.kind,
            "copy": None if copy is None else copy.of(self.copy.text),
            "original": None if original is None else original.of(self.original.text),
            "copy_span": None if copy is None else [copy.start, copy.end],
            "original_span": None if original is None else [original.start, original.end],
            "severity": change.severity,
            "in_quote": change.in_quote,
            "message": change.message,
        }


def _ranges(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
