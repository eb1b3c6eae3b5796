"""What every engine runs in its workers: items in, scores out, the same wherever they stood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from credscore.extractors.base import DETAILS, Detail
from credscore.inputs import Item
from credscore.model.score import Score
from credscore.ngram import store
from credscore.scorer import PARTS, Scorer

# Articles that are scored at a time: enough to share work among them, and a few megabytes.
BATCH = 256


@dataclass(frozen=True, slots=True)
class Worker:
    """A scorer as it travels to other processes and machines: 20 kB, without its tables.

    Each process loads the tables from the package installed there, when it scores first.

    Attributes
    ----------
    scorer : Scorer
    detail : {"score", "evidence", "full"}
    parts : str
        Fingerprint of the tables where the worker was made.
    """

    scorer: Scorer
    detail: Detail
    parts: str

    @classmethod
    def of(cls, scorer: Scorer | None, detail: Detail) -> Worker:
        """Make a worker where the program runs that sends it out; None takes the shipped model.

        Raises
        ------
        ArtifactError
            If a file of the model that ships with the package is missing or was changed.
        ValueError
            If `detail` is none of the three.
        """
        if detail not in DETAILS:
            msg = f"detail must be one of {DETAILS}, got {detail!r}"
            raise ValueError(msg)
        return cls(Scorer() if scorer is None else scorer, detail, store.fingerprint())

    def scores(self, items: Iterable[Item], n_jobs: int = 1) -> Iterator[Score]:
        """Score `items` lazily, in order.

        The reason of an error does not say the position of its item, as that of `score_many`
        does: the place in a batch is chance.

        Raises
        ------
        ArtifactError
            If the package here has other tables than where the worker was made, or they
            were changed since.
        """
        _check(self.parts)
        scores = self.scorer.score_many(items, n_jobs=n_jobs, detail=self.detail)
        for position, score in enumerate(scores):
            yield _placeless(position, score)


@cache
def _check(parts: str) -> None:
    """Make sure, once a process, that scores made here are scores made there."""
    store.check(PARTS)
    here = store.fingerprint()
    if here != parts:
        msg = (
            f"this process has credscore with the tables {here}, the program that sent it work "
            f"has {parts}: install the same release of credscore on all machines"
        )
        raise store.ArtifactError(msg)


def _placeless(position: int, score: Score) -> Score:
    if score.status != "error":
        return score
    reasons = tuple(reason.removeprefix(f"item {position}: ") for reason in score.reasons)
    return replace(score, reasons=reasons)
