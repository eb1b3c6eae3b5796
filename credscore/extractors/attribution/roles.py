"""Which tokens around a cue are its source, the cue itself, its content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credscore import native
from credscore.extractors.attribution.outline import outline
from credscore.extractors.attribution.reading import Ints, Reading
from credscore.extractors.attribution.role_features import (
    FEATURE_PARTS,
    SALTS,
    STEPS,
    RoleFeatures,
    Rows,
    windows,
)
from credscore.ngram.hashing import ODD
from credscore.ngram.store import Part

NONE, SOURCE, CUE, CONTENT = range(4)
_ROLES = 4
_CHUNK = 256  # cues looked at together: bounds the memory of a hostile text
_NEVER = -(1 << 20)
_SURELY = 1 << 16  # what speaks for the cue's own token being the cue


@dataclass(frozen=True, slots=True)
class Roles:
    """The pieces of text around one cue that have a role.

    Attributes
    ----------
    pieces : tuple of tuple of int
        Role (`SOURCE`, `CUE` or `CONTENT`), first token and end, in order.
    """

    pieces: tuple[tuple[int, int, int], ...]
    _ranges: tuple[list[tuple[int, int]], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ranges: tuple[list[tuple[int, int]], ...] = ([], [], [], [])
        for role, start, end in self.pieces:
            ranges[role].append((start, end))
        object.__setattr__(self, "_ranges", ranges)

    def of(self, role: int) -> list[tuple[int, int]]:
        """Return the ranges of tokens that have the role, end-exclusive."""
        return self._ranges[role]


def label(reading: Reading, cues: Ints, part: Part) -> list[Roles]:
    """Find the likeliest roles around every token of `cues`, by a chain of token labels.

    The weights are whole numbers, so that the answer is the same on every machine.
    """
    if not len(cues):
        return []
    if native.kernels is not None:
        return _compiled(reading, cues, part)
    found: list[Roles] = []
    outlined = outline(reading)
    features = RoleFeatures(reading, outlined)
    transitions = part.arrays["role_transitions"].astype(np.int32)
    low, high = windows(reading, cues)
    for first in range(0, len(cues), _CHUNK):
        chunk = slice(first, first + _CHUNK)
        rows = features.rows(cues[chunk], low[chunk], high[chunk])
        scores = emissions(part.arrays["role_weights"], rows.slot)
        scores[rows.token == cues[chunk][rows.owner], CUE] += _SURELY
        moves = transitions[outlined.joint[rows.token]]
        labels = decode(scores, moves, rows.owner)
        size = np.bincount(rows.owner)
        told = np.bincount(rows.owner, labels == CONTENT) > 0
        again = ~told[rows.owner] & (size[rows.owner] > 1)
        if again.any():
            _, owner = np.unique(rows.owner[again], return_inverse=True)
            twice = _with_content(scores[again], moves[again], owner)
            labels[again] = decode(*twice, owner) % _ROLES
        found.extend(_pieces(labels, rows, len(size)))
    return found


def _compiled(reading: Reading, cues: Ints, part: Part) -> list[Roles]:
    low, high = windows(reading, cues)
    pieces = np.empty((int((high - low).sum()), 4), dtype=np.int64)
    count = native.kernels.label(
        *(reading.words, reading.shapes, reading.marks, reading.is_word, reading.quoted),
        *(reading.sentence, reading.first, reading.last, reading.opened, reading.closed),
        *(cues, low, high, part.arrays["role_transitions"], part.arrays["role_weights"]),
        *(FEATURE_PARTS, STEPS, SALTS, ODD, pieces),
    )
    found: list[list[tuple[int, int, int]]] = [[] for _ in range(len(cues))]
    for owner, role, first, end in pieces[:count].tolist():
        found[owner].append((role, first, end))
    return [Roles(tuple(one)) for one in found]


def _pieces(labels: Ints, rows: Rows, count: int) -> Iterator[Roles]:
    """Cut every cue's labels into runs of one role."""
    cut = np.diff(rows.owner * _ROLES + labels, prepend=-1) != 0
    first = np.flatnonzero(cut)
    last = np.append(first[1:], len(labels)) - 1
    told = labels[first] != NONE
    first, last = first[told], last[told]
    ends = rows.token[last] + 1
    pieces = list(zip(*(a.tolist() for a in (labels[first], rows.token[first], ends)), strict=True))
    places = np.searchsorted(rows.owner[first], np.arange(count + 1)).tolist()
    for i in range(count):
        yield Roles(tuple(pieces[places[i] : places[i + 1]]))


def _with_content(
    scores: NDArray[np.int32], moves: NDArray[np.int32], owner: Ints
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Allow only sequences that hold content, by labels that remember if it was there.

    The four labels come twice: before any content, and from it on.
    """
    labels = scores.shape[1]
    content = np.arange(labels) == CONTENT
    scores, begun = np.hstack([scores, scores]), np.concatenate([~content, content])
    first = np.concatenate([[True], owner[1:] != owner[:-1]])
    last = np.concatenate([owner[1:] != owner[:-1], [True]])
    scores[first] += np.where(begun, 0, _NEVER)
    scores[last, :labels] += _NEVER
    twice = np.full((len(moves), 2 * labels, 2 * labels), _NEVER, dtype=moves.dtype)
    before, after = slice(0, labels), slice(labels, None)
    twice[:, before, before] = moves + np.where(content, _NEVER, 0)
    twice[:, before, after] = moves + np.where(content, 0, _NEVER)
    twice[:, after, after] = moves
    return scores.astype(np.int32), twice


def emissions(weights: NDArray[np.int8], slot: Ints) -> NDArray[np.int32]:
    """Add up the weights of every row's features, shape (n_rows, 4).

    Parameters
    ----------
    weights : ndarray of int8, shape (n_slots, 4)
    slot : ndarray of int64, shape (n_features, n_rows)
    """
    # Four weights of a byte each are gathered as one number.
    packed = np.ascontiguousarray(weights).view(np.int32)[:, 0]
    gathered = packed.take(slot).view(np.int8).reshape(*slot.shape, weights.shape[1])
    found: NDArray[np.int32] = gathered.sum(axis=0, dtype=np.int32)
    return found


def decode(scores: NDArray[Any], moves: NDArray[Any], owner: Ints) -> NDArray[np.int64]:
    """Find the best sequence of labels for every chain (Viterbi 1967).

    Parameters
    ----------
    scores : ndarray of shape (n_rows, n_labels)
        What speaks for each label of each row.
    moves : ndarray of shape (n_rows, n_labels, n_labels)
        What speaks for coming from a label, to a label; unused in the first row of a chain.
    owner : ndarray of int64, shape (n_rows,)
        Number of the chain each row belongs to, from 0, rising.

    Returns
    -------
    ndarray of int64, shape (n_rows,)
    """
    size = np.bincount(owner)
    place = np.arange(len(owner)) - (np.cumsum(size) - size)[owner]
    labels = scores.shape[1]
    # Beyond a chain's end, staying is free and nothing else is allowed.
    stay = np.full((labels, labels), _NEVER, dtype=scores.dtype)
    np.fill_diagonal(stay, 0)
    steps = np.broadcast_to(stay, (int(size.max()), len(size), labels, labels)).copy()
    steps[place, owner] = moves + scores[:, None, :]
    best = scores[place == 0]
    back = np.zeros(steps.shape[:3], dtype=np.int64)
    for i in range(1, len(steps)):
        reached = best[:, :, None] + steps[i]
        back[i] = reached.argmax(axis=1)
        best = reached.max(axis=1)
    chain = np.arange(len(size))
    path = np.zeros(steps.shape[:2], dtype=np.int64)
    path[-1] = best.argmax(axis=1)
    for i in range(len(steps) - 1, 0, -1):
        path[i - 1] = back[i, chain, path[i]]
    return path[place, owner]
