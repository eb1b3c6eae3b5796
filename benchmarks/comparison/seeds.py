"""The five seeds: what is said of every two of them, and what a reader lists of the first two.

The list was made by reading 000, a round trip, beside 001, which quotes what 000 was made from,
before the comparison found anything.  It holds phrases of a few words, as facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import credscore
from credscore.comparison.result import Change, Comparison
from credscore.text.span import Span

# In 000, in 001; what was altered is in brackets, the rest says where.
LISTED = (
    ("remains [unclear]", "remains [classified]"),
    (
        "highly [saber-rattling and ruthless] officials",
        "highly [sophisticated and rattled] officials",
    ),
    ("of the U.S. [connections]", "of the American [compounds]"),
    ("suicide [bomber] improvised", "suicide [vehicle-borne] improvised"),
    ("in a [farm fire] with", "in a [firefight] with"),
    ("agreed [fines]", "agreed [upon bounties]"),
    ("criteria for [compensation]", "criteria for [reimbursement]"),
    ("Chiefs [or] Staff", "Chiefs [of] Staff"),
    ("agencies to [reconcile]", "tasked with [investigating]"),
    ("Pentagon [news] document", "Pentagon [briefing] document"),
)


def places(text: str, phrase: str) -> list[Span]:
    """Return where the bracketed part of a phrase stands, if the phrase does."""
    before, _, rest = phrase.partition("[")
    altered, _, after = rest.partition("]")
    found, at = [], text.find(before + altered + after)
    while at >= 0:
        start = at + len(before)
        found.append(Span(start, start + len(altered)))
        at = text.find(before + altered + after, at + 1)
    return found


def marked(result: Comparison, phrase: tuple[str, str]) -> Change | None:
    """Return a change whose spans overlap the bracketed parts in both texts."""
    texts = (result.copy.text, result.original.text)
    here, there = (places(text, part) for text, part in zip(texts, phrase, strict=True))
    for change in result.changes:
        if _overlaps(change.copy, here) and _overlaps(change.original, there):
            return change
    return None


def _overlaps(span: Span | None, some: Sequence[Span]) -> bool:
    return span is not None and any(span.start < s.end and s.start < span.end for s in some)


def measure(data: Path, _: Path) -> dict[str, Any]:
    """Return verdicts of all pairs of seeds, and which of the listed phrases are marked."""
    folder = data.parent / "seeds"
    texts = {p.name[:3]: p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))}
    figures: dict[str, Any] = {}
    for one, copy in texts.items():
        for other, original in texts.items():
            if one != other:
                result = credscore.compare(copy, original)
                said = f"{result.verdict}, {result.probability:.4f}"
                figures[f"{one} beside {other}"] = said
    result = credscore.compare(texts["000"], texts["001"])
    found = {phrase: marked(result, phrase) for phrase in LISTED}
    hits = sum(change is not None for change in found.values())
    figures["phrases a reader lists, marked on both sides"] = f"{hits} of {len(LISTED)}"
    for (here, there), change in found.items():
        figures[f"{here} ← {there}"] = change.kind if change else "not marked"
    shown = [result.changes.index(change) for change in found.values() if change]
    figures["place of the last of them among the changes"] = max(shown, default=-1) + 1
    figures["changes in all"] = len(result.changes)
    return figures
