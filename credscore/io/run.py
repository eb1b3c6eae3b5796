"""One run of the command line over its input, counted as it passes."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Generator, Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from credscore.cleaning.cleaned import Cleaned
from credscore.cleaning.cleaner import clean_many
from credscore.extractors.base import Detail
from credscore.io.detect import InputFormat
from credscore.io.journal import ResumeError
from credscore.io.position import Position
from credscore.io.records import Record, Unreadable, read
from credscore.io.tally import Tally
from credscore.model.score import Score

if TYPE_CHECKING:
    from credscore.scorer import Scorer

_Answer = TypeVar("_Answer", Score, Cleaned)


class NothingReadableError(Exception):
    """None of the paths held an article that could be read."""


class Run:
    """The articles of some paths, scored or cleaned in order, and what became of them.

    Parameters
    ----------
    paths, input_format, text_field, id_field
        As `credscore.io.records.read` takes them.

    Attributes
    ----------
    tally : Tally
    n_bytes : int
        Bytes of the files that were read for the answers given so far.
    """

    def __init__(
        self, paths: list[str], input_format: InputFormat, text_field: str, id_field: str
    ) -> None:
        self._paths = paths
        self._position = Position()
        self._records = read(
            paths, input_format, text_field, id_field, opener=self._position.opened
        )
        # What is under way: where its reading ended, and why it could not be read.
        self._read: deque[tuple[int, Unreadable | None]] = deque()
        self.tally = Tally()
        self.n_bytes = 0

    def skip(self, tally: Tally, last: str | None) -> None:
        """Leave out the articles that `tally` has counted.

        Parameters
        ----------
        tally : Tally
        last : str or None
            Name of the last of them.

        Raises
        ------
        ResumeError
            If there are fewer, or the last one has another name.
        """
        left = None
        n = 0
        for record in islice(self._records, tally.n):
            left = record
            n += 1
        if n < tally.n:
            msg = f"{tally.n} articles were scored before, and now there are only {n}"
            raise ResumeError(msg)
        if left is not None and _name(left) != last:
            msg = f"article {n} was {last!r} before, and now it is {_name(left)!r}"
            raise ResumeError(msg)
        self.tally = deepcopy(tally)
        self.n_bytes = self._position.n_bytes

    def scores(self, scorer: Scorer, n_jobs: int, detail: Detail) -> Generator[Score, None, None]:
        """Yield one score per article; what could not be read has status ``"error"``."""
        items, first = self._items(), self.tally.n
        if first:
            many = scorer.score_from(first, items, n_jobs=n_jobs, detail=detail)
        else:
            many = scorer.score_many(items, n_jobs=n_jobs, detail=detail)
        yield from self._explained(many)

    def cleaned(self, keep: Collection[str]) -> Generator[Cleaned, None, None]:
        """Yield every article without its boilerplate; errors as in `scores`."""
        yield from self._explained(clean_many(self._items(), keep=keep))

    def _explained(self, answers: Iterator[_Answer]) -> Iterator[_Answer]:
        for answer in answers:
            self.n_bytes, unreadable = self._read.popleft()
            said = answer if unreadable is None else replace(answer, reasons=(unreadable.reason,))
            self.tally.add(said, unreadable)
            yield said

    def _items(self) -> Iterator[dict[str, Any]]:
        for record in self._records:
            unreadable = record if isinstance(record, Unreadable) else None
            self._read.append((self._position.n_bytes, unreadable))
            if isinstance(record, Unreadable):
                # Without text it comes back as an error, in its place.
                yield {**record.columns, "id": record.id}
            else:
                yield record

    def so_far(self) -> tuple[int, int]:
        """Return how many articles are done, and how many bytes were read for them."""
        return self.tally.n, self.n_bytes

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
        if self.tally.n > self.tally.n_unreadable:
            return
        if not self.tally.n:
            msg = f"nothing to read in {', '.join(self._paths)}"
        else:
            msg = "nothing readable" if told else f"nothing readable: {self.tally.reasons[0]}"
        raise NothingReadableError(msg)


def _name(record: Record) -> str | None:
    id_ = record.id if isinstance(record, Unreadable) else record.get("id")
    return None if id_ is None else str(id_)
