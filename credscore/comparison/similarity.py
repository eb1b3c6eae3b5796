"""How much two sentences have in common, for all pairs of sentences of two texts at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from credscore.comparison.reading import Reading
from credscore.ngram.hashing import Hashes, combined

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_COMMON = 0.05  # what the most frequent words weigh
_BIGRAM = 0.5  # of the mean rarity of its words: what two neighbours weigh
# A feature of more pairs of sentences than this tells none of them from the others, and would
# make the work grow with the square of the length.
_MOST = 400


@dataclass(frozen=True, slots=True, eq=False)
class Similarities:
    """The pairs of sentences that have anything in common.

    Attributes
    ----------
    copy, original : ndarray of int, shape (n_pairs,)
        Numbers of the sentences, sorted by copy, then original.
    shared : ndarray of float, shape (n_pairs,)
        Weight of the features they share.
    copy_weight, original_weight : ndarray of float, shape (n_sentences,)
        Weight of all features of each sentence.
    """

    copy: Ints
    original: Ints
    shared: Floats
    copy_weight: Floats
    original_weight: Floats

    @property
    def dice(self) -> Floats:
        """Shared weight by the mean weight of the two sentences; 1 for equal ones."""
        both = self.copy_weight[self.copy] + self.original_weight[self.original]
        return 2 * self.shared / np.maximum(both, 1e-9)

    def at(self, pairs: Sequence[tuple[int, int]]) -> Floats:
        """Return the weight that some pairs share; shape (n_pairs,)."""
        if not (pairs and len(self.copy)):
            return np.zeros(len(pairs))
        width = len(self.original_weight)
        wanted = np.array(pairs, dtype=np.int64) @ np.array([width, 1])
        cells = self.copy * width + self.original
        place = np.minimum(np.searchsorted(cells, wanted), len(cells) - 1)
        return np.where(cells[place] == wanted, self.shared[place], 0.0)


@dataclass(frozen=True, eq=False)
class Features:
    """The features of every sentence of a text: rare words, and neighbouring words.

    Attributes
    ----------
    names : ndarray of uint64, shape (n_features,)
        Hashes, sorted; no two alike in one sentence.
    sentences : ndarray of int, shape (n_features,)
    weights : ndarray of float, shape (n_features,)
    ended : ndarray of bool, shape (n_sentences,)
        Whether a mark ends the sentence, as none does a heading.
    wholes : tuple of tuple of int, shape (n_sentences,)
        The keys of the words of each sentence: equal for equal sentences.
    """

    names: Hashes
    sentences: Ints
    weights: Floats
    ended: NDArray[np.bool_]
    wholes: tuple[tuple[int, ...], ...]

    @cached_property
    def each(self) -> list[dict[int, float]]:
        """Weights by feature, for every sentence."""
        found: list[dict[int, float]] = [{} for _ in self.ended]
        columns = (self.sentences.tolist(), self.names.tolist(), self.weights.tolist())
        for sentence, name, weight in zip(*columns, strict=True):
            found[sentence][name] = weight
        return found


def features(reading: Reading) -> Features:
    """Return the features of every sentence."""
    words = reading.is_word.nonzero()[0]
    roots, rarity = reading.roots[words], reading.rarity[words]
    sentence = np.searchsorted(reading.bounds[:, 1], words, side="right")
    telling = np.ones(len(words), dtype=bool)
    rarity = np.maximum(rarity, _COMMON)
    together = sentence[1:] == sentence[:-1]
    pairs = combined(roots[:-1], roots[1:])[together]
    weights = np.concatenate(
        [rarity[telling], _BIGRAM * (rarity[:-1] + rarity[1:])[together] / 2],
    )
    names = np.concatenate([roots[telling], pairs])
    sentences = np.concatenate([sentence[telling], sentence[:-1][together]])
    order = np.lexsort((sentences, names))
    names, sentences, weights = names[order], sentences[order], weights[order]
    first = np.ones(len(names), dtype=bool)
    first[1:] = (names[1:] != names[:-1]) | (sentences[1:] != sentences[:-1])
    return Features(names[first], sentences[first], weights[first], reading.ended, _wholes(reading))


def _wholes(reading: Reading) -> tuple[tuple[int, ...], ...]:
    keys = reading.key_of
    return tuple(
        tuple([key for key in keys[first:last] if key]) for first, last in reading.bounds.tolist()
    )


def similarities(copy: Features, original: Features, n_copy: int, n_original: int) -> Similarities:
    """Compare every sentence of one text with every sentence of the other.

    Time is linear in the length of the texts, since features of many sentences count for
    nothing.
    """
    names, inverse = np.unique(np.concatenate([copy.names, original.names]), return_inverse=True)
    a, b = inverse[: len(copy.names)], inverse[len(copy.names) :]
    in_copy = np.bincount(a, minlength=len(names))
    in_original = np.bincount(b, minlength=len(names))
    # What is in many sentences tells little about any of them, as the name of who it is about.
    most = np.maximum(np.maximum(in_copy, in_original), 1)
    share = 1 / np.sqrt(most)
    useful = in_copy * in_original <= _MOST
    wa = copy.weights * share[a] * useful[a]
    wb = original.weights * share[b] * useful[b]
    i, j = _joined(a, in_original, useful)
    cell = copy.sentences[i] * n_original + original.sentences[j]
    cells, place = np.unique(cell, return_inverse=True)
    least = np.minimum(wa[i], wb[j])
    shared = np.bincount(place, weights=least, minlength=len(cells)).astype(float)
    return Similarities(
        cells // max(n_original, 1),
        cells % max(n_original, 1),
        shared,
        np.bincount(copy.sentences, weights=wa, minlength=n_copy).astype(float),
        np.bincount(original.sentences, weights=wb, minlength=n_original).astype(float),
    )


def _joined(a: Ints, in_b: Ints, useful: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Return all pairs of places, where sorted names and others, `in_b` of each, are the same."""
    counts = np.where(useful[a], in_b[a], 0)
    i = np.arange(len(a)).repeat(counts)
    first = np.cumsum(in_b) - in_b
    within = np.arange(len(i)) - (np.cumsum(counts) - counts).repeat(counts)
    return i, first[a[i]] + within
