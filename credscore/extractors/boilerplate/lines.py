"""The lines and sentences of a document as rows of numbers, and how each line reads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credscore.extractors.boilerplate import marks
from credscore.extractors.boilerplate.marks import (
    COLUMN,
    LONGEST,
    NAMES,
    Counts,
    lanes,
    unpacked,
)
from credscore.ngram import store
from credscore.ngram.hashing import ODD, combined, spread
from credscore.text.document import Document
from credscore.text.tokens import Tokens

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indices = NDArray[np.int64]

BITS = 16
N_DENSE = 20
_PROSE, _HEADLINE = 15, 25  # words of the shortest paragraph, and of the longest headline
_EDGES = ODD[2:]  # added to the hashes of a line's first and last word


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
    """A document's tokens by line and by sentence.

    Attributes
    ----------
    line_of : ndarray of int64, shape (n_sentences,)
        The line of each sentence.
    stopped, prose, brief : ndarray of bool, shape (n_lines,)
        Lines that end as sentences do; those of them that read as paragraphs; and lines of a
        headline's length that do not end so.
    """

    tokens: Tokens
    lines: Rows
    sentences: Rows
    line_of: NDArray[np.int64]
    stopped: Flags
    prose: Flags
    brief: Flags


def layout(doc: Document) -> Layout:
    """Add up what every token says by line and by sentence."""
    tokens, n = doc.tokens, len(doc.paragraphs)
    starts = np.array([s.start for s in (*doc.paragraphs, *doc.sentences)], dtype=np.int64)
    first = tokens.starts.searchsorted(starts)
    last = np.empty_like(first)
    last[:-1] = first[1:]
    last[[n - 1, -1]] = len(tokens)
    tail = np.maximum(last[:n] - 2, first[:n])
    counts = _counts(tokens, np.concatenate([first, tail]), np.concatenate([last, last[:n]]))
    lines = Rows(first[:n], last[:n], counts[:n])
    stopped, words = counts[len(first) :, COLUMN["stop"]] > 0, lines.of("word")
    return Layout(
        tokens,
        lines,
        Rows(first[n:], last[n:], counts[n : len(first)]),
        starts[:n].searchsorted(starts[n:], side="right") - 1,
        stopped,
        prose=stopped & (words >= _PROSE),
        brief=~stopped & (words > 1) & (words <= _HEADLINE),
    )


def _counts(tokens: Tokens, first: Indices, last: Indices) -> Counts:
    """Count the marks of every run of tokens; shape (n_runs, n_names)."""
    packed = tokens.column(lanes)
    running: Any = np.zeros((len(packed) + 1, packed.shape[1]), dtype=np.uint64)
    packed.cumsum(axis=0, out=running[1:])
    if int((last - first).max(initial=0)) > LONGEST:
        wide = unpacked(packed)
        running = np.concatenate([np.zeros_like(wide[:1]), np.cumsum(wide, axis=0)])
        counts: Counts = running[last] - running[first]
        return counts
    # Sums of lanes run over into each other; their differences are exact all the same.
    return unpacked(running[last] - running[first])


def dense(page: Layout, at: Indices) -> Floats:
    """Describe the shape of the lines `at`; shape (n_at, N_DENSE), values about 0 to 1."""
    counts = page.lines.counts[at].astype(np.float64)
    words = np.maximum(counts[:, COLUMN["word"]], 1.0)
    shares = counts[:, 1 : len(NAMES)] / words[:, None]
    titled = (counts[:, COLUMN["capital"]] + counts[:, COLUMN["function"]]) / words
    return np.column_stack(
        [
            np.minimum(shares, 2.0),
            np.log1p(counts[:, COLUMN["word"]]) / 5,
            page.stopped[at],
            (titled >= 0.9) & ~page.stopped[at],  # noqa: PLR2004  a limit of this definition alone
            (page.lines.last[at] - page.lines.first[at]) <= 4,  # noqa: PLR2004  a limit of this definition alone
            np.ones(len(words)),
        ]
    )


def ngrams(page: Layout, at: Indices) -> tuple[Indices, Indices]:
    """Return the slots of the words and pairs of words of the lines `at`, and whose each is.

    The first and the last word of a line stand apart once more.  Both are of shape
    (n_ngrams,); owners are positions in `at`.
    """
    sizes = page.lines.last[at] - page.lines.first[at]
    first = np.cumsum(sizes) - sizes
    line = np.arange(len(at)).repeat(sizes)
    tokens = np.arange(len(line)) + (page.lines.first[at] - first).repeat(sizes)
    hashes = page.tokens.vocabulary.column(marks.hashes)[page.tokens.numbers[tokens]]
    held = sizes.nonzero()[0]
    inside = (line[1:] == line[:-1]).nonzero()[0]
    edge = hashes[first[held]], hashes[first[held] + sizes[held] - 1]
    parts = [hashes, combined(hashes[inside], hashes[inside + 1])]
    parts.extend(part + salt for part, salt in zip(edge, _EDGES, strict=True))
    return (
        spread(np.concatenate(parts), BITS),
        np.concatenate([line, line[inside], held, held]),
    )


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


def readings(page: Layout, weights: Weights, at: Indices) -> Floats:
    """Return the log-odds that each of the lines `at` is no part of an article; shape (n_at,)."""
    slot, owner = ngrams(page, at)
    sums = np.bincount(owner, weights=weights.table[slot], minlength=len(at))
    sizes = np.maximum(np.bincount(owner, minlength=len(at)), 1)
    logit: Floats = sums / np.sqrt(sizes) + dense(page, at) @ weights.dense
    return logit
