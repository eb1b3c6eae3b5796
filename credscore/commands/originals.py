"""The original of a copy, out of a corpus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

    def query(self, doc: Document, /, n: int) -> Sequence[Found]:
        """Return the `n` likeliest originals, the likeliest first."""

    def get(self, id: str, /) -> Document:  # noqa: A002  the contract's name for it
        """Return the article of that name."""


def loaded(path: str) -> Index:
    """Open the corpus in the folder `path`."""
    # Here, since most comparisons need no corpus.
    from credscore.corpus import Corpus  # noqa: PLC0415  slow to import, so only when used

    index: Index = Corpus.load(path)
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
    """
    found = [match for match in index.query(copy, n=_CANDIDATES + 1) if match.id != copy.id]
    comparisons = [compare(copy, index.get(match.id)) for match in found[:_CANDIDATES]]
    return max(comparisons, key=_likelihood, default=None)


def _likelihood(comparison: Comparison) -> tuple[float, float]:
    return comparison.probability, 1 - comparison.shares.get("added", 0.0)
