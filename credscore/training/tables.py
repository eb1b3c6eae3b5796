"""Count n-grams of native English, and factor which word follows which."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.utils.extmath import randomized_svd

from credscore.ngram.counts import CountTable
from credscore.ngram.hashing import Hashes, ngram_hashes
from credscore.ngram.runs import MASKED, WORDS
from credscore.ngram.views import views
from credscore.oddity.surroundings import Vocabulary
from credscore.text.tokens import tokenize
from credscore.training.data import is_kept_out, natives, translations

BITS = 23
# An n-gram enters the table from this count on: (view, n) -> count.
LEAST = {
    (WORDS, 1): 2,
    (WORDS, 2): 2,
    (WORDS, 3): 5,
    (MASKED, 2): 2,
    (MASKED, 3): 4,
    (MASKED, 4): 8,
}
VOCABULARY = 30_000
RANK = 64
# Counts of the following word are raised to this power (Levy, Goldberg & Dagan 2015).
SMOOTHING = 0.75
_BREAK = np.array([1], dtype=np.uint64)


def streams(data: Path) -> tuple[Hashes, Hashes]:
    """Return all kept native paragraphs as one run of word hashes and one of masked hashes."""
    words: list[Hashes] = []
    masked: list[Hashes] = []
    for text in _texts(data):
        for line in text.split("\n"):
            found = views(tokenize(line))
            if len(found.kept):
                words += [found.words, _BREAK]
                masked += [found.masked, _BREAK]
    return np.concatenate(words), np.concatenate(masked)


def count_table(words: Hashes, masked: Hashes) -> CountTable:
    """Count every n-gram of both runs."""
    hashes, counts = [], []
    for (view, n), least in LEAST.items():
        run = ngram_hashes(words if view == WORDS else masked, n, salt=view)
        unique, seen = np.unique(run, return_counts=True)
        hashes.append(unique[seen >= least])
        counts.append(seen[seen >= least])
    return CountTable.of(np.concatenate(hashes), np.concatenate(counts), BITS)


def vocabulary(words: Hashes) -> Vocabulary:
    """Factor the positive pointwise mutual information of neighbours."""
    unique, seen = np.unique(words, return_counts=True)
    frequent = np.lexsort((unique, -seen))[: VOCABULARY + 1]
    known = np.sort(unique[frequent][unique[frequent] != _BREAK[0]][:VOCABULARY])
    at = np.searchsorted(known, words)
    at[at == len(known)] = 0
    rows = np.where(known[at] == words, at, -1)
    information = _information(rows, len(known))
    left, size, right = randomized_svd(information, RANK, n_iter=4, random_state=0)
    root = np.sqrt(size)
    left_8, scale_left = _eight_bits(left * root)
    right_8, scale_right = _eight_bits(right.T * root)
    return Vocabulary(known, left_8, right_8, scale_left * scale_right)


def _information(rows: NDArray[np.int64], size: int) -> sparse.csr_matrix:
    both = (rows[:-1] >= 0) & (rows[1:] >= 0)
    ones = np.ones(int(both.sum()), dtype=np.float32)
    counts = sparse.coo_matrix((ones, (rows[:-1][both], rows[1:][both])), shape=(size, size))
    counts = counts.tocsr()
    counts.sum_duplicates()
    first = np.asarray(counts.sum(1)).ravel()
    second = np.asarray(counts.sum(0)).ravel() ** SMOOTHING
    second /= second.sum()
    cells = counts.tocoo()
    expected = first[cells.row] * second[cells.col]
    information = np.maximum(np.log(cells.data / expected), 0.0).astype(np.float32)
    return sparse.csr_matrix((information, (cells.row, cells.col)), shape=(size, size))


def _eight_bits(factors: NDArray[np.float64]) -> tuple[NDArray[np.int8], float]:
    top = float(np.quantile(np.abs(factors), 0.9999))
    scale = top / 127
    return np.clip(np.round(factors / scale), -127, 127).astype(np.int8), scale


def _texts(data: Path) -> Iterable[str]:
    for row in natives(data):
        if not is_kept_out(row["key"]):
            yield row["text"]
    for source, versions in translations(data).items():
        if not is_kept_out(source):
            yield from (row["text"] for row in versions if row["label"] == "human_ref")
