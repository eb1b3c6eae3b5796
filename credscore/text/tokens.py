"""Words and punctuation marks with their offsets."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credscore import native
from credscore.text.vocabulary import Describe, Numbers, Vocabulary

# A dotted abbreviation ("U.S."), a word with inner apostrophes, hyphens or points ("don't",
# "M777A2", "1,500.5"), white space, or any single other character.
_PIECE = re.compile(
    r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[’'‑&.,\-][^\W_]+)*|\s+|.",
    re.DOTALL,
)


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
        return self._looked_up(self.vocabulary.strings)

    def column(self, describe: Describe) -> NDArray[Any]:
        """Return what `describe` says of every token; shape (n_tokens, ...)."""
        rows: NDArray[Any] = self.vocabulary.column(describe)[self.numbers]
        return rows

    def forms(self, form: Callable[[str], str]) -> tuple[str, ...]:
        """Return `form` of every token."""
        return self._looked_up(self.vocabulary.forms(form))

    def _looked_up(self, known: list[str]) -> tuple[str, ...]:
        if len(self) < 2:  # noqa: PLR2004  an itemgetter of one gives no tuple
            return tuple(known[number] for number in self.numbers.tolist())
        found: tuple[str, ...] = itemgetter(*self.numbers.tolist())(known)
        return found

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of indices of the tokens that begin in `[start, end)`."""
        first, last = np.searchsorted(self.starts, (start, end))
        return int(first), int(last)


class _Cuts:
    """The tokens that chunks are cut into, in one flat table.

    Attributes
    ----------
    tokens : Vocabulary
    flat : ndarray of int32, shape (at least n_used, 3)
        Number of each token, and its range within its chunk.
    """

    def __init__(self) -> None:
        self.tokens = Vocabulary()
        self.flat = np.zeros((1 << 12, 3), dtype=np.int32)
        self._used = 0

    def __call__(self, chunks: Sequence[str]) -> NDArray[np.int32]:
        """Cut new chunks: where their tokens begin in the table, how many, chunk length."""
        cuts = [
            [(self.tokens[m[0]], *m.span()) for m in _PIECE.finditer(chunk) if not m[0].isspace()]
            for chunk in chunks
        ]
        counts = np.array([len(cut) for cut in cuts], dtype=np.int32)
        found = [token for cut in cuts for token in cut]
        first = self._used + np.cumsum(counts) - counts
        if self._used + len(found) > len(self.flat):
            larger = np.zeros((2 * (self._used + len(found)), 3), dtype=np.int32)
            larger[: self._used] = self.flat[: self._used]
            self.flat = larger
        self.flat[self._used : self._used + len(found)] = np.array(found).reshape(-1, 3)
        self._used += len(found)
        lengths = np.array([len(chunk) for chunk in chunks])
        return np.stack([first, counts, lengths], axis=1).astype(np.int32)


class Chunks(Vocabulary):
    """What stands between two blanks of a text, and the tokens it is cut into.

    Chunks come back as words do, so that a text is mostly looked up and hardly cut.
    """

    def __init__(self) -> None:
        super().__init__()
        self._cuts = _Cuts()

    @property
    def tokens(self) -> Vocabulary:
        """All tokens of the chunks."""
        return self._cuts.tokens

    @property
    def full(self) -> bool:
        """Whether chunks or tokens are as many as should be held."""
        return super().full or self.tokens.full

    def cut(self, text: str) -> Tokens:
        """Return the tokens of `text`."""
        numbers = self.numbers(text.replace("\n", " ").split(" "))
        if native.kernels is not None:
            return self._spread(numbers)
        first, counts, lengths = self.column(self._cuts)[numbers].T
        starts = np.cumsum(lengths.astype(np.int64) + 1) - lengths - 1
        held = counts.nonzero()[0]
        counts = counts[held]
        before = np.cumsum(counts) - counts
        place = np.arange(int(counts.sum())) + (first[held] - before).repeat(counts)
        token, start, end = self._cuts.flat[place].T
        shift = starts[held].repeat(counts)
        is_word = self.tokens.column(_is_word)[token]
        return Tokens(self.tokens, token.copy(), shift + start, shift + end, is_word)

    def _spread(self, chunks: Numbers) -> Tokens:
        places = self.column(self._cuts)
        n = int(places[chunks, 1].sum())
        numbers = np.empty(n, dtype=np.int32)
        starts, ends = np.empty((2, n), dtype=np.int64)
        native.kernels.spread_chunks(chunks, places, self._cuts.flat, numbers, starts, ends)
        return Tokens(self.tokens, numbers, starts, ends, self.tokens.column(_is_word)[numbers])


def _is_word(tokens: Sequence[str]) -> NDArray[np.bool_]:
    """Tell which tokens begin with a letter or a digit."""
    return np.array([token[0].isalnum() for token in tokens], dtype=np.bool_)


class _Shared:
    """The chunks that texts of this process are cut with."""

    def __init__(self) -> None:
        self.chunks = Chunks()

    def current(self) -> Chunks:
        if self.chunks.full:
            self.chunks = Chunks()
        return self.chunks


_SHARED = _Shared()


def tokenize(text: str) -> Tokens:
    """Cut `text` into words and punctuation marks, in time linear in its length.

    >>> tokenize("The U.S. said: don't.").strings
    ('The', 'U.S.', 'said', ':', "don't", '.')
    """
    return _SHARED.current().cut(text)
