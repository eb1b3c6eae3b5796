from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from strategies import texts

from credscore.ngram.runs import KINDS, WORDS
from credscore.ngram.views import views
from credscore.oddity.surface import Surface
from credscore.oddity.wording import BITS, Wording, ngram_slots
from credscore.text.tokens import tokenize
from credscore.training.counted import counts, scaled

SIZE = 1 << BITS
ONES = np.ones(SIZE, dtype=np.float32)
_TWO = np.arange(2.0)
WORDING = Wording(
    np.random.default_rng(0).integers(-127, 128, (SIZE, 1), dtype=np.int8),
    np.ones(1),
    Surface((_TWO, _TWO, _TWO), np.zeros((2, 2, 2))),
    (),
)


def slot(word: str) -> int:
    return int(ngram_slots(views((word,)))[KINDS.index((WORDS, 1))][0])


def test_every_ngram_is_counted_as_often_as_it_comes() -> None:
    found, lengths = counts(["rain, rain and rain", "the mill", ""])
    assert lengths.tolist() == [5, 2, 0]
    assert [found[0, slot(w)] for w in ("rain", "and", "mill")] == [3, 1, 0]
    assert [found[1, slot(w)] for w in ("rain", "and", "mill")] == [0, 0, 1]
    # Five words: 5 + 4 + 3 n-grams of words and 4 + 3 + 2 of masked words.
    assert found.sum(axis=1).ravel().tolist() == [[21, 4, 0]]


def test_counts_are_damped_weighted_and_over_the_root_of_the_length() -> None:
    found, lengths = counts(["rain, rain and rain"])
    idf = ONES.copy()
    idf[slot("rain")] = 2.0
    row = scaled(found, idf, lengths)
    assert row[0, slot("rain")] == pytest.approx(2 * (1 + math.log(3)) / math.sqrt(5))
    assert row[0, slot("and")] == pytest.approx(1 / math.sqrt(5))
    assert found[0, slot("rain")] == 3


@given(text=texts)
@example(text="")
@example(text="the rain and the rain and the rain")
@settings(max_examples=20)
def test_what_weights_are_fitted_on_is_what_they_are_summed_over(text: str) -> None:
    seen = views(tokenize(text).strings)
    found, lengths = counts([text])
    fitted = scaled(found, ONES, lengths) @ WORDING.weights[:, 0].astype(np.float64)
    summed = WORDING.of_tokens(seen).sum() / math.sqrt(max(len(seen.kept), 1))
    assert fitted[0] == pytest.approx(summed, rel=1e-4, abs=1e-2)
