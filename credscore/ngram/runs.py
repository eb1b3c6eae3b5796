"""Hashes of the runs of words and of masked words that tables are asked for."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from credscore.ngram.hashing import Hashes, ngram_hashes
from credscore.ngram.views import Views

WORDS, MASKED = 1, 2
# (view, length): all kinds of runs that any table knows.
KINDS = ((WORDS, 1), (WORDS, 2), (WORDS, 3), (MASKED, 2), (MASKED, 3), (MASKED, 4))
PADDING = 3  # places before the first token and after the last
_EDGE = np.ones(PADDING, dtype=np.uint64)  # stands for what is before and after a text


@lru_cache(maxsize=2)
def runs(views: Views) -> tuple[Hashes, ...]:
    """Return for each of `KINDS` the hashes of all runs, those over the edges too.

    The run that begins at remaining token i is at place i + `PADDING`.
    """
    padded = {
        WORDS: np.concatenate([_EDGE, views.words, _EDGE]),
        MASKED: np.concatenate([_EDGE, views.masked, _EDGE]),
    }
    return tuple(ngram_hashes(padded[view], n, salt=view) for view, n in KINDS)
