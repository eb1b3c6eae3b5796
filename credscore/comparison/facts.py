"""What changes what people are told: altered numbers, negations and quotations."""

from __future__ import annotations

from collections.abc import Sequence

from credscore.comparison.matching import Matching
from credscore.comparison.negations import negation_changes
from credscore.comparison.numbers import number_changes
from credscore.comparison.quoted import quotation_changes
from credscore.comparison.result import Change
from credscore.comparison.side import Side
from credscore.text.document import Document


def fact_changes(copy: Document, original: Document, matchings: Sequence[Matching]) -> list[Change]:
    """Find the numbers, negations and quotations that the copy has otherwise.

    Parameters
    ----------
    copy, original : Document
    matchings : sequence of Matching
        One for each aligned pair of sentences; those of which all words are the same may be
        among them, and help to tell where a quotation is from.

    Returns
    -------
    list of Change
        Of the kinds "number", "negation" and "quotation"; no two tell of the same words.
    """
    ours, theirs = Side.of(copy), Side.of(original)
    found = number_changes(ours, theirs, matchings)
    told = list(found)
    for change in negation_changes(ours, theirs, matchings):
        if not any(_overlap(change, other) for other in told):
            found.append(change)
    return found + quotation_changes(ours, theirs, matchings, found)


def _overlap(a: Change, b: Change) -> bool:
    pairs = ((a.copy, b.copy), (a.original, b.original))
    return all(x is not None and y is not None and x.overlaps(y) for x, y in pairs)
