"""All that a copy changed, the worst first."""

from __future__ import annotations

from collections.abc import Sequence

from credscore.comparison.attributed import attribution_changes
from credscore.comparison.broken import broken_changes
from credscore.comparison.pairs import Passage
from credscore.comparison.phrases import phrase_change
from credscore.comparison.reading import Reading
from credscore.comparison.result import Change
from credscore.text.span import Span


def changes(copy: Reading, original: Reading, passages: Sequence[Passage]) -> list[Change]:
    """Return the changes within all passages; of two about the same words, the graver one."""
    words = [phrase_change(copy, original, gap) for passage in passages for gap in passage.gaps]
    found = attribution_changes(copy, original, passages)
    found += broken_changes(copy, original, passages)
    kept = [one for one in words if not any(_holds(other, one) for other in found)]
    return sorted([*found, *kept], key=_order)


def _holds(graver: Change, change: Change) -> bool:
    """Tell whether `change` is about nothing that `graver` is not about."""
    return (
        graver.severity >= change.severity
        and _within(change.copy, graver.copy)
        and _within(change.original, graver.original)
    )


def _within(inner: Span | None, outer: Span | None) -> bool:
    if inner is None:
        return True
    return outer is not None and outer.start <= inner.start and inner.end <= outer.end


def _order(change: Change) -> tuple[float, int, int]:
    """Sort by severity, then as one reads."""
    copy, original = change.copy, change.original
    return (-change.severity, copy.start if copy else 1 << 60, original.start if original else 0)
