"""A small language for phrases, matched over tokens: linear in the text, whatever its shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

Slot = frozenset[int] | None  # None takes any token
_GAP = 2


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to say a cue: its slots, and where it must stand."""

    slots: tuple[Slot, ...]
    starts: bool
    ends: bool
    kind: int
    weight: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found: tokens `first` to `last`, end-exclusive."""

    first: int
    last: int
    kind: int
    weight: float


Branch = dict[int, dict[int, list[Phrase]]]  # by second word and third
_ANY = 0
_KEYED = 3  # words of a phrase that it is found by
_ANYWHERE, _OPENING = 1, 2  # bits: where a phrase may begin


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Phrases by their first words, and which words and pairs of words can begin one.

    Attributes
    ----------
    words : dict of str to int
        The words of all phrases, numbered from 1.
    phrases : dict
        Phrases by their first word, their second and their third, `_ANY` where any will do.
    single : ndarray of uint8, shape (n_words + 1,)
        Where a phrase may begin with this word, whatever follows.
    pairs : ndarray of uint8, shape ((n_words + 1) ** 2,)
        The same of two words, the first one's number times `n_words + 1` and the second's.
    """

    words: dict[str, int]
    phrases: dict[int, Branch]
    single: NDArray[np.uint8]
    pairs: NDArray[np.uint8]

    def number(self, words: Iterable[str]) -> NDArray[np.int32]:
        """Return the number of every word, 0 for those that no phrase holds."""
        return np.array([self.words.get(word, 0) for word in words], dtype=np.int32)


def compile_cues(
    cues: Mapping[str, Mapping[float, str]], classes: Mapping[str, str], kinds: Sequence[str]
) -> Index:
    """Turn written phrases into an index."""
    words: dict[str, int] = {}
    phrases = dict.fromkeys(
        phrase
        for kind, weights in cues.items()
        for weight, block in weights.items()
        for line in filter(None, map(str.strip, block.splitlines()))
        for phrase in _parse(line, classes, words, kinds.index(kind), weight)
    )
    width = len(words) + 1
    index = Index(words, {}, np.zeros(width, np.uint8), np.zeros(width * width, np.uint8))
    for phrase in phrases:
        _enter(index, phrase, width)
    return index


def _enter(index: Index, phrase: Phrase, width: int) -> None:
    bit = _OPENING if phrase.starts else _ANYWHERE
    first, second, third = (
        slot or frozenset([_ANY]) for slot in (*phrase.slots, None, None)[:_KEYED]
    )
    for one, two, three in product(first, second, third):
        branch = index.phrases.setdefault(one, {}).setdefault(two, {})
        branch.setdefault(three, []).append(phrase)
    for one, two in product(first, second):
        if two == _ANY:
            index.single[one] |= bit
        else:
            index.pairs[one * width + two] |= bit


def _parse(
    line: str, classes: Mapping[str, str], words: dict[str, int], kind: int, weight: float
) -> list[Phrase]:
    parts = line.split()
    starts, ends = parts[0] == "<", parts[-1] == ">"
    parts = parts[starts : len(parts) - ends]
    runs = product(*(_choices(part, classes, words) for part in parts))
    found = (tuple(slot for run in chosen for slot in run) for chosen in runs)
    return [Phrase(slots, starts, ends, kind, weight) for slots in found if slots and slots[0]]


def _choices(
    part: str, classes: Mapping[str, str], words: dict[str, int]
) -> list[tuple[Slot, ...]]:
    """Return the runs of slots that one written part stands for."""
    if part == "*":
        return [(None,) * n for n in range(_GAP + 1)]
    bare = part.removesuffix("?") or part
    named: set[str] = set()
    # A doubled bar is the bar itself, as in `related :||`.
    if "||" in bare:
        named.add("|")
    for word in filter(None, bare.split("|")):
        named.update(classes[word[1:]].split() if word[0] == "@" and word[1:] else [word])
    run: tuple[Slot, ...] = (
        frozenset(words.setdefault(word, len(words) + 1) for word in sorted(named)),
    )
    return [run] if bare == part else [run, ()]


def find(
    words: NDArray[np.int32],
    index: Index,
    starts: NDArray[np.bool_],
    ended: Callable[[int], bool],
) -> list[Hit]:
    """Find every cue in numbered `words`, in the order in which they begin.

    Parameters
    ----------
    words : ndarray of int32, shape (n_tokens,)
        As `Index.number` gives them.
    index : Index
    starts : ndarray of bool, shape (n_tokens,)
        Tokens at which a sentence starts.
    ended : callable
        Tells whether a sentence has ended before a token.
    """
    following = np.zeros_like(words)
    following[:-1] = words[1:]
    where = index.single[words] | index.pairs[words * np.int32(len(index.single)) + following]
    fit = ((where & _ANYWHERE) | (where & _OPENING) * starts).nonzero()[0].tolist()
    found: list[Hit] = []
    if not fit:
        return found
    numbers = [*words.tolist(), _ANY, _ANY]
    for at in fit:
        for phrase in _begun(index.phrases[numbers[at]], numbers[at + 1], numbers[at + 2]):
            last = at + len(phrase.slots)
            if (
                last <= len(words)
                and (not phrase.starts or starts[at])
                and _holds(numbers, at + _KEYED, phrase.slots[_KEYED:])
                and (not phrase.ends or ended(last))
            ):
                found.append(Hit(at, last, phrase.kind, phrase.weight))
    return found


def _begun(branch: Branch, second: int, third: int) -> list[Phrase]:
    """Return the phrases of a first word that a second and a third fit."""
    found: list[Phrase] = []
    for two in (second, _ANY) if second else (_ANY,):
        if two in branch:
            by_third = branch[two]
            found += by_third.get(_ANY, ())
            if third:
                found += by_third.get(third, ())
    return found


def _holds(numbers: Sequence[int], at: int, slots: tuple[Slot, ...]) -> bool:
    return all(slot is None or numbers[i] in slot for i, slot in enumerate(slots, at))
