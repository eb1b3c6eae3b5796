"""A text cut wherever evidence or an attribution begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from credscore.extractors.base import Attribution, Evidence
from credscore.text.span import Span

Part = Literal["source", "cue", "content"]
# Where parts overlap the first is shown: a nested source within the content around it.
PARTS: tuple[Part, ...] = ("source", "cue", "content")
SIGNALS = ("garble", "translation", "attribution", "boilerplate")


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring characters under the same marks.

    Attributes
    ----------
    text : str
    signals : tuple of str
        Of the evidence on it, the gravest first; empty for none.
    part : {"source", "cue", "content"} or None
        Of the attributions on it, nested ones included, the first in that order.
    """

    text: str
    signals: tuple[str, ...] = ()
    part: Part | None = None


def passages(
    text: str, evidence: Iterable[Evidence], attributions: Iterable[Attribution] = ()
) -> Iterator[Passage]:
    """Cut `text` wherever a mark begins or ends; overlapping marks share their part.

    The passages put together are `text`.

    >>> from credscore.text.span import Span
    >>> garbled = Evidence(Span(2, 11), "garble.phrase", "nobody writes this")
    >>> [p.signals for p in passages("a farm fire", [garbled])]
    [(), ('garble',)]
    >>> said = Attribution((Span(0, 3),), (Span(4, 8),), (Span(9, 13),))
    >>> [(p.text, p.part) for p in passages("Bee said good", [], [said])][::2]
    [('Bee', 'source'), ('said', 'cue'), ('good', 'content')]
    """
    signals = ((e.span, signal(e)) for e in evidence)
    parts = ((span, part) for a in attributions for part, spans in _parts(a) for span in spans)
    edges: dict[int, list[tuple[dict[str, int], str, int]]] = {}
    signal_depth: dict[str, int] = {}
    part_depth: dict[str, int] = {}
    for depth, marks in ((signal_depth, signals), (part_depth, parts)):
        for span, name in marks:
            edges.setdefault(span.start, []).append((depth, name, 1))
            edges.setdefault(span.end, []).append((depth, name, -1))
    last = 0
    for at in sorted(edges):
        if at > last:
            yield Passage(text[last:at], _order(signal_depth), _first(part_depth))
            last = at
        for depth, name, change in edges[at]:
            depth[name] = depth.get(name, 0) + change
    if last < len(text):
        yield Passage(text[last:])


def signal(evidence: Evidence) -> str:
    """Return the signal that a piece of evidence belongs to.

    >>> from credscore.text.span import Span
    >>> signal(Evidence(Span(0, 1), "garble.phrase", ""))
    'garble'
    """
    return evidence.rule.partition(".")[0]


def _parts(attribution: Attribution) -> Iterator[tuple[Part, tuple[Span, ...]]]:
    yield "source", attribution.source
    yield "cue", attribution.cue
    yield "content", attribution.content


def _first(depth: dict[str, int]) -> Part | None:
    return next((part for part in PARTS if depth.get(part, 0) > 0), None)


def _order(depth: dict[str, int]) -> tuple[str, ...]:
    names = [name for name, n in depth.items() if n > 0]
    return tuple(sorted(names, key=lambda name: (_rank(name), name)))


def _rank(name: str) -> int:
    return SIGNALS.index(name) if name in SIGNALS else len(SIGNALS)
