"""One run of the command line over its input, counted as it passes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Generator, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from credscore.extractors.base import Detail
from credscore.io.records import InputFormat, Unreadable, read
from credscore.model.score import Score

if TYPE_CHECKING:
    from credscore.scorer import Scorer

_STATUSES = ("scored", "abstained", "not_applicable", "error")
_VERDICTS = ("pass", "review", "fail")


class NothingReadableError(Exception):
    """None of the paths held an article that could be read."""


class Run:
    """The articles of some paths, scored in order, and what became of them.

    Parameters
    ----------
    paths, input_format, text_field, id_field
        As `credscore.io.records.read` takes them.
    """

    def __init__(
        self, paths: list[str], input_format: InputFormat, text_field: str, id_field: str
    ) -> None:
        self._paths = paths
        self._records = read(paths, input_format, text_field, id_field)
        self._unreadable: dict[int, Unreadable] = {}
        self._first: Unreadable | None = None
        self._n_unreadable = 0
        self.statuses: Counter[str] = Counter()
        self.verdicts: Counter[str] = Counter()
        self.lowest = math.inf

    def scores(self, scorer: Scorer, n_jobs: int, detail: Detail) -> Generator[Score, None, None]:
        """Yield one score per article; what could not be read has status ``"error"``."""
        many = scorer.score_many(self._items(), n_jobs=n_jobs, detail=detail)
        for position, score in enumerate(many):
            unreadable = self._unreadable.pop(position, None)
            answer = score
            if unreadable is not None:
                answer = replace(score, reasons=(unreadable.reason,))
            self._count(answer)
            yield answer

    def _items(self) -> Iterator[dict[str, Any]]:
        for position, record in enumerate(self._records):
            if isinstance(record, Unreadable):
                self._unreadable[position] = record
                self._first = self._first or record
                self._n_unreadable += 1
                # Without text it comes back as an error, in its place.
                yield {"id": record.id}
            else:
                yield record

    def _count(self, score: Score) -> None:
        self.statuses[score.status] += 1
        if score.score is not None:
            self.verdicts[str(score.verdict)] += 1
            self.lowest = min(self.lowest, score.score)

    @property
    def errors(self) -> int:
        """Number of records with status ``"error"``."""
        return self.statuses["error"]

    def check(self, *, told: bool) -> None:
        """Make sure that there was something to score.

        Parameters
        ----------
        told : bool
            Whether the user has already seen why the records are errors.

        Raises
        ------
        NothingReadableError
            If not one article could be read; the message says what stood in the way.
        """
        if self.statuses.total() > self._n_unreadable:
            return
        if self._first is None:
            msg = f"nothing to read in {', '.join(self._paths)}"
        else:
            why = "" if told else f": {self._first.id}: {self._first.reason}"
            msg = f"nothing readable{why}"
        raise NothingReadableError(msg)

    def summary(self) -> str:
        """Return the counts in one line.

        >>> Run([], "auto", "text", "id").summary()
        '0 documents'
        """
        n = self.statuses.total()
        parts = [
            f"{self.statuses[name]} {name.replace('_', ' ')}{self._by_verdict(name)}"
            for name in _STATUSES
            if self.statuses[name]
        ]
        counted = f"{n} document{'' if n == 1 else 's'}"
        return f"{counted}: {', '.join(parts)}" if parts else counted

    def _by_verdict(self, status: str) -> str:
        if status != "scored":
            return ""
        return f" ({', '.join(f'{self.verdicts[v]} {v}' for v in _VERDICTS if self.verdicts[v])})"
