"""How much speaks for each kind in each sentence: cues, and the reporting that speaks against."""

from __future__ import annotations

from functools import cache

import numpy as np

from credscore.extractors.boilerplate.lines import Floats, Layout
from credscore.extractors.boilerplate.marks import plain_all
from credscore.extractors.boilerplate.phrases import Hit, Index, compile_cues, find
from credscore.extractors.boilerplate.pieces import KINDS
from credscore.extractors.lexicons.boilerplate import CLASSES, CUES
from credscore.text.document import Document

_CLOSING = frozenset(".!?:…,;)]\"”'’")


# Cues that need others beside them: all of a sentence's together do not make it likely.
_WEAK, _FAINT = 0.5, 0.65


@cache
def index() -> Index:
    """Compile the cues, once."""
    return compile_cues(CUES, CLASSES, KINDS)


def cue_sums(doc: Document, page: Layout) -> Floats:
    """Add up the weights of the cues of every sentence; shape (n_sentences, n_kinds).

    Cues inside quotations are somebody's words and do not count; of cues of one kind that
    overlap, the heavier counts.
    """
    rows = page.sentences
    sums = np.zeros((len(rows.first), len(KINDS)))
    hits = _hits(doc, page)
    if not hits:
        return sums
    firsts = np.array([hit.first for hit in hits])
    owners = (np.searchsorted(rows.first, firsts, side="right") - 1).tolist()
    kept: dict[int, tuple[int, Hit]] = {}  # of each kind, the last cue and its sentence
    faint = np.zeros_like(sums)
    for hit, owner, quoted in zip(hits, owners, _quoted(doc, firsts), strict=True):
        if quoted or hit.last > rows.last[owner]:
            continue
        before = kept.get(hit.kind)
        if before and hit.first < before[1].last:
            if hit.weight <= before[1].weight:
                continue
            _add(sums, faint, before[0], before[1], -1)
        kept[hit.kind] = (owner, hit)
        _add(sums, faint, owner, hit, 1)
    return sums + np.minimum(faint, _FAINT)


def _add(sums: Floats, faint: Floats, owner: int, hit: Hit, sign: int) -> None:
    into = faint if hit.weight < _WEAK else sums
    into[owner, hit.kind] += sign * hit.weight


def _hits(doc: Document, page: Layout) -> list[Hit]:
    tokens = doc.tokens.strings
    starts: set[int] = set()
    ends: set[int] = set()
    for first, last in zip(
        page.sentences.first.tolist(), page.sentences.last.tolist(), strict=True
    ):
        starts.add(first)
        at = first
        # A bullet or an opening mark may stand before the first word.
        while at < min(last, first + 3) and not tokens[at][0].isalnum():
            at += 1
            starts.add(at)
        ends.add(last)
        at = last
        while at > max(first, last - 3) and tokens[at - 1] in _CLOSING:
            at -= 1
            ends.add(at)
    return find(plain_all(tokens), index(), starts, ends)


def _quoted(doc: Document, tokens: np.ndarray[tuple[int], np.dtype[np.int64]]) -> list[bool]:
    quotes = doc.quotations
    if not quotes:
        return [False] * len(tokens)
    at = doc.tokens.starts[tokens]
    opened = np.array([q.span.start for q in quotes])
    closed = np.array([q.span.end if q.closed else -1 for q in quotes])
    before = np.searchsorted(opened, at, side="right") - 1
    inside: list[bool] = ((before >= 0) & (closed[before] > at)).tolist()
    return inside
