"""Short articles that are made up, each of words of its own and of words of all."""

from __future__ import annotations

import random

_NAMES = "Ardlow Brannoch Corvane Dunmarsh Elsworth Farrowby Gathering Holmrook Ilkestow Jarrow"
_THINGS = (
    "bridge harbour council ferry school library orchard quarry station market hospital mill "
    "chapel theatre reservoir lighthouse cannery brewery airfield tramway museum festival"
)
_DEEDS = (
    "closed opened rebuilt sold flooded painted inspected moved insured rented shortened renamed "
    "fenced lit heated drained surveyed auctioned restored emptied guarded measured"
)
_HOW = (
    "without warning after a vote despite protests in October for nine weeks at last by mistake "
    "under a new contract before the elections with borrowed money"
)


def story(number: int, sentences: int = 12) -> str:
    """Return the article of that number."""
    rng = random.Random(number)
    names, things, deeds = _NAMES.split(), _THINGS.split(), _DEEDS.split()
    lines = [
        f"The {rng.choice(names)} {rng.choice(things)} was {rng.choice(deeds)} "
        f"{' '.join(rng.sample(_HOW.split(), 3))}, case {rng.randrange(1000, 9999)} of the "
        f"{rng.choice(things)} says."
        for _ in range(sentences)
    ]
    return " ".join(lines)


def stories(n: int, first: int = 0) -> list[dict[str, object]]:
    """Return `n` articles as mappings."""
    return [{"id": f"s{i}", "text": story(i), "number": i} for i in range(first, first + n)]
