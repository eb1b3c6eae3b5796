"""From how likely on a possible cue is taken for one: chosen on documents kept out."""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray

from credscore.extractors.attribution.model import ANY, REPORTING, taken
from credscore.extractors.attribution.reading import Flags
from credscore.training.polnear import Article

Floats = NDArray[np.float64]
_WEIGHTS = np.array([2.0, 1.0])
# A cue is taken from `any` or `reporting` up; where a sentence is `sentence` likely to carry an
# attribution and has none, its likeliest cue from `likeliest` up.
_TRIED = {
    "any": (0.4, 0.5, 0.6, 0.7),
    "reporting": (0.4, 0.5, 0.6),
    "sentence": (0.5, 0.6, 0.7, 0.8),
    "likeliest": (0.1, 0.15, 0.2, 0.3),
}


def limits(read: list[Article], cues: Floats, sentences: Floats) -> dict[str, float]:
    """Choose the limits at which two figures are best together.

    They are the F1 of sentences that carry a cue, which counts twice, and the F1 of cues of the
    reporting tier, where a cue of the other tier counts neither for nor against.

    Parameters
    ----------
    read : list of Article
    cues, sentences : ndarray of shape (n, 2)
        Probabilities of all possible cues and sentences, by weights that never saw them.
    """
    tried = [dict(zip(_TRIED, values, strict=True)) for values in product(*_TRIED.values())]
    counts = np.zeros((len(tried), 2, 3))
    first = [0, 0]
    for one in read:
        reading = one.reading
        _, truth = one.truths()
        here = slice(first[0], first[0] + len(reading.first))
        cued = slice(first[1], first[1] + len(reading.cues))
        first = [here.stop, cued.stop]
        home = reading.sentence[reading.cues]
        for i, choice in enumerate(tried):
            chosen = taken(reading, sentences[here], cues[cued], choice)
            counts[i] += _counts(chosen, truth, home)
    right, predicted, gold = np.moveaxis(counts, 2, 0)
    f1 = 2.0 * right / (predicted + gold)
    return tried[int((f1 @ _WEIGHTS).argmax())]


def _counts(chosen: Flags, truth: Flags, home: NDArray[np.int64]) -> list[list[int]]:
    gold, tier = truth[:, ANY], truth[:, REPORTING]
    with_cue, marked = set(home[chosen].tolist()), set(home[gold].tolist())
    counted = chosen & (tier | ~gold)
    return [
        [len(with_cue & marked), len(with_cue), len(marked)],
        [int((chosen & tier).sum()), int(counted.sum()), int(tier.sum())],
    ]
