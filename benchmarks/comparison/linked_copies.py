"""The copies that sentence links and changed words are measured on, made from held-out texts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.comparison.held_out import articles
from benchmarks.comparison.links import KEPT_IN_ORDER, Linked, Made, Rates, linked
from credscore.training.data import translations
from credscore.training.pairs_edits import sentences
from credscore.training.pairs_translated import FEWEST, SALAD
from credscore.training.roundtrip import MODES, round_trips
from credscore.training.spinner import spin

TRIPS, SPUN, TRANSLATED = 50, 40, 60  # copies of a kind
SHARES = (0.15, 0.4, 0.6)
_PIVOTS = tuple(MODES)


def trip_parts(data: Path, cache: Path, pivot: str) -> list[list[list[Made]]]:
    """Return the paragraphs of articles that were translated sentence by sentence.

    An article is left out where the translation has more or fewer lines than the original.
    """
    parts = [sentences(text) for text in articles(data, cache, pivot)[:TRIPS]]
    lines = ["\n\n".join(s for some in part for s in some) for part in parts]
    found = []
    for part, line, back in zip(parts, lines, round_trips(lines, pivot, cache), strict=True):
        made = [x for x in back.split("\n") if x.strip()]
        if len(made) == line.count("\n\n") + 1:
            rest = iter(made)
            found.append([[(s, next(rest).strip()) for s in some] for some in part])
    return found


def spun_parts(data: Path, cache: Path, share: float) -> list[list[list[Made]]]:
    """Return the paragraphs of articles whose sentences went through the synonym spinner."""
    texts = articles(data, cache, "es")[:SPUN]
    return [
        [
            [(s, spin(s, share, 7000 + 31 * i + j).text) for j, s in enumerate(some)]
            for some in sentences(text)
        ]
        for i, text in enumerate(texts)
    ]


def translated_parts(data: Path, *, by_hand: bool) -> list[list[list[Made]]]:
    """Return lines of two translations of one source document, each line a paragraph."""
    rng = random.Random(41 + by_hand)  # noqa: S311  no secret
    found: list[list[list[Made]]] = []
    sources = sorted(translations(data, "dev").items())
    rng.shuffle(sources)
    for _, versions in sources:
        long = [v for v in versions if v["text"].count(" ") >= FEWEST]
        machines = [v["text"] for v in long if v["label"] == "mt" and v["system"] not in SALAD]
        others = [v["text"] for v in long if v["label"] == "human_ref"] if by_hand else machines
        if not others or len(machines) < 2:  # noqa: PLR2004  a pair
            continue
        copy, original = rng.choice(machines), rng.choice(others)
        if copy != original and copy.count("\n") == original.count("\n"):
            lines = zip(original.split("\n"), copy.split("\n"), strict=True)
            found.append([[pair] for pair in lines])
        if len(found) == TRANSLATED:
            break
    return found


def copies(data: Path, cache: Path) -> Iterator[Linked]:
    """Yield copies with dropped, joined, split, added and reordered sentences."""
    for pivot in _PIVOTS:
        yield from _edited(trip_parts(data, cache, pivot), f"round trip, {pivot}", Rates())
    for share in SHARES:
        yield from _edited(spun_parts(data, cache, share), f"spun, {share:.0%}", Rates())
    for by_hand in (False, True):
        kind = "two translations, machine and person" if by_hand else "two translations, machines"
        yield from _edited(translated_parts(data, by_hand=by_hand), kind, KEPT_IN_ORDER)


def _edited(texts: list[list[list[Made]]], kind: str, rates: Rates) -> Iterator[Linked]:
    for i, paragraphs in enumerate(texts):
        other = texts[(i + 1) % len(texts)]
        additions = [made for some in other for _, made in some]
        yield linked(paragraphs, additions, kind, rates, f"{kind} {i}")
