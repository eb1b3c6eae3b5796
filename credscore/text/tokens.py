"""Words and punctuation marks with their offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credscore.text.vocabulary import Describe, Numbers, Vocabulary, shared

# A dotted abbreviation ("U.S."), a word with inner apostrophes, hyphens or points ("don't",
# "M777A2", "1,500.5"), white space, or any single other character.
_PIECE = re.compile(
    r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[’'‑&.,\-][^\W_]+)*|\s+|.",
    re.DOTALL,
)


_SPACE, _WORD, _LENGTH = 1, 2, 2  # bits of a piece, and how far its length is shifted


@dataclass(frozen=True, eq=False)
class Tokens:
    """The words and punctuation marks of a text, in order.

    Attributes
    ----------
    vocabulary : Vocabulary
    numbers : ndarray of int32, shape (n_tokens,)
        Each token's number in the vocabulary.
    starts, ends : ndarray of int64, shape (n_tokens,)
        Offsets in code points; `text[starts[i]:ends[i]] == strings[i]`.
    is_word : ndarray of bool, shape (n_tokens,)
        True where the token begins with a letter or a digit.
    """

    vocabulary: Vocabulary
    numbers: Numbers
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    is_word: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.numbers)

    @cached_property
    def strings(self) -> tuple[str, ...]:
        """Each token as written."""
        return tuple(map(self.vocabulary.strings.__getitem__, self.numbers.tolist()))

    def column(self, describe: Describe) -> NDArray[Any]:
        """Return what `describe` says of every token; shape (n_tokens, ...)."""
        rows: NDArray[Any] = self.vocabulary.column(describe)[self.numbers]
        return rows

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of indices of the tokens that begin in `[start, end)`."""
        first, last = np.searchsorted(self.starts, (start, end))
        return int(first), int(last)


def _facts(pieces: Sequence[str]) -> NDArray[np.int64]:
    """Return the length of every piece, and whether it is white space or a word."""
    return np.array(
        [len(p) << _LENGTH | _SPACE * p.isspace() | _WORD * p[0].isalnum() for p in pieces],
        dtype=np.int64,
    )


def tokenize(text: str) -> Tokens:
    """Cut `text` into words and punctuation marks, in time linear in its length.

    >>> tokenize("The U.S. said: don't.").strings
    ('The', 'U.S.', 'said', ':', "don't", '.')
    """
    vocabulary = shared()
    numbers = vocabulary.numbers(_PIECE.findall(text))
    facts = vocabulary.column(_facts)[numbers]
    lengths = facts >> _LENGTH
    ends = np.cumsum(lengths)
    kept = np.flatnonzero((facts & _SPACE) == 0)
    token_ends = ends[kept]
    is_word = (facts[kept] & _WORD) != 0
    return Tokens(vocabulary, numbers[kept], token_ends - lengths[kept], token_ends, is_word)
