"""A change out of the words it is about."""

from __future__ import annotations

from collections.abc import Sequence

from credscore.comparison.gaps import Gap
from credscore.comparison.reading import Reading
from credscore.comparison.result import Change, ChangeKind
from credscore.text.span import Span


def span_of(reading: Reading, tokens: Sequence[int]) -> Span | None:
    """Return the characters from the first token to the last, or None where there is none."""
    if not tokens:
        return None
    edges = reading.doc.tokens
    return Span(int(edges.starts[tokens[0]]), int(edges.ends[tokens[-1]]))


def change(  # noqa: PLR0913, PLR0917  each part of a change
    kind: ChangeKind,
    copy: Reading,
    original: Reading,
    gap: Gap,
    severity: float,
    message: str,
) -> Change:
    """Return a change of the words of `gap`."""
    quoted = any(copy.quoted_of[t] for t in gap.copy) or any(
        original.quoted_of[t] for t in gap.original
    )
    return Change(
        kind,
        span_of(copy, gap.copy),
        span_of(original, gap.original),
        round(severity, 3),
        message,
        quoted,
    )


def said(reading: Reading, tokens: Sequence[int]) -> str:
    """Return the words as written, for a message."""
    span = span_of(reading, tokens)
    return "" if span is None else " ".join(span.of(reading.doc.text).split())
