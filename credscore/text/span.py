"""Half-open ranges of characters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` of a text, in code points, end-exclusive.

    Raises
    ------
    ValueError
        If the range is empty, reversed or negative.

    >>> Span(0, 4).of("news today")
    'news'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            msg = f"a span needs 0 <= start < end, got start={self.start}, end={self.end}"
            raise ValueError(msg)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


def merge(spans: list[Span], gap: int = 0) -> list[Span]:
    """Join spans that overlap or lie at most `gap` characters apart.

    >>> merge([Span(5, 7), Span(0, 2), Span(1, 4)], gap=1)
    [Span(start=0, end=7)]
    """
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start - merged[-1].end <= gap:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
