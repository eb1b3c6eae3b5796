"""What became of the articles of a run, counted."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from credscore.cleaning.cleaned import Cleaned
from credscore.io.records import Unreadable
from credscore.model.score import Score

_STATUSES = ("scored", "cleaned", "abstained", "not_applicable", "error")
_VERDICTS = ("pass", "review", "fail")
# Reasons of errors that are kept for the end.
_REASONS = 3


@dataclass(slots=True)
class Tally:
    """Counts by status and verdict, the lowest score, and the first reasons of errors.

    >>> Tally().summary()
    '0 documents'
    """

    statuses: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    lowest: float = math.inf
    n_removed: int = 0
    n_unreadable: int = 0
    reasons: list[str] = field(default_factory=list)

    @property
    def n(self) -> int:
        """Number of articles."""
        return self.statuses.total()

    @property
    def errors(self) -> int:
        """Number of records with status ``"error"``."""
        return self.statuses["error"]

    def add(self, answer: Score | Cleaned, unreadable: Unreadable | None = None) -> None:
        """Count one answer, which stands for something unreadable or for an article."""
        self.statuses[answer.status] += 1
        self.n_unreadable += unreadable is not None
        if isinstance(answer, Cleaned):
            self.n_removed += len(answer.removed)
        elif answer.score is not None:
            self.verdicts[str(answer.verdict)] += 1
            self.lowest = min(self.lowest, answer.score)
        if answer.status == "error" and len(self.reasons) < _REASONS:
            self.reasons.append(f"{answer.id or 'document'}: {'; '.join(answer.reasons)}")

    def summary(self) -> str:
        """Return the counts in one line."""
        parts = [
            f"{self.statuses[name]} {name.replace('_', ' ')}{self._more(name)}"
            for name in _STATUSES
            if self.statuses[name]
        ]
        counted = f"{self.n} document{'' if self.n == 1 else 's'}"
        return f"{counted}: {', '.join(parts)}" if parts else counted

    def errors_told(self) -> list[str]:
        """Return a line for each of the first errors, and one for how many more there are."""
        more = self.errors - len(self.reasons)
        left = [f"  and {more} more error{'' if more == 1 else 's'}"] if more else []
        return [f"  {reason}" for reason in self.reasons] + left

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "statuses": dict(self.statuses),
            "verdicts": dict(self.verdicts),
            "lowest": None if math.isinf(self.lowest) else self.lowest,
            "n_unreadable": self.n_unreadable,
            "reasons": self.reasons,
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Tally:
        """Return what `to_json` was called on."""
        return cls(
            Counter(stored["statuses"]),
            Counter(stored["verdicts"]),
            math.inf if stored["lowest"] is None else float(stored["lowest"]),
            n_unreadable=int(stored["n_unreadable"]),
            reasons=list(map(str, stored["reasons"])),
        )

    def _more(self, status: str) -> str:
        if status == "cleaned":
            return f" ({self.n_removed} piece{'' if self.n_removed == 1 else 's'} removed)"
        if status != "scored":
            return ""
        return f" ({', '.join(f'{self.verdicts[v]} {v}' for v in _VERDICTS if self.verdicts[v])})"
