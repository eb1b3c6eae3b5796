"""Pieces of boilerplate in, what is left of the text out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from credscore.cleaning.gaps import Range, gaps, is_inline_tag, ranges_to_cut
from credscore.cleaning.lines import Part, parts_to_cut
from credscore.text.document import Document
from credscore.text.span import Span


@dataclass(frozen=True, slots=True)
class Cut:
    """What becomes of a text; everything in reading order.

    Attributes
    ----------
    kept : tuple of Span
        No two touch.  What they leave out is a removed part, or white space beside one.
    removed, left_in : tuple of Part
        Parts that go, and those found that stay.
    """

    kept: tuple[Span, ...]
    removed: tuple[Part, ...]
    left_in: tuple[Part, ...]


def cut(doc: Document, found: Sequence[Part], keep: frozenset[str]) -> Cut:
    """Cut the parts out of `doc` whose kind is not in `keep`.

    Parameters
    ----------
    doc : Document
    found : sequence of Part
        In reading order; no two overlap.
    keep : frozenset of str
    """
    text = doc.text
    parts, left = parts_to_cut(doc, found, keep)
    removed: list[Part] = []
    cuts: list[Range] = []
    for gap in gaps(text, parts):
        ranges = ranges_to_cut(text, gap)
        if ranges is not None:
            removed += gap.parts
            cuts += ranges
            continue
        for part in gap.parts:
            if is_inline_tag(text, part):
                removed.append(part)
                cuts.append((part.span.start, part.span.end))
            else:
                left.append(part)
    return Cut(_between(cuts, len(text)), tuple(removed), tuple(sorted(left)))


def _between(cuts: Sequence[Range], end: int) -> tuple[Span, ...]:
    kept: list[Span] = []
    at = 0
    for first, last in (*cuts, (end, end)):
        if first == last and first != end:
            continue
        if at < first:
            kept.append(Span(at, first))
        at = last
    return tuple(kept)
