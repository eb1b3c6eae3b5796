"""Copies among the articles of a corpus, and which of them was first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from credscore.comparison.comparer import compare, outline
from credscore.comparison.reading import Reading, read
from credscore.comparison.result import Comparison
from credscore.corpus.corpus import Corpus
from credscore.dates import year_of
from credscore.model.score import Score
from credscore.scorer import Scorer
from credscore.text.document import Document

NEIGHBOURS = 10  # articles that each one is compared with
# Share of an article's rare words and pairs in another, below which the two are not compared:
# whole copies have 0.3 to 0.8, articles on one subject up to this (docs/corpus.md).
_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a cluster.

    Attributes
    ----------
    id : str
    date : str or None
        As its metadata have it.
    score : float or None
        How likely a copy editor passes the text; None where there is no honest score.
    comparison : Comparison or None
        With the likely origin; None for the origin itself.
    """

    id: str
    date: str | None
    score: float | None
    comparison: Comparison | None

    def to_dict(self) -> dict[str, Any]:
        """Return the member as plain JSON values."""
        one = self.comparison
        return {
            "id": self.id,
            "date": self.date,
            "score": self.score,
            "verdict": None if one is None else one.verdict,
            "probability": None if one is None else one.probability,
            "shares": None if one is None else dict(one.shares),
            "original_covered": None if one is None else one.original_covered,
        }


@dataclass(frozen=True, slots=True)
class Cluster:
    """Articles that were made from one another, or from one that is not in the corpus.

    Attributes
    ----------
    members : tuple of Member
        The likely origin first, then by what they took from it, the most first.
    reason : str
        Why the first is taken for the origin.
    """

    members: tuple[Member, ...]
    reason: str

    @property
    def origin(self) -> Member:
        """The article that the others were likely made from."""
        return self.members[0]

    def to_dict(self) -> dict[str, Any]:
        """Return the cluster as plain JSON values."""
        return {
            "schema_version": "1",
            "origin": self.origin.id,
            "reason": self.reason,
            "members": [member.to_dict() for member in self.members],
        }


def clusters(
    corpus: Corpus,
    *,
    when: str = "date",
    neighbours: int = NEIGHBOURS,
    told: Callable[[], object] = lambda: None,
) -> Iterator[Cluster]:
    """Find the articles of a corpus that are copies of one another.

    Parameters
    ----------
    corpus : Corpus
    when : str
        Name of the date in the articles' metadata.
    neighbours : int
        Number of articles that each one is compared with; a larger cluster is still found
        whole where its members are linked through one another.
    told : callable
        Called after each article, to show how far it is.

    Yields
    ------
    Cluster
        The largest first.
    """
    found = sorted(_linked(corpus, neighbours, told), key=lambda ids: (-len(ids), ids[0]))
    scorer = Scorer()
    for ids in found:
        yield _cluster([corpus[id_] for id_ in ids], scorer, when)


def _linked(corpus: Corpus, neighbours: int, told: Callable[[], object]) -> list[list[str]]:
    """Return ids of articles that are linked, directly or through others, in corpus order."""
    root: dict[str, str] = {}

    def top(id_: str) -> str:
        while root.get(id_, id_) != id_:
            root[id_] = id_ = root.get(root[id_], root[id_])
        return id_

    order: dict[str, int] = {}
    for doc in corpus.documents():
        id_ = str(doc.id)
        order[id_] = len(order)
        reading: Reading | None = None
        for match in corpus.query(doc, neighbours, exclude=[id_]):
            if match.share < _SHARE or top(match.id) == top(id_):
                continue
            reading = reading or read(doc)
            if outline(reading, read(corpus[match.id])).mostly:
                root[top(match.id)] = top(id_)
        told()
    groups: dict[str, list[str]] = {}
    for id_ in order:
        groups.setdefault(top(id_), []).append(id_)
    return [ids for ids in groups.values() if len(ids) > 1]


def _cluster(docs: Sequence[Document], scorer: Scorer, when: str) -> Cluster:
    scored = [scorer.score(doc, detail="score") for doc in docs]
    scores = [one.score for one in scored]
    years = [year_of(doc.metadata.get(when)) for doc in docs]
    first, reason = _origin(years, scored)
    members = [
        Member(
            str(doc.id),
            None if doc.metadata.get(when) is None else str(doc.metadata[when]),
            score,
            None if i == first else compare(doc, docs[first]),
        )
        for i, (doc, score) in enumerate(zip(docs, scores, strict=True))
    ]
    return Cluster(tuple(sorted(members, key=_nearness)), reason)


def _origin(years: Sequence[float | None], scored: Sequence[Score]) -> tuple[int, str]:
    """Choose the earliest article; where dates do not tell, or mislead, the cleanest text."""
    cleanest = _cleanest(range(len(scored)), scored)
    if any(year is None for year in years):
        return cleanest, "the cleanest text; not all of them have a date"
    least = min(year for year in years if year is not None)
    earliest = [i for i, year in enumerate(years) if year == least]
    first = _cleanest(earliest, scored)
    if scored[first].verdict == "fail" and scored[cleanest].verdict == "pass":
        return cleanest, "the cleanest text; the earliest one would not pass"
    return first, "the earliest" if len(earliest) == 1 else "the cleanest of the earliest"


def _cleanest(places: Iterable[int], scored: Sequence[Score]) -> int:
    return max(places, key=lambda i: (-1.0 if scored[i].score is None else scored[i].score, -i))


def _nearness(member: Member) -> tuple[bool, float, str]:
    one = member.comparison
    return one is not None, 0.0 if one is None else one.shares["added"], member.id
