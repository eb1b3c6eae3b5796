"""The original of a copy, out of a corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from credscore.comparison.comparer import compare
from credscore.comparison.result import Comparison
from credscore.text.document import Document

_CANDIDATES = 5  # that are compared in full


class Found(Protocol):
    """An article of a corpus that may be the original."""

    @property
    def id(self) -> str:
        """Its name in the corpus."""


class Index(Protocol):
    """What is asked of a corpus."""

    def query(self, article: Document, n: int, *, exclude: Iterable[str]) -> Sequence[Found]:
        """Return the `n` likeliest originals but `exclude`, the likeliest first."""

    def __getitem__(self, id_: str) -> Document: ...


class CompareError(ValueError):
    """What was given cannot be compared; the message says why."""


def loaded(path: str) -> Index:
    """Open the corpus in the folder `path`.

    Raises
    ------
    CompareError
        If there is none, or it is damaged.
    """
    # Here, since most comparisons need no corpus.
    from credscore.corpus.corpus import Corpus  # noqa: PLC0415  slow to import, so only when used

    try:
        index: Index = Corpus.load(path)
    except ValueError as error:
        raise CompareError(str(error)) from error
    return index


def likeliest(
    copy: Document,
    index: Index,
    compare: Callable[[Document, Document], Comparison] = compare,
) -> Comparison | None:
    """Compare a copy with what a corpus has that is like it, and return the likeliest.

    An article of the same name as the copy is the copy itself and left out.

    Parameters
    ----------
    copy : Document
    index : Index
    compare : callable
        Compares two documents.

    Returns
    -------
    Comparison or None
        None where the corpus has nothing like it.

    Raises
    ------
    CompareError
        If what is read of the corpus on the way is damaged.
    """
    own = () if copy.id is None else (copy.id,)
    try:
        found = index.query(copy, _CANDIDATES, exclude=own)
        candidates = [index[match.id] for match in found]
    except ValueError as error:
        raise CompareError(str(error)) from error
    return max((compare(copy, one) for one in candidates), key=_likelihood, default=None)


def _likelihood(comparison: Comparison) -> tuple[float, float]:
    return comparison.probability, 1 - comparison.shares.get("added", 0.0)
