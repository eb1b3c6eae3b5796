"""What every token says about its line: looked up once a token."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from credscore.extractors.lexicons.boilerplate import WORDS
from credscore.ngram.hashing import Hashes, token_hashes
from credscore.ngram.views import FUNCTION_WORDS

Counts = NDArray[np.int64]
Packed = NDArray[np.uint64]

# The columns of a matrix of counts.
NAMES = (
    "word",
    "capital",
    "function",
    "you",
    "we",
    "digit",
    "said",
    "third",
    "money",
    "stop",
    "upper",
    "quote",
    "press",
    "ask",
    "symbol",
    "past",
)
COLUMN = {name: i for i, name in enumerate(NAMES)}
_SETS = {name: frozenset(words.split()) for name, words in WORDS.items()}
_STOPS = frozenset(".!?…")
_QUOTES = frozenset('"“”«»„')
_MONEY = frozenset("$£€")
_SYMBOLS = frozenset("|›»•#@©→▶►·*[]{}<>/\\")
LONGEST = (1 << 16) - 1
_DOUBLED = 5  # letters of a word that is not doubled by nature


def _marks(token: str, lower: str) -> set[str]:
    if not token[0].isalnum():
        marks = {"stop": _STOPS, "quote": _QUOTES, "money": _MONEY, "symbol": _SYMBOLS}
        return {name for name, chars in marks.items() if token in chars}
    found = {"word"} | {name for name, words in _SETS.items() if lower in words}
    if lower in FUNCTION_WORDS:
        found.add("function")
    elif token[0].isupper():
        found.add("capital")
    if token[0].isdigit():
        found.add("digit")
    if len(token) > 1 and token.isupper():
        found.add("upper")
    if lower.endswith("ed") and len(lower) > 4:  # noqa: PLR2004  a limit of this definition alone
        found.add("past")
    return found


def plain(token: str) -> str:
    """Return the token as cues are written: lower case, every number a ``#``."""
    lower = _single(token.lower().replace("’", "'"))
    return "#" if lower[0].isdigit() and lower != "501c3" else lower


def _single(lower: str) -> str:
    """Return a word that a page set twice without a space, "donatedonate", once."""
    half = len(lower) // 2
    doubled = half >= _DOUBLED and lower[:half] == lower[half:]
    return lower[:half] if doubled else lower


def hashes(tokens: Sequence[str]) -> Hashes:
    """Hash the tokens in their plain form: a column of `Vocabulary`; shape (n_tokens,)."""
    return token_hashes([plain(token) for token in tokens])


def lanes(tokens: Sequence[str]) -> Packed:
    """Pack the marks of every token: a column of `Vocabulary`; shape (n_tokens, N_LANES).

    Each mark has 16 bits of its own, so that sums over runs of up to `LONGEST` tokens can be
    taken for all of them at once.
    """
    found = np.zeros((len(tokens), len(NAMES)), dtype="<u2")
    for i, token in enumerate(tokens):
        found[i, [COLUMN[name] for name in _marks(token, plain(token))]] = 1
    return found.view("<u8").astype(np.uint64)


def unpacked(sums: Packed) -> Counts:
    """Return sums of lanes mark by mark; (..., N_LANES) to (..., n_names)."""
    counts: Counts = np.ascontiguousarray(sums, dtype="<u8").view("<u2").astype(np.int64)
    return counts
