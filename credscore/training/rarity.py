"""How rare every word is, in documents of all kinds: what a comparison weighs words by."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from credscore.comparison.reading import root_form
from credscore.ngram.hashing import slots, token_hashes
from credscore.text.tokens import tokenize
from credscore.training.data import is_kept_out, natives

BITS = 17
SCALE = 20.0
_SEEN = 3  # documents that a word must be in, to be told from one never seen
_LONGEST = 40_000  # characters of a document that are counted


def rarity_table(data: Path) -> NDArray[np.uint8]:
    """Count documents that hold a word, and return `SCALE` times the logarithm of its rarity.

    Returns
    -------
    ndarray of uint8, shape (2**BITS,)
        By the slot of the root's hash; of two words in a slot the more frequent one counts.
    """
    found: Counter[str] = Counter()
    roots: dict[str, str] = {}
    n = 0
    for row in natives(data):
        if is_kept_out(row["key"]):
            continue
        n += 1
        words = set(tokenize(row["text"][:_LONGEST]).strings)
        found.update({roots.setdefault(w, root_form(w)) for w in words if w[0].isalnum()})
    table = np.full(1 << BITS, _level(1, n), dtype=np.uint8)
    forms = [form for form, count in found.items() if form and count >= _SEEN]
    levels = np.array([_level(found[form], n) for form in forms], dtype=np.uint8)
    np.minimum.at(table, slots(token_hashes(forms) | np.uint64(1), BITS), levels)
    return table


def _level(count: int, n: int) -> int:
    return min(255, round(SCALE * math.log((n + 1) / count)))
