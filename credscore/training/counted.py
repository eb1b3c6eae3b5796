"""Texts as counts of n-grams by slot of the wording's table."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from credscore.ngram.views import views
from credscore.oddity.wording import BITS, ngram_slots
from credscore.text.tokens import tokenize


def counts(texts: list[str]) -> tuple[sparse.csr_matrix, NDArray[np.float64]]:
    """Count n-grams by slot: shape (n_texts, 2**BITS); and the texts' lengths."""
    columns, edges, lengths = [], [0], []
    for text in texts:
        found = views(tokenize(text))
        places = np.concatenate(ngram_slots(found))
        columns.append(places)
        edges.append(edges[-1] + len(places))
        lengths.append(len(found.kept))
    data = np.ones(edges[-1], dtype=np.float32)
    index = np.concatenate(columns).astype(np.int32)
    matrix = sparse.csr_matrix((data, index, np.array(edges)), shape=(len(texts), 1 << BITS))
    matrix.sum_duplicates()
    return matrix, np.array(lengths, dtype=np.float64)


def scaled(
    matrix: sparse.csr_matrix, idf: NDArray[np.float32], lengths: NDArray[np.float64]
) -> sparse.csr_matrix:
    """Return counts damped, weighted by `idf`, over the root of the length: as at scoring."""
    sublinear = matrix.copy()
    sublinear.data = 1 + np.log(sublinear.data)
    rows = sparse.diags((1 / np.sqrt(lengths + 1e-9)).astype(np.float32))
    return sparse.csr_matrix(rows @ sublinear @ sparse.diags(idf))
