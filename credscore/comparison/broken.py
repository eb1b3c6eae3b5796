"""Sentences that a copy breaks where the original has them whole."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from credscore.comparison.describing import span_of
from credscore.comparison.pairs import Passage
from credscore.comparison.reading import Reading
from credscore.comparison.result import Change
from credscore.oddity.typography import Mark, marks
from credscore.text.quotes import inside
from credscore.text.span import Span

_SEVERITY = 0.5
_BEYOND = 6  # characters after a sentence in which its stray marks may stand


def broken_changes(copy: Reading, original: Reading, passages: Sequence[Passage]) -> list[Change]:
    """Find broken punctuation in sentences whose originals have none of the kind."""
    found = marks(copy.doc)
    if not found:
        return []
    theirs = marks(original.doc)
    changes: list[Change] = []
    for passage in passages:
        here = _in(found, _spans(copy, passage.copy))
        had = Counter(mark.rule for mark in _in(theirs, _spans(original, passage.original)))
        for mark in here:
            if had[mark.rule]:
                had[mark.rule] -= 1
                continue
            quoted = inside(copy.doc.quotations, mark.span)
            whole = _whole(copy, original, passage, mark.span)
            changes.append(Change("broken", mark.span, whole, _SEVERITY, mark.message, quoted))
    return changes


def _whole(copy: Reading, original: Reading, passage: Passage, span: Span) -> Span | None:
    """Return the same words in the original, where it has them."""
    first, last = copy.doc.tokens.between(span.start, span.end)
    keys = [key for key in copy.keys[first:last].tolist() if key]
    tokens = [t for t in passage.matching.original if original.key_of[t]]
    theirs = [original.key_of[t] for t in tokens]
    for k in range(len(theirs) - len(keys) + 1 if keys else 0):
        if theirs[k : k + len(keys)] == keys:
            return span_of(original, tokens[k : k + len(keys)])
    return None


def _spans(reading: Reading, sentences: Sequence[int]) -> list[Span]:
    spans = (reading.doc.sentences[k] for k in sentences)
    return [Span(span.start, span.end + _BEYOND) for span in spans]


def _in(found: Sequence[Mark], spans: Sequence[Span]) -> list[Mark]:
    """Return the marks, which are in reading order, that lie within one of `spans`."""
    inside: list[Mark] = []
    for span in spans:
        first = bisect_left(found, span.start, key=_start)
        last = bisect_left(found, span.end, key=_start)
        inside.extend(mark for mark in found[first:last] if mark.span.end <= span.end)
    return inside


def _start(mark: Mark) -> int:
    return mark.span.start
