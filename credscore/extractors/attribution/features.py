"""Hashed features of sentences and of possible cues: what training and scoring share."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from credscore.extractors.attribution.reading import Flags, Ints, Reading
from credscore.ngram.hashing import Hashes, mix, slots

BITS = 17
WINDOW = 5  # tokens looked at on either side of a possible cue
_EDGE = np.uint64(0x5E17)  # stands before a sentence's first token
_QUOTED = np.uint64(0xA5A5A5A5A5A5A5A5)
_STEP = np.uint64(0x9E3779B97F4A7C15)
_SALTS = np.arange(101, 108, dtype=np.uint64)  # keep the kinds of states apart
_LONGEST = (("words", 3, 1), ("shapes", 4, 2))  # view, longest n-gram, shortest
# Pairs and triples of window places (0 is the cue) that are looked at together.
_PAIRS = ((-1, 0), (0, 1), (-2, 0), (0, 2), (-1, 1), (-2, -1), (1, 2))
_TRIPLES = ((-2, -1, 0), (0, 1, 2), (-1, 0, 1), (-3, -2, -1), (1, 2, 3))
_PLACES = np.array([*((*pair, WINDOW + 1) for pair in _PAIRS), *_TRIPLES]) + WINDOW


class Slots(NamedTuple):
    """Features of the rows of a matrix, as slots of the table.

    Attributes
    ----------
    row, slot : ndarray of int64, shape (n_features,)
        `row` numbers the sentences or the possible cues.
    """

    row: Ints
    slot: Ints


def sentence_slots(reading: Reading) -> Slots:
    """Return the features of every sentence: n-grams, quotation marks, neighbours."""
    count = len(reading.first)
    numbers = np.arange(count)
    place = np.arange(len(reading.sentence)) + reading.sentence + 1
    owner = np.sort(np.concatenate([reading.sentence, numbers]))
    rows, hashes = [], []
    for view, longest, shortest in _LONGEST:
        source: Hashes = getattr(reading, view)
        run = np.full(len(owner), _EDGE, dtype=np.uint64)
        run[place] = np.where(reading.quoted, source ^ _QUOTED, source)
        grams = mix(run + np.uint64(longest))
        for n in range(1, longest + 1):
            if n > 1:
                grams = mix(grams[:-1] * _STEP + run[n - 1 :])
            if n >= shortest:
                whole = owner[: len(grams)] == owner[n - 1 :]
                rows.append(owner[: len(grams)][whole])
                hashes.append(grams[whole])
    states = _states(reading)
    rows.append(np.repeat(numbers, states.shape[1]))
    hashes.append(_coded(states, _SALTS).ravel())
    return Slots(np.concatenate(rows), slots(np.concatenate(hashes), BITS))


def _coded(codes: Ints, salts: Hashes) -> Hashes:
    return mix(codes.astype(np.uint64) * _STEP + salts)


def _states(reading: Reading) -> Ints:
    """Code the states of every sentence as numbers, shape (n_sentences, 7)."""
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
    return np.stack(codes, axis=1)


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
    count = len(cues)
    width = 2 * WINDOW + 1
    at = cues[:, None] + np.arange(-WINDOW, WINDOW + 1)
    home = reading.sentence[cues]
    low, high = reading.first[home], reading.last[home]
    inside = (at >= low[:, None]) & (at < high[:, None])
    at = np.clip(at, 0, max(len(reading.words) - 1, 0))
    words: Hashes = np.where(inside, reading.words[at], _EDGE)
    shapes: Hashes = np.where(inside, reading.shapes[at], _EDGE)
    empty = np.zeros((count, 1), dtype=np.uint64)
    columns: list[Hashes] = []
    offsets: Hashes = np.arange(1000, 1000 + width, dtype=np.uint64)
    for salt, view in enumerate((words, shapes)):
        placed = mix(view * _STEP + offsets + np.uint64(1000 * salt))
        placed = np.hstack([placed, empty])
        columns += [placed[:, :width], _joined(placed)]
    states = _cue_states(reading, cues, inside, at)
    verb: Hashes = words[:, WINDOW, None]
    columns += [states, mix(verb + states)]
    table = np.hstack(columns)
    row = np.repeat(np.arange(count), table.shape[1])
    return Slots(row, slots(table.ravel(), BITS))


def _joined(placed: Hashes) -> Hashes:
    first, second, third = _PLACES.T
    return mix(placed[:, first] + placed[:, second] + placed[:, third])


def _cue_states(reading: Reading, cues: Ints, inside: Flags, at: Ints) -> Hashes:
    home = reading.sentence[cues]
    quoted = reading.quoted[at] & inside
    own = quoted[:, WINDOW].astype(np.int64)
    before = quoted[:, WINDOW - 3 : WINDOW].any(axis=1)
    after = quoted[:, WINDOW + 1 : WINDOW + 4].any(axis=1)
    sides = (own * 2 + before) * 2 + after
    start, end = reading.first[home], reading.last[home]
    quotes = np.minimum(reading.opened[home], 2) * 3 + np.minimum(reading.closed[home], 2)
    place = np.minimum(cues - start, 7) * 8 + np.minimum(end - 1 - cues, 7)
    rank = np.minimum(np.arange(len(cues)) - np.searchsorted(cues, start), 3)
    around = sides * 9 + quotes
    codes = np.stack([around, place, around * 64 + place, sides * 4 + rank], axis=1)
    return _coded(codes, _SALTS[:4] + np.uint64(100))
