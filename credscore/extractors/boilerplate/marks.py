"""What every token says about its line, as bits beside its hash: looked up once a token."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from credscore.extractors.lexicons.boilerplate import WORDS
from credscore.ngram.hashing import Hashes, token_hashes
from credscore.ngram.views import FUNCTION_WORDS

Counts = NDArray[np.int64]

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
_BITS = np.uint64((1 << len(NAMES)) - 1)
_CACHE_LIMIT = 1 << 17


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


class _Cache(dict[str, int]):
    """Remember the bits and the hash of every token seen, up to a bound."""

    def __missing__(self, token: str) -> int:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        lower = plain(token)
        bits = sum(1 << COLUMN[name] for name in _marks(token, lower))
        value = int(token_hashes([lower])[0]) & ~int(_BITS) | bits
        self[token] = value
        return value


class _Plain(dict[str, str]):
    """Remember every token's lower-case form, up to a bound."""

    def __missing__(self, token: str) -> str:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        lower = token.lower().replace("’", "'")
        value = self[token] = "#" if lower[0].isdigit() and lower != "501c3" else lower
        return value


_CACHE = _Cache()
_PLAIN = _Plain()


def plain(token: str) -> str:
    """Return the token as cues are written: lower case, every number a ``#``."""
    return _PLAIN[token]


def plain_all(tokens: tuple[str, ...]) -> list[str]:
    """Return every token as cues are written."""
    return list(map(_PLAIN.__getitem__, tokens))


def look_up(tokens: tuple[str, ...]) -> tuple[Hashes, NDArray[np.int64]]:
    """Return hashes of shape (n_tokens,) and running counts of shape (n_tokens + 1, n_names)."""
    values = np.fromiter(map(_CACHE.__getitem__, tokens), dtype=np.uint64, count=len(tokens))
    shifts = np.arange(len(NAMES), dtype=np.uint64)
    bits = (values[:, None] >> shifts & np.uint64(1)).astype(np.int64)
    running = np.zeros((len(tokens) + 1, len(NAMES)), dtype=np.int64)
    np.cumsum(bits, axis=0, out=running[1:])
    return values & ~_BITS, running
