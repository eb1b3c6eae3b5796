"""The original of a copy, out of a corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from credscore.comparison.comparer import compare, outline
from credscore.comparison.reading import read
from credscore.comparison.result import Comparison
from credscore.inputs import Item, document
from credscore.text.document import Document

_CANDIDATES = 5  # that are looked at sentence by sentence


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


def likelihood(copy: Document, original: Document) -> float:
    """Return the log-odds that text of one was made from text of the other."""
    return outline(read(copy), read(original)).log_odds


def find_original(
    copy: Item,
    corpus: Index,
    *,
    likelihood: Callable[[Document, Document], float] = likelihood,
) -> Comparison | None:
    """Compare a text with the article of a corpus that it was likeliest made from.

    An article of the same name as the copy is the copy itself and left out.

    Parameters
    ----------
    copy : str, Document or mapping
    corpus : Corpus
    likelihood : callable
        Of a copy and an article; the greatest is taken.

    Returns
    -------
    Comparison or None
        None where the corpus has nothing like it.  There may be something like it that it
        was not made from: `probability` and `verdict` say so.

    Raises
    ------
    TypeError, ValueError
        If `copy` cannot be read.
    CorpusError
        If what is read of the corpus on the way is damaged.
    """
    doc = document(copy)
    own = () if doc.id is None else (doc.id,)
    found = [corpus[match.id] for match in corpus.query(doc, _CANDIDATES, exclude=own)]
    best = max(found, key=lambda one: likelihood(doc, one), default=None)
    return None if best is None else compare(doc, best)
