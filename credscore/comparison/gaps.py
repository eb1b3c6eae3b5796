"""What stands in a copy where the original has other words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from credscore.comparison.matching import Matching
from credscore.comparison.reading import Reading

# Written out, or not: the words are the same ones.
_CONTRACTED = {
    "can't": "cannot", "won't": "willnot", "shan't": "shallnot", "ain't": "isnot", "let's": "letus",
    "i'm": "iam", "%": "percent", "&": "and",
}  # fmt: skip
_ENDINGS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will"}
_AMBIGUOUS = {"'s": ("is", "has"), "'d": ("would", "had")}


_NEAR, _FAR = 2, 1 << 30


@dataclass(frozen=True, slots=True)
class Gap:
    """Words of the copy and the words of the original in whose place they stand.

    Attributes
    ----------
    copy, original : tuple of int
        Indices of tokens, words only, neighbours in each text; one of them may be empty.
    inflected : bool
        Whether it is one word in another form.
    """

    copy: tuple[int, ...]
    original: tuple[int, ...]
    inflected: bool = False


def gaps(copy: Reading, original: Reading, matching: Matching) -> list[Gap]:
    """Find the words that differ, in reading order.

    What is only spelt otherwise (don't, do not), or stands at another place of the same
    sentences, does not differ.
    """
    found: list[Gap] = []
    between = _FAR  # words that are the same since the last gap
    for block in matching.blocks:
        left = _words(copy, matching.copy, block.copy)
        right = _words(original, matching.original, block.original)
        if block.same or not (left or right):
            between += len(left)
            continue
        last = found[-1] if found and between <= _NEAR else None
        if last and _complete(copy, original, last, Gap(left, right)):
            found[-1] = Gap(last.copy or left, last.original or right)
        else:
            found.extend(_within(copy, original, left, right))
        between = 0
    return _settled(copy, original, found)


def _empty(reading: Reading, words: Sequence[int]) -> bool:
    """Tell whether all of `words` are function words."""
    return all(reading.function_of[t] for t in words)


def _complete(copy: Reading, original: Reading, one: Gap, other: Gap) -> bool:
    """Tell whether something was added on one side of a word for what was left out on the other.

    The mouth of the Wend, the Wend estuary.
    """
    mine, theirs = (one.copy, other.original) if one.copy else (other.copy, one.original)
    if (one.copy and one.original) or (other.copy and other.original) or not (mine and theirs):
        return False
    return not (_empty(copy, mine) or _empty(original, theirs))


def _words(reading: Reading, tokens: Sequence[int], places: tuple[int, int]) -> tuple[int, ...]:
    keys = reading.key_of
    return tuple([t for t in tokens[slice(*places)] if keys[t]])


def _within(
    copy: Reading, original: Reading, left: tuple[int, ...], right: tuple[int, ...]
) -> Iterator[Gap]:
    if not (left and right):
        if left or right:
            yield Gap(left, right)
        return
    if _letters(copy, left) & _letters(original, right):
        return
    mine, theirs = _parts(left), _parts(right)
    if len(mine) == len(theirs) > 1:  # as many commas and the like: part for part
        for one, other in zip(mine, theirs, strict=True):
            yield from _within(copy, original, one, other)
        return
    roots = [copy.root_of[t] for t in left], [original.root_of[t] for t in right]
    for same, (a, b), (c, d) in _steps(*roots):
        if same:
            for x, y in zip(left[a:b], right[c:d], strict=True):
                if copy.key_of[x] != original.key_of[y]:
                    yield Gap((x,), (y,), inflected=True)
        else:
            yield Gap(left[a:b], right[c:d])


def _parts(words: Sequence[int]) -> list[tuple[int, ...]]:
    """Cut words where a mark stands between them."""
    parts = [[words[0]]]
    for before, word in itertools.pairwise(words):
        if word == before + 1:
            parts[-1].append(word)
        else:
            parts.append([word])
    return [tuple(part) for part in parts]


def _steps(
    left: list[int], right: list[int]
) -> list[tuple[bool, tuple[int, int], tuple[int, int]]]:
    """Cut two sequences into runs that are equal and runs that are not."""
    found: list[tuple[bool, tuple[int, int], tuple[int, int]]] = []
    for step in Indel.opcodes(left, right):
        same = step.tag == "equal"
        a, b, c, d = step.src_start, step.src_end, step.dest_start, step.dest_end
        if found and not same and not found[-1][0]:
            _, (a, _), (c, _) = found.pop()
        found.append((same, (a, b), (c, d)))
    return found


def _letters(reading: Reading, tokens: Sequence[int]) -> set[str]:
    """Return how some words read without blanks and typography, contractions written out."""
    strings = reading.strings
    readings = [""]
    for token in tokens:
        readings = [r + option for r in readings for option in _written_out(strings[token])]
        if len(readings) > 8:  # noqa: PLR2004  more would be no contraction any more
            return set()
    return set(readings)


@lru_cache(maxsize=1 << 16)
def _written_out(token: str) -> tuple[str, ...]:
    """Return the letters and digits of a word as it may be meant, contractions written out."""
    word = token.lower().replace("’", "'")
    options = [_CONTRACTED.get(word, word)]
    for ending, full in _ENDINGS.items():
        if word.endswith(ending) and word not in _CONTRACTED:
            options = [word.removesuffix(ending) + full]
    for ending, fulls in _AMBIGUOUS.items():
        if word.endswith(ending) and word not in _CONTRACTED:
            options += [word.removesuffix(ending) + full for full in fulls]
    return tuple("".join(c for c in option if c.isalnum()) for option in options)


def _settled(copy: Reading, original: Reading, found: list[Gap]) -> list[Gap]:
    """Leave out words that only moved: those in gaps of both texts."""
    mine = [t for gap in found if not gap.inflected for t in gap.copy if not copy.function_of[t]]
    theirs: dict[int, list[int]] = {}
    for gap in found:
        for token in () if gap.inflected else gap.original:
            if not original.function_of[token]:
                theirs.setdefault(original.root_of[token], []).append(token)
    from_copy: set[int] = set()
    from_original: set[int] = set()
    for token in mine:
        places = theirs.get(copy.root_of[token])
        if places:
            from_copy.add(token)
            from_original.add(places.pop(0))
    settled: list[Gap] = []
    for gap in found:
        if from_copy.isdisjoint(gap.copy) and from_original.isdisjoint(gap.original):
            settled.append(gap)
        else:
            settled.extend(_without(copy, original, gap, from_copy, from_original))
    return settled


def _without(
    copy: Reading, original: Reading, gap: Gap, from_copy: set[int], from_original: set[int]
) -> list[Gap]:
    """Return what is left of a gap; where words moved, prepositions come and go."""
    left = [r for r in _runs(gap.copy, from_copy) if not _empty(copy, r)]
    right = [r for r in _runs(gap.original, from_original) if not _empty(original, r)]
    both = itertools.zip_longest(left, right, fillvalue=())
    return [Gap(tuple(mine), tuple(theirs)) for mine, theirs in both]


def _runs(tokens: Sequence[int], without: set[int]) -> list[list[int]]:
    """Cut `tokens` where some of them are taken out."""
    runs: list[list[int]] = [[]]
    for token in tokens:
        if token in without:
            runs.append([])
        else:
            runs[-1].append(token)
    return [run for run in runs if run]
