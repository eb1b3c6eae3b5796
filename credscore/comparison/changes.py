"""All that a copy changed, the worst first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from credscore.comparison.attributed import attribution_changes
from credscore.comparison.broken import broken_changes
from credscore.comparison.facts import facts_of
from credscore.comparison.pairs import Passage
from credscore.comparison.phrases import phrase_change
from credscore.comparison.reading import Reading
from credscore.comparison.restyled import Restyled
from credscore.comparison.result import Change
from credscore.comparison.side import Side
from credscore.text.span import Span

_STRETCH = 256  # characters
_ONE_CLAIM = 0.5  # share of words that must be the same before a pair says one thing


def changes(
    copy: Reading, original: Reading, passages: Sequence[Passage], *, made: bool = True
) -> list[Change]:
    """Return the changes within all passages; what is told by its kind is not told again.

    Where neither text was made from the other (`made` is False) only quotations are compared:
    words of two reporters differ without anybody's doing.
    """
    sure = [p for p in passages if p.kept >= _ONE_CLAIM]
    sides = Side.of(copy.doc), Side.of(original.doc)
    found = facts_of(*sides, [p.matching for p in sure])
    if not made:
        return sorted((one for one in found if one.kind == "quotation"), key=_order)
    found += attribution_changes(copy, original, sure)
    found += broken_changes(copy, original, passages)
    told = _Told(found)
    words = _words(copy, original, passages, Restyled(*sides))
    return sorted([*found, *(one for one in words if not told.holds(one))], key=_order)


def _words(
    copy: Reading, original: Reading, passages: Sequence[Passage], restyled: Restyled
) -> Iterator[Change]:
    for passage in passages:
        for gap in passage.gaps:
            if not restyled(gap):
                yield phrase_change(copy, original, gap)


class _Told:
    """Changes that are told already, by where they are."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._near: dict[tuple[bool, int], list[Change]] = {}
        for change in changes:
            for place in _places(change.copy, ours=True) + _places(change.original, ours=False):
                self._near.setdefault(place, []).append(change)

    def holds(self, change: Change) -> bool:
        """Tell whether together they are about all that `change` is about."""
        return self._covers(change.copy, ours=True) and self._covers(change.original, ours=False)

    def _covers(self, span: Span | None, *, ours: bool) -> bool:
        if span is None:
            return True
        near = [one for place in _places(span, ours=ours) for one in self._near.get(place, ())]
        if not near:
            return False
        reached = span.start
        for held in sorted(s for one in near if (s := one.copy if ours else one.original)):
            if held.start <= reached + 1:  # a blank between two of them
                reached = max(reached, held.end)
        return reached >= span.end


def _places(span: Span | None, *, ours: bool) -> list[tuple[bool, int]]:
    """Return the stretches of a text that a span touches."""
    if span is None:
        return []
    return [(ours, k) for k in range(span.start // _STRETCH, (span.end - 1) // _STRETCH + 1)]


def _order(change: Change) -> tuple[float, int, int]:
    """Sort by severity, then as one reads."""
    copy, original = change.copy, change.original
    return (-change.severity, copy.start if copy else 1 << 60, original.start if original else 0)
