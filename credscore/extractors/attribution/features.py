"""Hashed features of sentences and of possible cues: what training and scoring share."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from credscore import native
from credscore.extractors.attribution.reading import Flags, Ints, Reading
from credscore.ngram.hashing import ODD, Hashes, combined, spread

BITS = 17
WINDOW = 5  # tokens looked at on either side of a possible cue
_EDGE = np.uint64(0x5E17)  # stands for what lies outside the sentence
_QUOTED = np.uint64(0xA5A5A5A5A5A5A5A5)
_BEHIND = 3  # tokens that the longest n-gram reaches back
# Pairs and triples of window places (0 is the cue) that are looked at together.
_PAIRS = ((-1, 0), (0, 1), (-2, 0), (0, 2), (-1, 1), (-2, -1), (1, 2))
_TRIPLES = ((-2, -1, 0), (0, 1, 2), (-1, 0, 1), (-3, -2, -1), (1, 2, 3))
_PAIR_PLACES = np.array(_PAIRS, dtype=np.int64) + WINDOW
_TRIPLE_PLACES = np.array(_TRIPLES, dtype=np.int64) + WINDOW
_BEFORE, _AFTER = _PAIR_PLACES.T
_FIRST, _SECOND, _THIRD = _TRIPLE_PLACES.T
_SALTS = (np.arange(1, 100, dtype=np.uint64) * ODD[3])[:, None]  # keep the rows of a table apart


class Slots(NamedTuple):
    """Features as slots of a table: every item has as many as any other.

    Attributes
    ----------
    row : ndarray of int64, shape (n_items,)
        The sentence or the possible cue that each item belongs to.
    slot : ndarray of int64, shape (n_features, n_items)
    """

    row: Ints
    slot: Ints


def sentence_slots(reading: Reading) -> tuple[Slots, Slots]:
    """Return the features of the tokens of every sentence, and those of its marks."""
    place = np.arange(len(reading.words)) - reading.first[reading.sentence]
    quoted = np.where(reading.quoted, _QUOTED, np.uint64(0))
    words, shapes = (
        [_back(view ^ quoted, place, step) for step in range(_BEHIND + 1)]
        for view in (reading.words, reading.shapes)
    )
    grams = [combined(*words[: n + 1]) for n in range(3)]
    grams += [combined(*shapes[: n + 1]) for n in range(1, 4)]
    numbers = np.arange(len(reading.first))
    return (
        Slots(reading.sentence, spread(np.stack(grams) + _SALTS[: len(grams)], BITS)),
        Slots(numbers, spread(_coded(_states(reading), 100), BITS)),
    )


def sentence_sums(reading: Reading, weights: NDArray[np.int8]) -> Ints | None:
    """Add up the weights of `sentence_slots`, shape (n_sentences, 2); None if not compiled."""
    if native.kernels is None:
        return None
    found = np.zeros((len(reading.first), 2), dtype=np.int64)
    views = (reading.words, reading.shapes, reading.quoted)
    where = (reading.sentence, reading.first)
    native.kernels.sentence_sums(*views, *where, _SALTS, ODD, weights, found)
    native.kernels.state_sums(
        *reading.of_sentences, reading.sentence, reading.cues, ODD, weights, found
    )
    return found


def _back(view: Hashes, place: Ints, step: int) -> Hashes:
    """Look `step` tokens back within the sentence."""
    if not step:
        return view
    return np.where(place >= step, np.roll(view, step), _EDGE)


def _coded(codes: Ints, salt: int) -> Hashes:
    salts = np.arange(salt, salt + len(codes), dtype=np.uint64) * ODD[1]
    found: Hashes = codes.astype(np.uint64) * ODD[0] + salts[:, None]
    return found


def _states(reading: Reading) -> Ints:
    """Code the states of every sentence as numbers, shape (7, n_sentences)."""
    count = len(reading.first)
    size = reading.last - reading.first
    totals = np.concatenate([[0], np.cumsum(reading.quoted)])
    quoted = totals[reading.last] - totals[reading.first]
    share = np.where(quoted == 0, 0, np.where(quoted >= size, 4, 1 + 3 * quoted // (size + 1)))
    free = reading.cues[~reading.quoted[reading.cues]] if count else reading.cues
    said = np.minimum(np.bincount(reading.sentence[free], minlength=count), 2)
    balance = np.cumsum(reading.opened - reading.closed) > 0
    marks = np.minimum(reading.opened, 2) * 3 + np.minimum(reading.closed, 2)
    quote = (share * 9 + marks) * 2 + balance
    before, after = _neighbour(quote, reading, -1), _neighbour(quote, reading, 1)
    said_before, said_after = _neighbour(said, reading, -1), _neighbour(said, reading, 1)
    length = np.minimum(size // 5, 9)
    own = quote * 3 + said
    codes = [
        quote,
        own,
        own * 10 + length,
        own * 200 + before,
        own * 200 + after,
        (own * 4 + said_before) * 4 + said_after,
        ((share * 3 + said) * 4 + said_before) * 4 + said_after,
    ]
    return np.stack(codes)


def _neighbour(states: Ints, reading: Reading, step: int) -> Ints:
    """Return the state of the sentence before (-1) or after (1), from 1; 0 at paragraph edges."""
    found = np.zeros(len(states), dtype=np.int64)
    if len(states) > 1:
        same = reading.paragraph[1:] == reading.paragraph[:-1]
        if step < 0:
            found[1:] = np.where(same, states[:-1] + 1, 0)
        else:
            found[:-1] = np.where(same, states[1:] + 1, 0)
    return found


def cue_slots(reading: Reading, cues: Ints) -> Slots:
    """Return the features of every token of `cues`: its window and its quotation marks."""
    at = cues + np.arange(-WINDOW, WINDOW + 1)[:, None]
    home = reading.sentence[cues]
    inside = (at >= reading.first[home]) & (at < reading.last[home])
    at = np.clip(at, 0, max(len(reading.words) - 1, 0))
    columns: list[Hashes] = []
    for view in (reading.words, reading.shapes):
        placed = np.where(inside, view[at], _EDGE) * ODD[2] + _SALTS[: len(at)]
        pairs = combined(placed[_BEFORE], placed[_AFTER])
        columns += [placed, pairs, combined(placed[_FIRST], placed[_SECOND], placed[_THIRD])]
    states = _cue_states(reading, cues, inside, at)
    columns += [states, states + reading.words[cues]]
    features = np.vstack(columns)
    features += _SALTS[: len(features)]
    return Slots(np.arange(len(cues)), spread(features, BITS))


def cue_sums(reading: Reading, cues: Ints, weights: NDArray[np.int8]) -> Ints | None:
    """Add up the weights of `cue_slots`, shape (n_cues, 2); None if not compiled."""
    if native.kernels is None:
        return None
    found = np.zeros((len(cues), 2), dtype=np.int64)
    native.kernels.cue_sums(
        *(reading.words, reading.shapes, reading.quoted),
        *(reading.sentence, reading.first, reading.last, reading.opened, reading.closed),
        *(cues, _PAIR_PLACES, _TRIPLE_PLACES, _SALTS, ODD, weights, found),
    )
    return found


def _cue_states(reading: Reading, cues: Ints, inside: Flags, at: Ints) -> Hashes:
    home = reading.sentence[cues]
    quoted = reading.quoted[at] & inside
    own = quoted[WINDOW].astype(np.int64)
    before = quoted[WINDOW - 3 : WINDOW].any(axis=0)
    after = quoted[WINDOW + 1 : WINDOW + 4].any(axis=0)
    sides = (own * 2 + before) * 2 + after
    start, end = reading.first[home], reading.last[home]
    quotes = np.minimum(reading.opened[home], 2) * 3 + np.minimum(reading.closed[home], 2)
    place = np.minimum(cues - start, 7) * 8 + np.minimum(end - 1 - cues, 7)
    rank = np.minimum(np.arange(len(cues)) - np.searchsorted(cues, start), 3)
    around = sides * 9 + quotes
    return _coded(np.stack([around, place, around * 64 + place, sides * 4 + rank]), 200)
