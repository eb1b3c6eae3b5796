"""An article without its boilerplate, and the way back to the text it was cut from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any, Literal

from credscore.cleaning.lines import Part
from credscore.model.metadata import plain
from credscore.model.score import SCHEMA_VERSION
from credscore.text.span import Span


@dataclass(frozen=True)
class Cleaned:
    """An article alone, and where each of its characters stood.

    `text` is what `kept` holds of `original`, joined: nothing is put in and nothing is
    changed.  What `kept` leaves out is the removed pieces and white space beside them.

    Attributes
    ----------
    original : str
        What all spans refer to: the text as given, or the main text of a page.
    kept : tuple of Span
        In order; no two touch.
    removed : tuple of pieces
        Each has a `span`, a `kind` and a `message` that says why; in order, and no two overlap.
    left_in : tuple of pieces
        Pieces that were found and stay, as captions do.
    status : {"cleaned", "error"}
        After an error, which only `clean_many` gives, nothing is kept and `reasons` says why.
    warnings : tuple of str
        What is wrong with the characters of `original`, or with its page.
    """

    original: str = field(repr=False)
    kept: tuple[Span, ...]
    removed: tuple[Part, ...] = ()
    left_in: tuple[Part, ...] = ()
    id: str | None = None
    status: Literal["cleaned", "error"] = "cleaned"
    reasons: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    metadata: Mapping[str, object] = field(default_factory=dict)
    original_included: bool = False

    @cached_property
    def text(self) -> str:
        """The article without its boilerplate."""
        return "".join(span.of(self.original) for span in self.kept)

    def to_original(self, offset: int) -> int:
        """Return where the character at `offset` of `text` stands in `original`.

        Raises
        ------
        ValueError
            If there is no such character.
        """
        _check(offset, len(self.text))
        at = bisect_right(self._begins, offset) - 1
        return self.kept[at].start + offset - self._begins[at]

    def from_original(self, offset: int) -> int | None:
        """Return where the character at `offset` of `original` stands in `text`; None if it went.

        Raises
        ------
        ValueError
            If there is no such character.
        """
        _check(offset, len(self.original))
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or offset >= self.kept[at].end:
            return None
        return self._begins[at] + offset - self.kept[at].start

    def span_to_original(self, span: Span) -> tuple[Span, ...]:
        """Return where the characters of a span of `text` stand in `original`.

        There are several spans where something was removed in between.

        Raises
        ------
        ValueError
            If the span goes beyond the text.
        """
        _check(span.end - 1, len(self.text))
        found = []
        for at in range(bisect_right(self._begins, span.start) - 1, len(self.kept)):
            shift = self.kept[at].start - self._begins[at]
            start = max(span.start + shift, self.kept[at].start)
            if start >= span.end + shift:
                break
            found.append(Span(start, min(span.end + shift, self.kept[at].end)))
        return tuple(found)

    def span_from_original(self, span: Span) -> Span | None:
        """Return where what is left of a span of `original` stands in `text`; None if all went.

        Raises
        ------
        ValueError
            If the span goes beyond the original.
        """
        _check(span.end - 1, len(self.original))
        start, end = self._length_before(span.start), self._length_before(span.end)
        return Span(start, end) if start < end else None

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain JSON values.

        The original is in it only where it was taken out of a page: else you have it.
        """
        record: dict[str, Any] = {
            "schema_version": SCHEMA_VERSION,
            "id": self.id,
            "status": self.status,
            "reasons": list(self.reasons),
            "text": self.text,
            "kept": [[span.start, span.end] for span in self.kept],
            "removed": [_piece(part, self.original) for part in self.removed],
            "left_in": [_piece(part, self.original) for part in self.left_in],
            "warnings": list(self.warnings),
        }
        if self.original_included:
            record["original"] = self.original
        if self.metadata:
            record["metadata"] = plain(self.metadata)
        return record

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.kept]

    @cached_property
    def _begins(self) -> list[int]:
        """Where each kept span begins in the text, and where the last one ends."""
        return list(accumulate(map(len, self.kept), initial=0))

    def _length_before(self, offset: int) -> int:
        """Return how many characters before `offset` of the original were kept."""
        at = bisect_left(self._starts, offset)
        over = max(0, self.kept[at - 1].end - offset) if at else 0
        return self._begins[at] - over


def _check(offset: int, length: int) -> None:
    if not 0 <= offset < length:
        msg = f"the text has {length} characters, there is none at {offset}"
        raise ValueError(msg)


def _piece(part: Part, text: str) -> dict[str, Any]:
    return {
        "kind": part.kind,
        "start": part.span.start,
        "end": part.span.end,
        "exact": part.span.of(text),
        "message": part.message,
    }
