"""Copies of which every sentence's origin is known, by making them sentence by sentence."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from credscore.ngram.views import FUNCTION_WORDS
from credscore.text.span import Span
from credscore.training.pairs_runs import Words

# A sentence's source and what became of it.
Made = tuple[str, str]

_SPLIT = re.compile(r"(?<=[a-z]), (?:and|but|while|which|who) (?=[a-z])|; (?=[a-z])")
_END = re.compile(r"[.!?]+$")
_SHORTEST_HALF = 4  # words of either half of a split sentence


@dataclass(frozen=True, slots=True)
class Rates:
    """How often something is done: per sentence, and `moved` per paragraph."""

    dropped: float = 0.1
    merged: float = 0.08
    split: float = 0.08
    added: float = 0.08
    swapped: float = 0.05
    moved: float = 0.15


KEPT_IN_ORDER = Rates(merged=0.0, split=0.0)  # for units that are not sentences
UNCHANGED = Rates(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of the copy, and which sentences of the original it was made from."""

    text: str
    origins: tuple[int, ...]


@dataclass(frozen=True)
class Linked:
    """A copy, its original, and the links between their sentences.

    Attributes
    ----------
    copy_units, original_units : list of Span
    links : frozenset of two ints
        Places in `copy_units` and `original_units`.
    copy_twin, original_twin : list of int
        The first unit with the same words: a link to either of two is right.
    """

    copy: str
    original: str
    copy_units: list[Span]
    original_units: list[Span]
    links: frozenset[tuple[int, int]]
    kind: str
    copy_twin: list[int] = field(repr=False)
    original_twin: list[int] = field(repr=False)


def linked(
    paragraphs: Sequence[Sequence[Made]],
    additions: Sequence[str],
    kind: str,
    rates: Rates,
    seed: str,
) -> Linked:
    """Make a copy.

    Parameters
    ----------
    paragraphs : sequence of sequence of two str
        Sentences of the original, each with what became of it.
    additions : sequence of str
        Sentences of elsewhere, to be mixed in.
    kind : str
    rates : Rates
    seed : str
    """
    rng = random.Random(seed)  # noqa: S311  no secret
    sources = [source for some in paragraphs for source, _ in some]
    units: list[list[Unit]] = []
    n = 0
    for some in paragraphs:
        units.append([])
        for _, made in some:
            if rng.random() >= rates.dropped:
                units[-1].append(Unit(made, (n,)))
            n += 1
    units = [_rejoined(some, rates, rng) for some in units if some]
    for i in range(len(units) - 1):
        if rng.random() < rates.moved:
            units[i], units[i + 1] = units[i + 1], units[i]
    _add(units, additions, rates, rng)
    original, original_units = _rendered([[s for s, _ in some] for some in paragraphs])
    copy, copy_units = _rendered([[u.text for u in some] for some in units])
    flat = [u for some in units for u in some]
    return Linked(
        copy, original, copy_units, original_units,
        frozenset((i, o) for i, u in enumerate(flat) for o in u.origins), kind,
        _twins([u.text for u in flat]), _twins(sources),
    )  # fmt: skip


def _rejoined(units: list[Unit], rates: Rates, rng: random.Random) -> list[Unit]:
    """Merge, split and swap sentences of one paragraph."""
    found: list[Unit] = []
    for unit in units:
        if found and len(found[-1].origins) == 1 and rng.random() < rates.merged:
            found[-1] = _merged(found[-1], unit, rng)
        elif rng.random() < rates.split:
            found.extend(_split(unit))
        else:
            found.append(unit)
    for i in range(len(found) - 1):
        if rng.random() < rates.swapped:
            found[i], found[i + 1] = found[i + 1], found[i]
    return found


def _merged(one: Unit, other: Unit, rng: random.Random) -> Unit:
    joint = rng.choice(("; ", ", and ", ", while "))
    first = other.text.partition(" ")[0].lower()
    start = first if first in FUNCTION_WORDS else other.text[: len(first)]
    text = _END.sub("", one.text) + joint + start + other.text[len(first) :]
    return Unit(text, one.origins + other.origins)


def _split(unit: Unit) -> list[Unit]:
    for m in _SPLIT.finditer(unit.text):
        one, other = unit.text[: m.start()], unit.text[m.end() :]
        if min(one.count(" "), other.count(" ")) + 1 >= _SHORTEST_HALF:
            halves = (f"{one}.", other[:1].upper() + other[1:])
            return [Unit(half, unit.origins) for half in halves]
    return [unit]


def _add(
    units: list[list[Unit]], additions: Sequence[str], rates: Rates, rng: random.Random
) -> None:
    count = round(rates.added * sum(map(len, units)))
    for text in rng.sample(list(additions), min(count, len(additions))):
        some = rng.choice(units)
        some.insert(rng.randint(0, len(some)), Unit(text, ()))


def _rendered(parts: list[list[str]]) -> tuple[str, list[Span]]:
    text, spans = "", []
    for some in parts:
        text += "\n\n" if text else ""
        for n, unit in enumerate(some):
            text += " " if n else ""
            spans.append(Span(len(text), len(text) + len(unit)))
            text += unit
    return text, spans


def _twins(texts: Sequence[str]) -> list[int]:
    first: dict[str, int] = {}
    return [first.setdefault(" ".join(Words(t).strings), i) for i, t in enumerate(texts)]
