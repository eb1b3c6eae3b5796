"""Literal phrases, thousands at once, in one pass over the text."""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

# What `segment.paragraphs` ends a line at.
BREAKS = "\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
# A run of letters and digits with their accents, or a mark; three points, two apostrophes and
# several hyphens are one mark, as their typographic forms are.
_TOKEN = re.compile(
    rf"[^\W_](?:[^\W_]|[\u0300-\u036f])*|[{BREAKS}]|\.\.\.|''|``|-+|[^\s]",
)
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_SINGLE = dict.fromkeys("‘’‚‛′`´ʼ", "'")
_DOUBLE = dict.fromkeys((*"“”„‟″«»", "''", "``"), '"')
_SAME = {**_DASHES, **_SINGLE, **_DOUBLE, "...": "…"}


def words(phrase: str) -> tuple[str, ...]:
    """Return the words and marks of `phrase` in the form in which they are compared.

    Capitals, white space, the shape of quotation marks, apostrophes and dashes, and the way
    in which accents are encoded make no difference.

    >>> words("Don’t miss our e\u2011mail …") == words("don't  MISS our e-mail...")
    True
    """
    return tuple(map(_plain, _TOKEN.findall(" ".join(phrase.split()))))


def _plain(token: str) -> str:
    if token[0].isalnum():
        return token.lower() if token.isascii() else _folded(token)
    return "-" if token[0] == "-" else _SAME.get(token, token)


def _folded(token: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", token).casefold())


@dataclass(frozen=True, slots=True)
class PhraseIndex:
    """An automaton over words (Aho and Corasick 1975): linear in the text, however many phrases.

    Attributes
    ----------
    steps : list of dict
        For every state, the state after each word that may follow.
    falls : list of int
        The state for the longest end of what was read that begins a phrase too.
    ends : list of tuple or None
        The longest phrase that ends in a state: its length in words, and its number.
    """

    steps: list[dict[str, int]]
    falls: list[int]
    ends: list[tuple[int, int] | None]

    @classmethod
    def of(cls, phrases: Iterable[tuple[str, int]]) -> PhraseIndex:
        """Build the automaton for phrases and their numbers; of equal ones the first counts."""
        steps: list[dict[str, int]] = [{}]
        ends: list[tuple[int, int] | None] = [None]
        for phrase, number in phrases:
            state, sought = 0, words(phrase)
            for word in sought:
                state = steps[state].setdefault(word, len(steps))
                if state == len(steps):
                    steps.append({})
                    ends.append(None)
            ends[state] = ends[state] or (len(sought), number)
        falls = [0] * len(steps)
        waiting = deque(steps[0].values())
        while waiting:
            state = waiting.popleft()
            for word, after in steps[state].items():
                falls[after] = _next(steps, falls, falls[state], word)
                waiting.append(after)
                # One that ends here is longer than any that ends in a shorter state.
                ends[after] = ends[after] or ends[falls[after]]
        return cls(steps, falls, ends)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Return start, end and number of the longest phrase at every place where one ends.

        >>> index = PhraseIndex.of([("sign up", 0), ("sign up now", 1)])
        >>> index.find("Please SIGN  up now.")
        [(7, 15, 0), (7, 19, 1)]
        """
        found: list[tuple[int, int, int]] = []
        tokens = list(_TOKEN.finditer(text))
        state = 0
        for i, token in enumerate(tokens):
            state = _next(self.steps, self.falls, state, _plain(token[0]))
            end = self.ends[state]
            if end is not None:
                found.append((tokens[i + 1 - end[0]].start(), token.end(), end[1]))
        return found


def _next(steps: list[dict[str, int]], falls: list[int], state: int, word: str) -> int:
    while word not in steps[state] and state:
        state = falls[state]
    return steps[state].get(word, 0)
