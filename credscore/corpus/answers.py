"""What a corpus says: what was found, what was taken in, and what could not be."""

from __future__ import annotations

from dataclasses import dataclass

KEPT = 1000  # refusals that are told one by one


class CorpusError(ValueError):
    """The folder of a corpus is missing, damaged, of another kind, or being written to."""


@dataclass(frozen=True, slots=True)
class Match:
    """An article of the corpus that the one asked about may have been made from.

    Attributes
    ----------
    id : str
        What `Corpus.get` takes.
    share : float
        Estimate, from 0 to 1, of how much of the rare words and pairs of words of the article
        asked about stands in this one.
    score : float
        `share`, less where this article is much longer and so holds more by chance.  Matches
        come in the order of it.
    """

    id: str
    share: float
    score: float


@dataclass(frozen=True, slots=True)
class Refused:
    """An item of a stream that was not taken in.

    Attributes
    ----------
    position : int
        Its place in the stream, from 0.
    id : str or None
        Its name, where it has one.
    reason : str
    """

    position: int
    id: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of a stream of articles.

    Attributes
    ----------
    n_added, n_replaced, n_refused : int
    refused : tuple of Refused
        The first thousand of them.
    """

    n_added: int
    n_replaced: int
    n_refused: int
    refused: tuple[Refused, ...]
