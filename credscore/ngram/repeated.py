"""Which hashes of a sequence came before in it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from credscore import native
from credscore.ngram.hashing import Hashes


def repeated(hashes: Hashes) -> NDArray[np.bool_]:
    """Tell which elements are equal to an earlier one; shape unchanged.

    >>> repeated(np.array([7, 8, 7, 7], dtype=np.uint64)).tolist()
    [False, False, True, True]
    """
    found = np.ones(len(hashes), dtype=np.bool_)
    if native.kernels is not None:
        native.kernels.repeated(hashes, found)
        return found
    _, first = np.unique(hashes, return_index=True)
    found[first] = False
    return found
