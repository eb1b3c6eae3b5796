"""Pairs of articles of which neither was made from the other: same story, same topic, no relation.

Outlets are never the same, so that none is an update of the other.  Pairs that share paragraphs
are set aside by `pairs_runs.shares_paragraphs`: 32 of the 145 pairs of one story, 10 of 22 in
recovery, 22 of 94 in fakehealth, none in the other two.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from credscore.training.pairs_articles import (
    Article,
    components,
    similarities,
    vectors,
)
from credscore.training.pairs_kinds import APART, STORY, UNRELATED, LabelledPair
from credscore.training.pairs_runs import shares_paragraphs

# From which similarity pairs are one story, and from which one topic, by corpus.  Read by eye:
# of 46 pairs above the first, 37 tell of one event or study; of 24 between the two, 10 do.
STORIES = {"polnear": (0.20, 0.12), "newsdiscourse": (0.32, 0.20), "recovery": (0.32, 0.20),
           "fakehealth": (0.40, 0.30)}  # fmt: skip
DAYS = {"polnear": 2, "recovery": 5}  # apart at most, where days are known
RELEASE_TOPIC = 0.2
TWINS = 0.6  # one text, or two states of one, whoever published them
QUERIES = 1500


@dataclass(frozen=True, slots=True)
class Edge:
    """Two articles (their places in the list), how similar they are, and what that means."""

    one: int
    other: int
    similarity: float
    kind: str  # "same story", "same topic", "release and story", "shared paragraphs"


@dataclass(frozen=True, slots=True)
class Stories:
    """Articles, the pairs among them, and the story of each (a place in the list)."""

    articles: list[Article]
    edges: list[Edge]
    story: list[int]

    @classmethod
    def of(cls, articles: list[Article]) -> Stories:
        """Find the pairs of one story among the articles of each corpus."""
        edges: list[Edge] = []
        twins: list[tuple[int, int]] = []
        for corpus in dict.fromkeys(a.corpus for a in articles):
            places = [i for i, a in enumerate(articles) if a.corpus == corpus]
            cosine = similarities([articles[i].text for i in places]).tocoo()
            _, topic = STORIES[corpus]
            for a, b, value in zip(cosine.row, cosine.col, cosine.data, strict=True):
                if a < b and value >= topic:
                    i, j = places[a], places[b]
                    twins += [(i, j)] * bool(value >= TWINS)
                    edge = _edge(articles, i, j, float(value))
                    edges += [edge] if edge else []
        edges.sort(key=lambda e: (-e.similarity, e.one, e.other))
        told = [(e.one, e.other) for e in edges]
        return cls(articles, edges, components(len(articles), told + twins))

    def group(self, i: int) -> str:
        """Return the name of the story that article `i` tells."""
        return self.articles[self.story[i]].key

    def held_out(self) -> set[int]:
        """Return the stories that any held-out article tells."""
        return {s for s, a in zip(self.story, self.articles, strict=True) if a.held_out}


def _edge(articles: Sequence[Article], i: int, j: int, value: float) -> Edge | None:
    one, other = articles[i], articles[j]
    if one.outlet == other.outlet:
        return None
    story, topic = STORIES[one.corpus]
    most = DAYS.get(one.corpus)
    if most is not None and one.day and other.day and abs((one.day - other.day).days) > most:
        story, topic = 1.1, story  # at other times it is another event of the same topic
    if value < topic:
        return None
    if shares_paragraphs(one.words, other.words) or shares_paragraphs(other.words, one.words):
        return Edge(i, j, value, "shared paragraphs")
    if one.release != other.release:
        return Edge(i, j, value, "release and story")
    return Edge(i, j, value, "same story" if value >= story else "same topic")


def story_pairs(stories: Stories) -> Iterator[LabelledPair]:
    """Yield the pairs of one story or topic, each once, in an order that favours neither."""
    apart = {"same story": STORY, "same topic": APART}
    held = stories.held_out()
    rng = random.Random(11)  # noqa: S311  no secret
    for edge in stories.edges:
        i, j = rng.sample((edge.one, edge.other), 2)
        copy, original = stories.articles[i], stories.articles[j]
        known = edge.kind in apart
        yield LabelledPair(
            copy.text, original.text, f"{edge.kind}, {copy.corpus}", stories.group(i),
            held_out=stories.story[i] in held, made=False if known else None,
            share=0.0 if known else math.nan,
            fits=apart.get(edge.kind, ("copy", "spun copy", *STORY)),
            outlets=(copy.outlet, original.outlet),
        )  # fmt: skip


def strangers(stories: Stories, count: int) -> Iterator[LabelledPair]:
    """Yield pairs of different stories, drawn at random, half of them of one corpus."""
    rng = random.Random(12)  # noqa: S311  no secret
    held = stories.held_out()
    sides = [[i for i, s in enumerate(stories.story) if (s in held) == side] for side in (0, 1)]
    for n in range(count):
        places = sides[n % 2]
        i = rng.choice(places)
        alike = stories.articles[i].corpus
        some = [j for j in places if n % 4 < 2 or stories.articles[j].corpus == alike]  # noqa: PLR2004  half
        j = rng.choice([j for j in some if stories.story[j] != stories.story[i]])
        copy, original = stories.articles[i], stories.articles[j]
        yield LabelledPair(
            copy.text, original.text, "unrelated", stories.group(i), held_out=bool(n % 2),
            made=False, share=0.0, fits=UNRELATED, outlets=(copy.outlet, original.outlet),
        )  # fmt: skip


def neighbours(releases: list[Article]) -> Iterator[LabelledPair]:
    """Yield press releases with the most similar one of another office on the same side."""
    unit = vectors([r.text for r in releases])
    chosen = random.Random(13).sample(range(len(releases)), min(QUERIES, len(releases)))  # noqa: S311  no secret
    cosine = (unit[chosen] @ unit.T).tocsr()
    for row, i in enumerate(chosen):
        one = releases[i]
        begin, end = cosine.indptr[row], cosine.indptr[row + 1]
        near = sorted(
            zip(-cosine.data[begin:end], cosine.indices[begin:end], strict=True), key=tuple
        )
        for minus, j in near[:20]:
            other = releases[j]
            if -minus < RELEASE_TOPIC:
                break
            if other.outlet == one.outlet or other.held_out != one.held_out:
                continue
            both = shares_paragraphs(one.words, other.words)
            both = both or shares_paragraphs(other.words, one.words)
            yield LabelledPair(
                one.text, other.text, f"{'shared paragraphs' if both else 'same topic'}, releases",
                one.outlet, held_out=one.held_out, made=None if both else False,
                share=math.nan if both else 0.0,
                fits=("copy", "spun copy", *STORY) if both else APART,
                outlets=(one.outlet, other.outlet),
            )  # fmt: skip
            break
