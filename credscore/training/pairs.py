"""Labelled pairs of texts, to train the comparison on and to measure it: made by recipe.

No text is kept.  The same every time, but for the round trips where Apertium's version differs.
Held out: a pivot language, two corpora, a year of translations, what came back through Chinese,
some offices, and the splits for measuring of the others.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from credscore.training.pairs_articles import Article, articles, releases
from credscore.training.pairs_copies import (
    HELD_OUT_PIVOT,
    Source,
    leftovers_for,
    partial_pairs,
    plain_pairs,
    quoting_pairs,
    round_trip_pairs,
    spun_pairs,
)
from credscore.training.pairs_kinds import LabelledPair
from credscore.training.pairs_stories import Stories, neighbours, story_pairs, strangers
from credscore.training.pairs_translated import across, essay_pairs, translated

__all__ = ["LabelledPair", "labelled_pairs", "originals"]

TRAINED_PIVOTS = ("ca", "es")
TRIPS = 160  # originals of a side and a pivot
SOURCES = 480  # originals of a side
TRANSLATED, ACROSS, STRANGERS = 300, 80, 400
_RELEASE_SHARE = 4  # of the originals, one in this many is a press release


def labelled_pairs(data: Path, cache: Path) -> list[LabelledPair]:
    """Make all pairs.

    Parameters
    ----------
    data : Path
        The data folder.
    cache : Path
        As for `roundtrip.paired`.

    Returns
    -------
    list of LabelledPair
        Those to train on have `held_out` False.

    Raises
    ------
    MissingData
        If a file of the data folder is not there.
    MissingApertium
        If something must be translated and Apertium is not there.
    """
    stories, handed_out = Stories.of(articles(data)), releases(data)
    found = [*story_pairs(stories), *strangers(stories, STRANGERS), *neighbours(handed_out)]
    for side, leftovers in zip((False, True), leftovers_for(data), strict=True):
        sources = originals(stories, handed_out, held_out=side)
        found += _copies(sources, leftovers, cache)
        found += quoting_pairs(_hosts(stories, held_out=side), random.Random(33))  # noqa: S311  no secret
    for split in ("train", "dev"):
        found += [*translated(data, split, TRANSLATED), *across(data, split, ACROSS)]
    return [*found, *essay_pairs(data)]


def originals(stories: Stories, handed_out: list[Article], *, held_out: bool) -> list[Source]:
    """Return articles of one side that copies are made of, one of each story."""
    rng = random.Random(31 + held_out)  # noqa: S311  no secret
    held = stories.held_out()
    seen: set[int] = set()
    news = []
    for i, article in enumerate(stories.articles):
        story = stories.story[i]
        if (story in held) == held_out and story not in seen:
            seen.add(story)
            news.append(Source.of(article, stories.group(i), held_out=held_out))
    prose = [
        Source.of(r, r.outlet, held_out=held_out) for r in handed_out if r.held_out == held_out
    ]
    few = SOURCES // _RELEASE_SHARE
    chosen = rng.sample(news, min(len(news), SOURCES - few))
    chosen += rng.sample(prose, min(len(prose), few))
    rng.shuffle(chosen)
    return chosen


def _copies(sources: list[Source], leftovers: list[str], cache: Path) -> Iterator[LabelledPair]:
    rng = random.Random(32)  # noqa: S311  no secret
    held_out = all(s.held_out for s in sources)
    pivots = (*TRAINED_PIVOTS, HELD_OUT_PIVOT) if held_out else TRAINED_PIVOTS
    trips: dict[str, str] = {}
    for n, pivot in enumerate(pivots):
        # Another stretch of the originals for every pivot.
        some = sources[n * TRIPS :] + sources[: n * TRIPS]
        for pair in round_trip_pairs(some[:TRIPS], pivot, cache):
            trips[pair.original] = pair.copy
            yield pair
    yield from spun_pairs(sources)
    yield from plain_pairs(sources, leftovers, rng)
    yield from partial_pairs(sources, trips, rng)


def _hosts(stories: Stories, *, held_out: bool) -> list[tuple[Source, Source]]:
    """Return articles on one topic, the first to take passages of the second."""
    held = stories.held_out()
    found = []
    for edge in stories.edges:
        if edge.kind in ("same topic", "same story"):
            i, j = edge.one, edge.other
            if (stories.story[i] in held) == held_out:
                host, quoted = (
                    Source.of(stories.articles[k], stories.group(k), held_out=held_out)
                    for k in (i, j)
                )
                found.append((host, quoted))
    return found
