"""A second look at every sentence, beside its neighbours.

Words of a quotation that goes on say little by themselves; that the sentence before it named a
speaker says nearly all.  What the first look found is put into steps, and steps of neighbours
are features together.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from credscore import native
from credscore.extractors.attribution.features import Slots
from credscore.extractors.attribution.reading import Flags, Ints, Reading
from credscore.ngram.hashing import ODD, spread

BITS = 16
_STEPS = np.array([-3.0, -1.5, -0.5, 0.5, 1.5, 3.0])  # log-odds at which a step begins
_LEAST = -6.0  # log-odds of a sentence without possible cues
_BASE = 40  # more than any code
# States of `_spoken`: a speaker named in the sentence before, and quotations alone since then.
_NAMED, _GOES_ON = 1, 3
_LIKELY, _MOSTLY = 1, 2  # steps: a cue is more likely than not, a sentence is mostly quoted
_AWAY = 31  # the step of a neighbour that is not there


# What is known of a sentence, and of those one and two before (-) and after (+) it; `far` ones
# also where a paragraph lies between.
_OWN = "any tier cue_any cue quote share spoken goes_on".split()
_THEIRS = "any tier cue_any cue quote share far_tier far_cue far_quote same".split()
_NAMES = [*_OWN, *(f"{mark}{name}" for mark in ("-", "+", "--", "++") for name in _THEIRS)]
_BESIDE = """
    any,tier,?any,?tier any,?cue_any,?cue,quote tier,?cue_any,?cue,quote quote,?quote,?cue,cue
    any,goes_on,?tier,?share tier,share,?cue,?share,cue quote,?far_quote,?far_cue,cue,?same
    any,tier,?far_tier,?same,share
"""
_FEATURES = f"""
    any,tier any,cue_any,cue tier,cue,quote any,cue_any,quote spoken,share,cue,tier
    spoken,quote,cue spoken,any,share,-same {_BESIDE.replace("?", "-")} {_BESIDE.replace("?", "+")}
    any,-any,+any tier,-tier,+tier,share quote,-cue,+cue,cue share,-share,+share,cue,-cue
    cue,-cue,--cue,share tier,-tier,--tier,share share,-share,--share,-cue,--cue,cue
    cue,+cue,++cue,share
""".split()
# Every feature as one number: its parts are digits.
_CODES = np.array(
    [
        [
            sum(_BASE**place * (part == name) for place, part in enumerate(reversed(f.split(","))))
            for name in _NAMES
        ]
        for f in _FEATURES
    ],
    dtype=np.int64,
)


def context_slots(
    reading: Reading, sentences: NDArray[np.float64], cues: NDArray[np.float64]
) -> Slots:
    """Return the features of every sentence's second look.

    Parameters
    ----------
    reading : Reading
    sentences : ndarray of shape (n_sentences, 2)
        Log-odds that each carries an attribution, of the reporting tier and of any.
    cues : ndarray of shape (n_cues, 2)
        Log-odds that each possible cue is one.
    """
    codes = _codes(reading, sentences, cues)
    salts = np.arange(1, len(codes) + 1, dtype=np.uint64) * ODD[1]
    slot = spread(codes.astype(np.uint64) * ODD[0] + salts[:, None], BITS)
    return Slots(np.arange(len(sentences)), slot)


def context_sums(
    reading: Reading,
    sentences: NDArray[np.float64],
    cues: NDArray[np.float64],
    weights: NDArray[np.int8],
) -> Ints | None:
    """Add up the weights of `context_slots`, shape (n_sentences, 2); None if not compiled."""
    if native.kernels is None:
        return None
    found = np.zeros((len(sentences), 2), dtype=np.int64)
    likeliest = _likeliest(reading, cues)
    native.kernels.context_sums(
        *reading.of_sentences, sentences, likeliest, _STEPS, _CODES, ODD, weights, found
    )
    return found


def _likeliest(reading: Reading, cues: NDArray[np.float64]) -> NDArray[np.float64]:
    found = np.full((len(reading.first), 2), _LEAST)
    np.maximum.at(found, reading.sentence[reading.cues], cues)
    return found


def _codes(
    reading: Reading, sentences: NDArray[np.float64], cues: NDArray[np.float64]
) -> NDArray[np.int64]:
    likeliest = _likeliest(reading, cues)
    tier, any_ = np.digitize(sentences, _STEPS).T
    cue, cue_any = np.digitize(likeliest, _STEPS[1:5]).T
    share, quote, goes_on = _quoted(reading)
    spoken = _spoken(cue, share)
    values = [any_, tier, cue_any, cue, quote, share, spoken, goes_on.astype(np.int64)]
    for step in (-1, 1, -2, 2):
        same = _moved(reading.paragraph, step, -1) == reading.paragraph
        far = [_moved(view, step, _AWAY) for view in values[:6]]
        values += [np.where(same, view, _AWAY) for view in far]
        values += [far[1], far[3], far[4], same.astype(np.int64)]
    found: Ints = _CODES @ np.stack(values)
    return found


def _moved(values: Ints, step: int, fill: int) -> Ints:
    found = np.full(len(values), fill, dtype=np.int64)
    if len(values) > abs(step):
        if step > 0:
            found[:-step] = values[step:]
        else:
            found[-step:] = values[:step]
    return found


def _quoted(reading: Reading) -> tuple[Ints, Ints, Flags]:
    """Return how much of each sentence is quoted, how it begins and ends, and if it goes on."""
    size = reading.last - reading.first
    totals = np.concatenate([[0], np.cumsum(reading.quoted)])
    quoted = totals[reading.last] - totals[reading.first]
    share = np.where(quoted == 0, 0, np.where(quoted >= size, 3, 1 + (2 * quoted > size)))
    begins = totals[np.minimum(reading.first + 1, reading.last)] > totals[reading.first]
    ends = totals[reading.last] > totals[np.maximum(reading.last - 1, reading.first)]
    return share, (share * 2 + begins) * 2 + ends, begins & (reading.opened == 0)


def _spoken(cue: Ints, share: Ints) -> Ints:
    """Return how sure it is that a speaker was named before, and only quotations since."""
    found = []
    state = 0
    for here, quoted in zip(cue.tolist(), share.tolist(), strict=True):
        found.append(state)
        if here > _LIKELY:
            state = _NAMED + (here > _LIKELY + 1)
        elif quoted < _MOSTLY:
            state = 0
        elif 0 < state < _GOES_ON:
            state += _GOES_ON - _NAMED
    return np.array(found, dtype=np.int64)
