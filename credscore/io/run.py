"""One run of the command line over its input, counted as it passes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Generator, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from credscore.cleaning.cleaned import Cleaned
from credscore.cleaning.cleaner import clean_many
from credscore.extractors.base import Detail
from credscore.io.detect import InputFormat
from credscore.io.records import Unreadable, read
from credscore.model.score import Score

if TYPE_CHECKING:
    from credscore.scorer import Scorer

_Answer = TypeVar("_Answer", Score, Cleaned)
_STATUSES = ("scored", "cleaned", "abstained", "not_applicable", "error")
_VERDICTS = ("pass", "review", "fail")


class NothingReadableError(Exception):
    """None of the paths held an article that could be read."""


class Run:
    """The articles of some paths, scored or cleaned in order, and what became of them.

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
        self.n_removed = 0

    def scores(self, scorer: Scorer, n_jobs: int, detail: Detail) -> Generator[Score, None, None]:
        """Yield one score per article; what could not be read has status ``"error"``."""
        many = scorer.score_many(self._items(), n_jobs=n_jobs, detail=detail)
        for score in self._explained(many):
            if score.score is not None:
                self.verdicts[str(score.verdict)] += 1
                self.lowest = min(self.lowest, score.score)
            yield score

    def cleaned(self, keep: Collection[str]) -> Generator[Cleaned, None, None]:
        """Yield every article without its boilerplate; errors as in `scores`."""
        for article in self._explained(clean_many(self._items(), keep=keep)):
            self.n_removed += len(article.removed)
            yield article

    def _explained(self, answers: Iterator[_Answer]) -> Iterator[_Answer]:
        for position, answer in enumerate(answers):
            unreadable = self._unreadable.pop(position, None)
            self.statuses[answer.status] += 1
            yield answer if unreadable is None else replace(answer, reasons=(unreadable.reason,))

    def _items(self) -> Iterator[dict[str, Any]]:
        for position, record in enumerate(self._records):
            if isinstance(record, Unreadable):
                self._unreadable[position] = record
                self._first = self._first or record
                self._n_unreadable += 1
                # Without text it comes back as an error, in its place.
                yield {**record.columns, "id": record.id}
            else:
                yield record

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
            f"{self.statuses[name]} {name.replace('_', ' ')}{self._more(name)}"
            for name in _STATUSES
            if self.statuses[name]
        ]
        counted = f"{n} document{'' if n == 1 else 's'}"
        return f"{counted}: {', '.join(parts)}" if parts else counted

    def _more(self, status: str) -> str:
        if status == "cleaned":
            return f" ({self.n_removed} piece{'' if self.n_removed == 1 else 's'} removed)"
        if status != "scored":
            return ""
        return f" ({', '.join(f'{self.verdicts[v]} {v}' for v in _VERDICTS if self.verdicts[v])})"
