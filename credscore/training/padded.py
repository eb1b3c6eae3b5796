"""Copies between paragraphs that people wrote: what a spinner pads, an editor does not pass."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

# How often the length of the copy its padding has.
TIMES = (1, 2, 3)
_LONGEST = 2500  # words, of both together


def padded(copies: Sequence[str], news: Sequence[str], rng: random.Random) -> Iterator[str]:
    """Yield each copy with news after it, before it, or between its lines, in turn."""
    for i, copy in enumerate(copies):
        times = TIMES[i // 3 % len(TIMES)]
        if words(copy) * (times + 1) > _LONGEST:
            times = 1
        padding = lines_of(news, times * words(copy), rng)
        yield "\n".join(_PLACES[i % 3](copy.split("\n"), padding))


def lines_of(news: Sequence[str], n_words: int, rng: random.Random) -> list[str]:
    """Draw lines of articles until there are `n_words` words of them."""
    found: list[str] = []
    while n_words > 0:
        for line in rng.choice(news).split("\n"):
            if n_words > 0:
                found.append(line)
                n_words -= words(line)
    return found


def words(text: str) -> int:
    """Count words as quickly as can be."""
    return text.count(" ") + 1


def after(copy: list[str], padding: list[str]) -> list[str]:
    """Put the padding after the copy."""
    return copy + padding


def before(copy: list[str], padding: list[str]) -> list[str]:
    """Put the padding before the copy."""
    return padding + copy


def between(copy: list[str], padding: list[str]) -> list[str]:
    """Put the padding between the lines of the copy, evenly by words."""
    mixed: list[str] = []
    share = sum(map(words, padding)) / max(1, sum(map(words, copy)))
    rest, due = list(padding), 0.0
    for line in copy:
        mixed.append(line)
        due += share * words(line)
        while rest and due > 0:
            due -= words(rest[0])
            mixed.append(rest.pop(0))
    return mixed + rest


_PLACES = (after, before, between)
