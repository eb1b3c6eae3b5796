"""The lines and sentences of a document as rows of numbers, and how each line reads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from credscore.extractors.boilerplate.marks import COLUMN, NAMES, Counts, look_up
from credscore.ngram import store
from credscore.ngram.hashing import Hashes, ngram_hashes, slots
from credscore.text.document import Document

Floats = NDArray[np.float64]

BITS = 16
N_DENSE = 20
_FIRST, _LAST, _OPENING = 7, 8, 9  # salts: n-grams at a line's edges stand apart


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Lines or sentences of a document.

    Attributes
    ----------
    first, last : ndarray of int64, shape (n_rows,)
        Their tokens, end-exclusive.
    counts : ndarray of int64, shape (n_rows, n_names)
        How many of their tokens bear each mark; the columns are `marks.NAMES`.
    """

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    counts: Counts

    def of(self, name: str) -> NDArray[np.int64]:
        """Return one column of the counts; shape (n_rows,)."""
        column: NDArray[np.int64] = self.counts[:, COLUMN[name]]
        return column


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """A document's tokens by line and by sentence."""

    hashes: Hashes
    lines: Rows
    sentences: Rows
    line_of: NDArray[np.int64]  # of each sentence
    stopped: NDArray[np.bool_]  # lines that end as sentences do


def layout(doc: Document) -> Layout:
    """Look every token up once and add up by line and by sentence."""
    hashes, running = look_up(doc.tokens.strings)
    starts = doc.tokens.starts
    line_starts = _starts(doc.paragraphs)
    sentence_starts = _starts(doc.sentences)
    lines = _rows(line_starts, starts, running)
    return Layout(
        hashes,
        lines,
        _rows(sentence_starts, starts, running),
        np.searchsorted(line_starts, sentence_starts, side="right") - 1,
        _stopped(lines, running),
    )


def _starts(spans: tuple[object, ...]) -> NDArray[np.int64]:
    return np.fromiter((s.start for s in spans), dtype=np.int64, count=len(spans))  # type: ignore[attr-defined]  # spans of any kind


def _rows(row_starts: NDArray[np.int64], starts: NDArray[np.int64], running: Counts) -> Rows:
    first = np.searchsorted(starts, row_starts)
    last = np.append(first[1:], len(starts))
    return Rows(first, last, running[last] - running[first])


def _stopped(lines: Rows, running: Counts) -> NDArray[np.bool_]:
    """Tell which lines have a stop or a closing quotation mark among their last two tokens."""
    before = np.maximum(lines.last - 2, lines.first)
    tail = running[lines.last] - running[before]
    found: NDArray[np.bool_] = tail[:, COLUMN["stop"]] > 0
    return found


def dense(page: Layout) -> Floats:
    """Describe the shape of every line; shape (n_lines, N_DENSE), values about 0 to 1."""
    counts, lines = page.lines.counts.astype(np.float64), page.lines
    words = np.maximum(counts[:, COLUMN["word"]], 1.0)
    shares = counts[:, 1 : len(NAMES)] / words[:, None]
    titled = (counts[:, COLUMN["capital"]] + counts[:, COLUMN["function"]]) / words
    return np.column_stack(
        [
            np.minimum(shares, 2.0),
            np.log1p(counts[:, COLUMN["word"]]) / 5,
            page.stopped,
            (titled >= 0.9) & ~page.stopped,  # noqa: PLR2004  a limit of this definition alone
            (lines.last - lines.first) <= 4,  # noqa: PLR2004  a limit of this definition alone
            np.ones(len(words)),
        ]
    )


def ngrams(page: Layout) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the slots of all lines' n-grams, and the line of each; both of shape (n_ngrams,)."""
    lines, hashes = page.lines, page.hashes
    line = np.repeat(np.arange(len(lines.first)), lines.last - lines.first)
    found = [slots(ngram_hashes(hashes, 1), BITS)]
    owner = [line]
    for n in (2, 3):
        run = slots(ngram_hashes(hashes, n), BITS)
        inside = line[: len(run)] == line[n - 1 :]
        found.append(run[inside])
        owner.append(line[: len(run)][inside])
    held = np.flatnonzero(lines.last > lines.first)
    edges = ((lines.first[held], _FIRST), (lines.last[held] - 1, _LAST))
    for at, salt in edges:
        found.append(slots(ngram_hashes(hashes[at], 1, salt), BITS))
        owner.append(held)
    pair = held[lines.last[held] - lines.first[held] > 1]
    opening = hashes[lines.first[pair]] ^ ngram_hashes(hashes[lines.first[pair] + 1], 1, _OPENING)
    found.append(slots(opening, BITS))
    owner.append(pair)
    return np.concatenate(found), np.concatenate(owner)


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What was learned from the lines of web pages.

    Attributes
    ----------
    table : ndarray of float32, shape (2**BITS,)
    dense : ndarray of float64, shape (N_DENSE,)
    """

    table: NDArray[np.float32]
    dense: Floats


@cache
def shipped() -> Weights:
    """Load the shipped weights, once."""
    part = store.load("boilerplate")
    return Weights(part.arrays["table"].astype(np.float32), part.arrays["dense"].astype(np.float64))


def readings(page: Layout, weights: Weights) -> Floats:
    """Return the log-odds that each line is no part of an article; shape (n_lines,)."""
    slot, owner = ngrams(page)
    n = len(page.lines.first)
    sums = np.bincount(owner, weights=weights.table[slot], minlength=n)
    sizes = np.maximum(np.bincount(owner, minlength=n), 1)
    logit: Floats = sums / np.sqrt(sizes) + dense(page) @ weights.dense
    return logit
