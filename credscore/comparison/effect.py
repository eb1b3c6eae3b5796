"""What a comparison adds to the score of a copy whose original is at hand."""

from __future__ import annotations

import numpy as np

from credscore.comparison import direction, particulars
from credscore.comparison.reading import shipped
from credscore.comparison.result import Change, Comparison
from credscore.comparison.verdict import MADE
from credscore.extractors.base import Evidence
from credscore.model.score import Contribution

FEATURE = "comparison.altered"
# What an editor who has the original does not pass.
_KINDS = frozenset({"number", "negation", "quotation", "name", "gender"})
_GRAVE = 0.6
_DOUBTS = frozenset({direction.WARNING, particulars.WARNING})


def altered_rate(comparison: Comparison) -> float:
    """Return altered quotations, numbers, negations, names and genders per 1,000 words.

    0 where the text was likely not made from the other, or it may be the other way round.
    """
    n = comparison.copy.n_words
    if not (n and _counts(comparison)):
        return 0.0
    return 1000.0 * sum(map(_is_altered, comparison.changes)) / n


def contribution(comparison: Comparison) -> Contribution:
    """Return what this takes from the log-odds that an editor would pass the copy; never more.

    The shape is piecewise linear and flat beyond its knots, as those of the model are.
    """
    shape = shipped().settings["altered"]
    rate = altered_rate(comparison)
    return Contribution(FEATURE, rate, float(np.interp(rate, shape["knots"], shape["log_odds"])))


def evidence(comparison: Comparison) -> tuple[Evidence, ...]:
    """Return the grave changes as evidence: the suggestion is what the original has."""
    if not _counts(comparison):
        return ()
    original = comparison.original.text
    return tuple(
        Evidence(
            change.copy,
            f"comparison.{change.kind}",
            change.message,
            change.severity,
            None if change.original is None else change.original.of(original),
            change.in_quote,
        )
        for change in comparison.changes
        if change.copy is not None and change.severity >= _GRAVE
    )


def _counts(comparison: Comparison) -> bool:
    return comparison.probability >= MADE and _DOUBTS.isdisjoint(comparison.warnings)


def _is_altered(change: Change) -> bool:
    both = change.copy is not None and change.original is not None
    return both and change.kind in _KINDS and change.severity >= _GRAVE
