"""The white space around what is cut: some goes, enough stays that nothing is glued together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from credscore.cleaning.lines import Part

Range = tuple[int, int]  # other than a span it may be empty

_SPACE = re.compile(r"\s*")
_CLOSING = frozenset(".,;:!?…)")
_INLINE_TAG = re.compile(r"</?(?:a|b|i|em|strong|span)(?:[ /][^<>]*)?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Gap:
    """Parts that only white space parts from one another, and the white space on both sides."""

    parts: tuple[Part, ...]
    before: Range
    after: Range

    @property
    def spaces(self) -> list[Range]:
        """Every run of white space, in order; the first and the last may be empty."""
        edges = [self.before[1], *(i for p in self.parts for i in (p.span.start, p.span.end))]
        inner = zip(edges[2:-1:2], edges[3::2], strict=True)
        return [self.before, *inner, self.after]


def gaps(text: str, parts: Sequence[Part]) -> Iterator[Gap]:
    """Join the parts that no other text parts; in time linear in the length of the text."""
    reached, at = 0, 0
    while at < len(parts):
        first = at
        start = parts[at].span.start
        before = (start - _n_spaces_before(text, reached, start), start)
        while True:
            end = parts[at].span.end
            reached = _space_to(text, end)
            at += 1
            if at == len(parts) or parts[at].span.start > reached:
                break
        yield Gap(tuple(parts[first:at]), before, (end, reached))


def ranges_to_cut(text: str, gap: Gap) -> list[Range] | None:
    """Return what goes of a gap; None where it has to stay so that no two words are glued.

    Between two kept parts one run of white space stays: of all that stood there the one
    that parts most, and of those the shortest.  A text that began with the gap begins with
    its first word; one that ended with it ends with the white space that it did.
    """
    first, last = gap.before[0] == 0, gap.after[1] == len(text)
    if first and last:
        return [(0, len(text))]
    if first:
        return [(0, gap.after[1])]
    if last:
        return [(gap.before[0], gap.after[0])]
    runs = [run for run in gap.spaces if run[0] < run[1]]
    if not runs:
        return None
    best = max(runs, key=lambda run: (_strength(text, run), run[0] - run[1]))
    if not _strength(text, best) and text[gap.after[1]] in _CLOSING:
        return [(gap.before[0], gap.after[1])]
    return [(gap.before[0], best[0]), (best[1], gap.after[1])]


def is_inline_tag(text: str, part: Part) -> bool:
    """Tell whether the part is a mark-up tag that stands within words as well as between them."""
    return _INLINE_TAG.fullmatch(text, part.span.start, part.span.end) is not None


def _strength(text: str, run: Range) -> int:
    """Return 0 for spaces, 1 for the end of a line, 2 for blank lines."""
    return min(2, len(f"{text[run[0] : run[1]]}.".splitlines()) - 1)


def _space_to(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _n_spaces_before(text: str, start: int, end: int) -> int:
    return end - start - len(text[start:end].rstrip())
