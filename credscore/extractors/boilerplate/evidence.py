"""How much speaks for each kind in each sentence: cues, and the reporting that speaks against."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from credscore.extractors.boilerplate.lines import Floats, Layout
from credscore.extractors.boilerplate.marks import plain
from credscore.extractors.boilerplate.phrases import Hit, Index, compile_cues, find
from credscore.extractors.boilerplate.pieces import KINDS
from credscore.extractors.lexicons.boilerplate import CLASSES, CUES
from credscore.text.document import Document

_CLOSING = frozenset(".!?:…,;)]\"”'’")


# Cues that need others beside them: all of a sentence's together do not make it likely.
_WEAK, _FAINT = 0.5, 0.65
_EDGE = 3  # marks that may stand before a sentence's first word, or after its last


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
    hits.sort(key=lambda hit: (hit.first, -hit.weight, -hit.last))
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


def _numbers(tokens: Sequence[str]) -> NDArray[np.int32]:
    """Return the number by which cues know each token: a column of `Vocabulary`."""
    return index().number(map(plain, tokens))


def _hits(doc: Document, page: Layout) -> list[Hit]:
    tokens, rows = doc.tokens, page.sentences
    starts = np.zeros(len(tokens), dtype=np.bool_)
    first, last = rows.first, rows.last
    starts[first] = True
    # A bullet or an opening mark may stand before the first word.
    for _ in range(_EDGE):
        moved = (~tokens.is_word[first] & (first + 1 < last)).nonzero()[0]
        if not len(moved):
            break
        first, last = first[moved] + 1, last[moved]
        starts[first] = True

    def ended(at: int) -> bool:
        end = int(rows.last[rows.first.searchsorted(at - 1, side="right") - 1])
        return end - at <= _EDGE and _CLOSING.issuperset(tokens.strings[at:end])

    return find(tokens.column(_numbers), index(), starts, ended)


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
