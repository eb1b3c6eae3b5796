"""Words of quotations, read so that spelling makes no difference."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from credscore.comparison.lexicons.quoting import ENDINGS, SPELLINGS, WRITTEN_OUT

_LONGEST_FIRST = sorted(SPELLINGS, key=lambda pair: -len(pair[0]))
_SHORTEST = 3  # letters before an ending of the two spellings


def spelled(words: Iterable[str]) -> list[str]:
    """Write out contractions and bring British and American spelling together.

    Parameters
    ----------
    words : iterable of str
        Folded tokens.

    >>> spelled(["we're", "organising"]) == spelled(["we", "are", "organizing"])
    True
    """
    return [part for word in words for part in _spelled(word)]


@lru_cache(maxsize=1 << 14)
def _spelled(word: str) -> tuple[str, ...]:
    if word in WRITTEN_OUT:
        return tuple(WRITTEN_OUT[word].split())
    parts = word.split("-")
    if len(parts) > 1:
        return tuple(out for part in parts for out in _spelled(part))
    if word.endswith("'s"):
        return (*_spelled(word[:-2]), "'s")
    for ending, out in ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending), out)
    for british, american in _LONGEST_FIRST:
        if word.endswith(british) and len(word) - len(british) >= _SHORTEST:
            return (word.removesuffix(british) + american,)
    return (word,)
