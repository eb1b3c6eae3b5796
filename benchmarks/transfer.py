"""Texts that the score's model was not fitted on: people's, and copies made from them.

Outlets, systems, a year of translations, a pivot language, pages that leftovers are from:
none of them is in the corpus that the model was fitted and calibrated on.  What is in the
corpus, how kinds weigh and which features there are was chosen with an eye on these figures.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from credscore import Document
from credscore.model.applicability import applicability
from credscore.training.corpus import Labelled, broken, cut, leftover_lines, with_leftovers
from credscore.training.data import Row, rows
from credscore.training.roundtrip import round_trips
from credscore.training.spinner import spin

SPUN = (0.08, 0.15, 0.25, 0.4)  # of content words
SWAMPED = (0.3, 0.4, 0.5)  # of characters
FEW = 0.05
# Kinds that are one fault at several strengths weigh as one.
FAMILIES = ("machine translation", "round trip", "spun", "swamped")
PEOPLE = ("news of 83 outlets", "health news", "US politics", "human translation", "native WMT")
_COPIED, _TRIPS, _MIXED, _EVERY = 240, 120, 80, 4
_SHORTEST, _LONGEST = 150, 800


def family(kind: str) -> str:
    """Return the family of a kind: what stands before its first comma."""
    return kind.partition(",")[0]


def texts(data: Path, cache: Path) -> list[Labelled]:
    """Return all of them that the model has a score for; the same every time."""
    found = [*people(data), *_translations(data), *copies(data, cache)]
    return [x for x in found if applicability(Document.from_text(x.text)).status == "scored"]


def people(data: Path) -> Iterator[Labelled]:
    """Yield what people wrote, by group, with its outlet or source."""
    for row in rows(data, "news/recovery"):
        yield Labelled(row["text"], passes=True, kind=PEOPLE[0], group=row["domain"])
    for row in rows(data, "news/fakehealth"):
        kind = "health news" if row["kind"] == "HealthStory" else "health press releases"
        yield Labelled(row["text"], passes=True, kind=kind, group=row["domain"])
    for row in rows(data, "attribution/polnear_train_dev"):
        if row["split"] == "dev":
            yield Labelled(row["text"], passes=True, kind="US politics", group=row["doc_id"])
    for row in rows(data, "learners/essays"):
        kind = "natives' essays" if row["native"] else "learners' essays"
        yield Labelled(row["text"], passes=True, kind=kind, group=row["doc_id"])


def translated(data: Path) -> Iterator[Labelled]:
    """Yield the machine translations among `texts`."""
    return (item for item in _translations(data) if not item.passes)


def _translations(data: Path) -> Iterator[Labelled]:
    n = 0
    for row in rows(data, "translation/documents"):
        if row["split"] != "dev":
            continue
        kind = {"human_ref": "human translation", "human_original": "native WMT"}.get(row["label"])
        if kind:
            yield Labelled(row["text"], passes=True, kind=kind, group=row["src_doc"])
            continue
        n += 1
        if n % _EVERY == 0:
            kind = "machine translation"
            yield Labelled(row["text"], passes=False, kind=kind, group=row["src_doc"])


def copies(data: Path, cache: Path) -> Iterator[Labelled]:
    """Yield copies of the news of 83 outlets: round trips, spun, swamped by leftovers."""
    rng = random.Random(3)  # noqa: S311  no secret
    long = [r for r in rows(data, "news/recovery") if r["text"].count(" ") > _SHORTEST]
    chosen: list[Row] = rng.sample(long, _COPIED)
    sources = [
        Labelled(cut(r["text"], rng.randint(_SHORTEST, _LONGEST)), True, "", r["domain"])  # noqa: FBT003  the field is named in the class
        for r in chosen
    ]
    back = round_trips([s.text for s in sources[:_TRIPS]], "ca", cache)
    for source, copy in zip(sources, back, strict=False):
        yield Labelled(copy, passes=False, kind="round trip, Catalan", group=source.group)
    for i, source in enumerate(sources):
        share = SPUN[i % len(SPUN)]
        for marks in (False, True):
            copy = spin(source.text, share, 1000 * (1 + marks) + i).text
            kind = f"spun, {share:.0%}" + ", broken marks" * marks
            text = broken(copy, rng) if marks else copy
            yield Labelled(text, passes=False, kind=kind, group=source.group)
    leftovers = leftover_lines(data, "aeb")
    for share in SWAMPED:
        for made in with_leftovers(sources[:_MIXED], leftovers, (share,), rng):
            yield Labelled(made.text, passes=False, kind=f"swamped, {share:.0%}", group=made.group)
    yield from with_leftovers(sources[_MIXED : 2 * _MIXED], leftovers, (FEW,), rng)
