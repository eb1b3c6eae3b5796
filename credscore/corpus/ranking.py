"""Which articles hold the rare features of another one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from credscore.corpus.segment import Segment
from credscore.ngram.hashing import Hashes

_MOST_FEATURES = 1 << 13  # of the article asked about: those with the lowest hashes
# Postings read for one query, beside those that share a slot by chance; the rarest features
# come first.  Three times as many find no more copies in twice the time.
_MOST_POSTINGS = 100_000
# Articles that have none of the features, as if they stood in the corpus: among few articles
# a feature that two of them share is not yet a common one.
_OTHERS = 1000
_LENGTH = 0.25  # power of how much longer an article is, which its score is divided by

Ranked = tuple[float, float, int, int]


def ranked(segments: Sequence[Segment], asked: Hashes, n: int) -> list[Ranked]:
    """Return the `n` articles with the highest scores, the best first.

    Parameters
    ----------
    segments : sequence of Segment
    asked : ndarray of uint64, shape (n_features,)
        Features of the article asked about, sorted, each once.
    n : int

    Returns
    -------
    list of tuple
        Score, share, index of the segment and number of the article in it.
    """
    size = max(1, len(asked))
    asked = asked[:_MOST_FEATURES]
    chosen, places = _chosen(segments, asked)
    asked = asked[chosen]
    gathered = [
        segment.postings.gather(asked, starts[chosen], ends[chosen])
        for segment, (starts, ends) in zip(segments, places, strict=True)
    ]
    counts = np.zeros(len(asked), dtype=np.int64)
    for _, which in gathered:
        counts += np.bincount(which, minlength=len(asked))
    weights = np.log((sum(s.n for s in segments) + _OTHERS) / (counts + 1))
    total = float(weights.sum())
    best: list[Ranked] = []
    for i, (segment, (numbers, which)) in enumerate(zip(segments, gathered, strict=True)):
        shares = np.bincount(numbers, weights[which], segment.n) / max(total, 1e-9)
        best += [
            (score, share, i, number) for score, share, number in _best(segment, shares, size, n)
        ]
    best.sort(key=lambda found: (-found[0], *found[2:]))
    return best[:n]


def _chosen(
    segments: Sequence[Segment], asked: Hashes
) -> tuple[NDArray[np.int64], list[tuple[NDArray[np.int64], NDArray[np.int64]]]]:
    """Choose the rarest features, and say where each has its postings in every segment."""
    places = [segment.postings.ranges(asked) for segment in segments]
    lengths = np.zeros(len(asked))
    for segment, (starts, ends) in zip(segments, places, strict=True):
        lengths += np.maximum(0, ends - starts - segment.postings.by_chance)
    order = np.argsort(lengths, kind="stable")
    n = int(np.searchsorted(np.cumsum(lengths[order]), _MOST_POSTINGS, side="right"))
    return order[: max(1, n)], places


def _best(
    segment: Segment, shares: NDArray[np.float64], size: int, n: int
) -> list[tuple[float, float, int]]:
    shares[segment.deleted] = 0
    held = np.flatnonzero(shares)
    longer = np.maximum(1, segment.sizes[held] / size)
    scores = shares[held] / longer**_LENGTH
    if len(held) > n:
        top = np.argpartition(-scores, n - 1)[:n]
        # Of those with the same score as the last one, the first come first.
        top = np.flatnonzero(scores >= scores[top].min())
        held, scores = held[top], scores[top]
    order = np.argsort(-scores, kind="stable")[:n]
    found = scores[order].tolist(), shares[held[order]].tolist(), held[order].tolist()
    return [
        (min(score, 1.0), min(share, 1.0), number)
        for score, share, number in zip(*found, strict=True)
    ]
