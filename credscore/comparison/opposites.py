"""Words that turn each other round."""

from __future__ import annotations

from functools import lru_cache

from credscore.comparison.lexicons.antonyms import OPPOSITES
from credscore.comparison.lexicons.negation import NOT_PREFIXED, PREFIXES
from credscore.comparison.stems import stem

_SHORTEST = 3  # letters of a word that a prefix may stand before


def _sides() -> dict[str, frozenset[tuple[int, int]]]:
    found: dict[str, set[tuple[int, int]]] = {}
    for i, pair in enumerate(OPPOSITES):
        for j, words in enumerate(pair):
            for word in words:
                found.setdefault(stem(word), set()).add((i, j))
    return {word: frozenset(places) for word, places in found.items()}


_SIDES = _sides()
_NONE: frozenset[tuple[int, int]] = frozenset()


def sides(word: str) -> frozenset[tuple[int, int]]:
    """Return the pairs of opposites that a folded word is in, and on which side of each."""
    return _SIDES.get(stem(word), _NONE)


@lru_cache(maxsize=1 << 14)
def opposite(a: str, b: str) -> bool:
    """Tell whether two folded words are opposites.

    >>> opposite("rose", "fell"), opposite("legal", "illegal"), opposite("rose", "grew")
    (True, True, False)
    """
    here, there = sides(a), sides(b)
    if here and there and not here & there and any((i, 1 - j) in there for i, j in here):
        return True
    return _prefixed(a, b) or _prefixed(b, a)


def _prefixed(a: str, b: str) -> bool:
    """Tell whether `a` is `b` with a prefix that denies it, or "-less" for "-ful"."""
    if len(a) <= len(b):
        return a.endswith("less") and b.endswith("ful") and a[:-4] == b[:-3]
    if len(b) < _SHORTEST or stem(a) in _NOT_PREFIXED or a in NOT_PREFIXED:
        return False
    return any(
        a.startswith(prefix) and stem(a.removeprefix(prefix)) == stem(b) for prefix in PREFIXES
    )


_NOT_PREFIXED = frozenset(map(stem, NOT_PREFIXED))
