"""Appeals for money or membership: sentences that belong together."""

from __future__ import annotations

from itertools import groupby

import numpy as np

from credscore.extractors.boilerplate.lines import Floats, Layout
from credscore.extractors.boilerplate.pieces import HARMLESS, KINDS, Piece
from credscore.extractors.boilerplate.zones import grow
from credscore.text.document import Document
from credscore.text.span import Span

_KIND = KINDS.index("appeal")
_NEIGHBOURS = tuple(KINDS.index(kind) for kind in ("subscribe", "share", "comment", "template"))
_SURE, _LIKELY, _RICH = 1.0, 0.7, 0.75
_MARGIN = 0.3
_END = 0.15  # share of the sentences, the last, among which appeals mostly stand
_LINE = 3  # sentences of a line that may be taken in without a cue of their own, and one more
_BRIEF, _LONG = 6, 40


def gains(page: Layout, sums: Floats) -> Floats:
    """Say what taking each sentence into an appeal would gain; shape (n_sentences,)."""
    rows = page.sentences
    words = rows.of("word")
    addressed = np.minimum(rows.of("you"), 2) + np.minimum(rows.of("we"), 2)
    reported = (
        1.2 * np.minimum(rows.of("said"), 1)
        + 0.5 * np.minimum(rows.of("quote"), 2)
        + 0.2 * np.minimum(rows.of("third"), 3)
        + 0.08 * np.clip(rows.of("capital") - 3, 0, 6)
        + 0.1 * np.minimum(rows.of("digit"), 3)
    )
    brief = np.where(words <= _BRIEF, 0.3, 0.0)
    gain: Floats = (
        sums[:, _KIND]
        + 0.5 * np.minimum(sums[:, _NEIGHBOURS].sum(axis=1), 1.0)
        + 0.25 * addressed
        + 0.15 * np.minimum(rows.of("press"), 3)
        + 0.1 * np.minimum(rows.of("ask"), 2)
        + brief
        - 0.01 * np.maximum(words - _LONG, 0)
        - reported
        - 0.4
    )
    return gain


def seeds(page: Layout, sums: Floats, gain: Floats) -> list[int]:
    """Return the sentences that are an appeal by themselves, in order."""
    rows = page.sentences
    cues = sums[:, _KIND]
    addressed = rows.of("you") + rows.of("we") + rows.of("ask") > 0
    spoken = (rows.of("said") > 0) & (cues < 2 * _SURE)
    last = (np.arange(len(gain)) >= len(gain) * (1 - _END)) & (rows.of("you") > 0)
    apt = (cues >= _LIKELY) & (gain >= _RICH) & ((rows.of("press") > 0) | last)
    enough = (cues >= _SURE) & (gain > 0) | apt
    sure = enough & (addressed | (cues >= 2 * _LIKELY)) & ~spoken
    return np.flatnonzero(sure).tolist()


def appeals(doc: Document, page: Layout, sums: Floats) -> list[Piece]:
    """Find appeals, one piece a line."""
    if not (sums[:, _KIND] >= _LIKELY).any():
        return []
    gain = gains(page, sums)
    owners = page.line_of.tolist()
    found = []
    for first, last in _whole_lines(page, grow(gain.tolist(), seeds(page, sums, gain))):
        strength = float(sums[first:last, _KIND].sum())
        severity = round(min(1.0, 0.55 + 0.1 * strength), 3)
        found.extend(_by_line(doc, owners, sums, (first, last), severity))
    return found


def _whole_lines(page: Layout, zones: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Take in what else stands in a zone's short lines near the end of the text."""
    owners = page.line_of
    tail = len(owners) * (1 - _END)
    found: list[tuple[int, int]] = []
    for first, last in zones:
        low, high = np.searchsorted(owners, (owners[first], owners[last - 1] + 1)).tolist()
        begin = low if first >= tail and first - low < _LINE else first
        end = high if last >= tail and high - last < _LINE else last
        if found and begin < found[-1][1]:
            begin = found.pop()[0]
        found.append((begin, end))
    return found


def _by_line(
    doc: Document, owners: list[int], sums: Floats, zone: tuple[int, int], severity: float
) -> list[Piece]:
    found = []
    for _, run in groupby(range(*zone), key=owners.__getitem__):
        inside = list(run)
        span = Span(doc.sentences[inside[0]].start, doc.sentences[inside[-1]].end)
        found.append(Piece(span, _kind(sums[inside].sum(axis=0)), severity))
    return found


def _kind(sums: Floats) -> str:
    """Name a line of a zone: an appeal, unless more speaks for something else."""
    best = int(sums.argmax())
    other = sums[best] > sums[_KIND] + _MARGIN and KINDS[best] not in HARMLESS
    return KINDS[best] if other else "appeal"
