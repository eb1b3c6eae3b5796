"""The outline of every sentence: the pieces between its marks, and its verbs, counted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.extractors.attribution.reading import (
    AUXILIARY,
    BREAK,
    COMMA,
    CUE,
    LINK,
    QUOTE,
    VERB,
    Flags,
    Ints,
    Reading,
)

JOINTS = 8  # kinds of places between two tokens


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """Counts up to every token, so that a difference says what lies between two of them.

    Attributes
    ----------
    breaks, quotes, links, cues, auxiliaries, verbs : ndarray of int64, shape (n_tokens,)
        How many tokens of the kind there are up to each one, itself included.
    verb : ndarray of int64, shape (n_tokens,)
        1 for a token that looks like a verb.
    first, last : ndarray of int64, shape (n_tokens,)
        First and last token of the piece that each token is in; a mark begins its own piece.
    joint : ndarray of int64, shape (n_tokens,)
        What lies between each token and the one before: a comma, a quotation mark, a link.
    """

    breaks: Ints
    quotes: Ints
    links: Ints
    cues: Ints
    auxiliaries: Ints
    verbs: Ints
    verb: Ints
    first: Ints
    last: Ints
    joint: Ints


def outline(reading: Reading) -> Outline:
    """Count marks and verbs of a reading that has tokens."""
    broken = (reading.marks & BREAK) > 0
    begins = broken | _before(broken)
    begins[reading.first[reading.first < reading.last]] = True
    piece = np.cumsum(begins) - 1
    starts = np.flatnonzero(begins)
    ends = np.append(starts[1:], len(begins)) - 1
    verb = ((reading.marks & VERB) > 0).astype(np.int64)
    return Outline(
        breaks=_counted(reading, BREAK),
        quotes=_counted(reading, QUOTE),
        links=_counted(reading, LINK),
        cues=_counted(reading, CUE),
        auxiliaries=_counted(reading, AUXILIARY),
        verbs=np.cumsum(verb),
        verb=verb,
        first=starts[piece],
        last=ends[piece],
        joint=_joints(reading),
    )


def _counted(reading: Reading, bit: int) -> Ints:
    return np.cumsum((reading.marks & bit) > 0, dtype=np.int64)


def _before(flags: Flags) -> Flags:
    return np.concatenate([[False], flags[:-1]])


def _joints(reading: Reading) -> Ints:
    comma, quote, link = ((reading.marks & bit) > 0 for bit in (COMMA, QUOTE, LINK))
    other = ~(reading.is_word | comma | quote)
    found = np.zeros(len(comma), dtype=np.int64)
    # The later a rule, the more it says: a comma itself above what came before it.
    after = (link | _before(link), _before(other), _before(quote), _before(comma))
    for kind, flags in zip(range(7, 0, -1), (*after, other, quote, comma), strict=True):
        found[flags] = kind
    return found
