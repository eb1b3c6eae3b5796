"""The learned weights: how likely each sentence and each possible cue reports somebody's words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from credscore.extractors.attribution.context import context_slots, context_sums
from credscore.extractors.attribution.features import (
    Slots,
    cue_slots,
    cue_sums,
    sentence_slots,
    sentence_sums,
)
from credscore.extractors.attribution.reading import Flags, Ints, Reading
from credscore.ngram import store

Floats = NDArray[np.float64]

_CHUNK = 4096  # possible cues looked at together: bounds the memory of a hostile text
REPORTING, ANY = 0, 1  # columns of all probabilities


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What the model says of a reading.

    Attributes
    ----------
    sentences : ndarray of shape (n_sentences, 2)
        How likely each is part of an attribution: of the reporting tier, of any.
    cues : ndarray of shape (n_cues, 2)
        How likely each possible cue begins an attribution of the reporting tier, is part of
        any cue.
    taken : ndarray of bool, shape (n_cues,)
        Which possible cues are taken for cues.
    """

    sentences: Floats
    cues: Floats
    taken: Flags


@cache
def shipped() -> store.Part:
    """Return the weights that come with the package."""
    return store.load("attribution")


def judge(reading: Reading, part: store.Part) -> Judged:
    """Look up what `part` says of every sentence and every possible cue."""
    heard = _cue_logits(reading, part)
    first = _sentence_logits(reading, part)
    second = _context_logits(reading, first, heard, part)
    for column, weight in enumerate(np.array(part.settings["context"]["first"]).T):
        second += first[:, column, None] * weight
    sentences = calibrated(second, part.settings["context"]["calibration"])
    cues = calibrated(heard, part.settings["cue"]["calibration"])
    return Judged(sentences, cues, taken(reading, sentences, cues, part.settings["thresholds"]))


def cue_probabilities(reading: Reading, part: store.Part) -> Floats:
    """Return how likely every possible cue is one, shape (n_cues, 2): all the rate rests on."""
    return calibrated(_cue_logits(reading, part), part.settings["cue"]["calibration"])


def _cue_logits(reading: Reading, part: store.Part) -> Floats:
    chunks = [np.empty((0, 2))]
    for first in range(0, len(reading.cues), _CHUNK):
        cues = reading.cues[first : first + _CHUNK]
        sums = cue_sums(reading, cues, part.arrays["cue_weights"])
        if sums is None:
            chunks.append(logits(part, "cue", (cue_slots(reading, cues),), len(cues)))
        else:
            chunks.append(_scaled(part, "cue", sums))
    return np.vstack(chunks)


def _sentence_logits(reading: Reading, part: store.Part) -> Floats:
    sums = sentence_sums(reading, part.arrays["sentence_weights"])
    if sums is None:
        return logits(part, "sentence", sentence_slots(reading), len(reading.first))
    return _scaled(part, "sentence", sums)


def _context_logits(reading: Reading, first: Floats, heard: Floats, part: store.Part) -> Floats:
    sums = context_sums(reading, first, heard, part.arrays["context_weights"])
    if sums is None:
        return logits(part, "context", (context_slots(reading, first, heard),), len(first))
    return _scaled(part, "context", sums)


def taken(reading: Reading, sentences: Floats, cues: Floats, limits: dict[str, float]) -> Flags:
    """Take cues that are likely, and the likeliest of a sentence that surely needs one."""
    chosen = (cues[:, ANY] >= limits["any"]) | (cues[:, REPORTING] >= limits["reporting"])
    home = reading.sentence[reading.cues]
    served = np.bincount(home[chosen], minlength=len(sentences)) > 0
    best = np.zeros(len(sentences))
    np.maximum.at(best, home, cues[:, ANY])
    lacking = ~served & (sentences[:, ANY] >= limits["sentence"]) & (best >= limits["likeliest"])
    found: Flags = chosen | (lacking[home] & (cues[:, ANY] == best[home]))
    return found


def logits(part: store.Part, name: str, features: tuple[Slots, ...], count: int) -> Floats:
    """Add up the weights of every row's features, shape (count, 2)."""
    # Both weights of a slot, a byte each, are gathered as one number.
    packed = np.ascontiguousarray(part.arrays[f"{name}_weights"]).view(np.int16)[:, 0]
    found = np.zeros((count, 2), dtype=np.int64)
    for row, slot in features:
        gathered = packed.take(slot).view(np.int8).reshape(*slot.shape, 2)
        sums = gathered.sum(axis=0, dtype=np.int32)
        for column in range(2):
            of_rows = np.bincount(row, sums[:, column], minlength=count)
            found[:, column] += of_rows.astype(np.int64)
    return _scaled(part, name, found)


def _scaled(part: store.Part, name: str, sums: Ints) -> Floats:
    settings = part.settings[name]
    found: Floats = sums * np.array(settings["scale"]) + np.array(settings["intercept"])
    return found


def calibrated(values: Floats, calibration: list[list[float]]) -> Floats:
    """Turn log-odds into probabilities by each column's slope and intercept."""
    slope, intercept = np.array(calibration).T
    found: Floats = 1.0 / (1.0 + np.exp(-np.clip(values * slope + intercept, -30.0, 30.0)))
    return found
