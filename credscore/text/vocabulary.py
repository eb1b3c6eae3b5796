"""A number for every token seen, and columns of what is known of each.

Words come back.  What an extractor needs to know of a token, its hash, its marks, is worked
out when the token is first met and afterwards gathered with the numbers of a whole text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
Describe = Callable[[Sequence[str]], NDArray[Any]]

_LIMIT = 1 << 16  # tokens: more are hardly faster, and half a kilobyte each in every process
_CHARACTERS = 1 << 23


class Vocabulary(dict[str, int]):
    """Tokens and their numbers, in the order in which they were met.

    Numbers differ from process to process, so nothing may depend on them but what is looked
    up with them.

    >>> vocabulary = Vocabulary()
    >>> numbers = vocabulary.numbers(["to", "be", "or", "not", "to", "be"])
    >>> numbers.tolist()
    [0, 1, 2, 3, 0, 1]
    >>> vocabulary.column(lambda tokens: np.array([len(t) for t in tokens]))[numbers].tolist()
    [2, 2, 2, 3, 2, 2]
    """

    def __init__(self) -> None:
        super().__init__()
        self.strings: list[str] = []
        self.n_characters = 0
        self._columns: dict[Describe, tuple[NDArray[Any], int]] = {}
        self._forms: dict[Callable[[str], str], list[str]] = {}
        self._lock = Lock()

    def __missing__(self, token: str) -> int:
        with self._lock:
            number = self.get(token)
            if number is None:
                number = len(self.strings)
                self.strings.append(token)
                self.n_characters += len(token)
                self[token] = number
            return number

    @property
    def full(self) -> bool:
        """Whether it holds as much as it should; texts after this one take a new one."""
        return len(self.strings) >= _LIMIT or self.n_characters >= _CHARACTERS

    def numbers(self, tokens: Sequence[str]) -> Numbers:
        """Return the number of every token; shape (n_tokens,)."""
        return np.fromiter(map(self.__getitem__, tokens), dtype=np.int32, count=len(tokens))

    def column(self, describe: Describe) -> NDArray[Any]:
        """Return what `describe` says of every token, by number.

        Parameters
        ----------
        describe : callable
            Takes a sequence of tokens and returns an array with a row for each.  It must
            always be the same object, and say the same of the same token.

        Returns
        -------
        ndarray, shape (at least n_numbered, ...)
            Rows past the tokens numbered so far mean nothing.
        """
        rows, filled = self._columns.get(describe, (None, 0))
        if rows is None or filled < len(self.strings):
            rows = self._extended(describe)
        return rows

    def forms(self, form: Callable[[str], str]) -> list[str]:
        """Return `form` of every token, by number; as `column`, for strings."""
        known = self._forms.get(form, [])
        if len(known) < len(self.strings):
            with self._lock:
                known = self._forms.setdefault(form, [])
                known.extend(map(form, self.strings[len(known) :]))
        return known

    def _extended(self, describe: Describe) -> NDArray[Any]:
        with self._lock:
            rows, filled = self._columns.get(describe, (None, 0))
            n = len(self.strings)
            fresh = describe(self.strings[filled:n])
            if rows is None or len(rows) < n:
                larger = np.zeros((max(1024, 2 * n), *fresh.shape[1:]), dtype=fresh.dtype)
                if rows is not None:
                    larger[:filled] = rows[:filled]
                rows = larger
            rows[filled:n] = fresh
            self._columns[describe] = rows, n
            return rows
