"""Short news that nobody wrote, as many as one likes: templates, filled by a seeded choice."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

_PLACES = "Ashcombe Brell Corran Dunmere Eskdale Farrow Glenholt Harwick Ilford Kestrel".split()
_PEOPLE = "Ada Birk|Tom Cordell|Nia Ferris|Hugh Lang|Rosa Mellor|Sam Orrin|Eve Tull".split("|")
_THINGS = "bridge|library|bus depot|swimming pool|market hall|ferry landing|cinema".split("|")
_SENTENCES = (
    "The {thing} in {place} will close for {n} weeks while its roof is mended, officials said.",
    "Work on the {thing} began on Monday and will cost {n} thousand pounds.",
    "“We had hoped for longer,” said {person}, who runs the {thing} in {place}.",
    "A spokesman for the council of {place} said that {n} people had written to complain.",
    "{person} told reporters that the plan was late, and that nobody had asked the neighbours.",
    "No one was hurt when part of the {thing} fell into the street at {place} last year.",
    "According to a report by {person}, {n} of the old beams can be used again.",
    "The town has argued about the {thing} since {person} first drew it {n} years ago.",
    "Buses between {place} and the coast will stop at the {thing} until the work is done.",
    "The the {thing} of {place} it was inaugurated makes {n} years , according to fonts .",
)


def texts(n: int) -> list[str]:
    """Return `n` different texts, of some 30 words, every twentieth of some 150."""
    choice = random.Random(7)  # no secret
    made = []
    for number in range(n):
        sentences = choice.sample(_SENTENCES, 2 if number % 20 else 10)
        filled = [
            sentence.format(
                thing=choice.choice(_THINGS),
                place=choice.choice(_PLACES),
                person=choice.choice(_PEOPLE),
                n=choice.randint(2, 90),
            )
            for sentence in sentences
        ]
        made.append(f"{' '.join(filled)} Notice {number}.")
    return made


def rows(n: int, different: int) -> Iterator[dict[str, Any]]:
    """Yield `n` rows, no two of one id, with so many `different` texts."""
    several = texts(different)
    for number in range(n):
        yield {"id": f"a{number:06}", "text": several[number % different]}
