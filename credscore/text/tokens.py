"""Words and punctuation marks with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# A dotted abbreviation ("U.S."), a word with inner apostrophes, hyphens or points ("don't",
# "M777A2", "1,500.5"), white space, or any single other character.
_PIECE = re.compile(
    r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[’'‑&.,\-][^\W_]+)*|\s+|.",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The words and punctuation marks of a text, in order.

    Attributes
    ----------
    strings : tuple of str
        Each token as written.
    starts, ends : ndarray of shape (n_tokens,)
        Offsets in code points; `text[starts[i]:ends[i]] == strings[i]`.
    is_word : ndarray of bool, shape (n_tokens,)
        True where the token begins with a letter or a digit.
    """

    strings: tuple[str, ...]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    is_word: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.strings)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of indices of the tokens that begin in `[start, end)`."""
        first, last = np.searchsorted(self.starts, (start, end))
        return int(first), int(last)


def tokenize(text: str) -> Tokens:
    """Cut `text` into words and punctuation marks, in time linear in its length.

    >>> tokenize("The U.S. said: don't.").strings
    ('The', 'U.S.', 'said', ':', "don't", '.')
    """
    pieces = _PIECE.findall(text)
    ends = np.cumsum(np.fromiter(map(len, pieces), dtype=np.int64, count=len(pieces)))
    kept = [i for i, piece in enumerate(pieces) if not piece.isspace()]
    strings = tuple(pieces[i] for i in kept)
    at = np.asarray(kept, dtype=np.int64)
    token_ends = ends[at]
    lengths = np.fromiter(map(len, strings), dtype=np.int64, count=len(strings))
    is_word = np.fromiter((s[0].isalnum() for s in strings), dtype=np.bool_, count=len(strings))
    return Tokens(strings, token_ends - lengths, token_ends, is_word)
