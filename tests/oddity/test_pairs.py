from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from strategies import texts

from credscore.ngram.counts import CountTable
from credscore.ngram.hashing import Hashes, ngram_hashes
from credscore.ngram.views import views
from credscore.oddity.pairs import (
    COLUMNS,
    WORDS,
    PairModel,
    Vocabulary,
    crossed,
    pair_features,
)
from credscore.text.tokens import tokenize

KNOWN = ("strong", "rain", "of", "the", "engine")


def hashes_of(*words: str) -> Hashes:
    return views(words).words


def small() -> tuple[CountTable, Vocabulary]:
    """Return counts of one pair, and a vocabulary of rank two."""
    pair = ngram_hashes(hashes_of("strong", "rain"), 2, WORDS)
    counts = CountTable.of(pair, np.array([8], dtype=np.int64), 16)
    hashes = np.sort(hashes_of(*KNOWN))
    left = np.zeros((5, 2), dtype=np.int8)
    right = np.zeros((5, 2), dtype=np.int8)
    vocabulary = Vocabulary(hashes, left, right, 0.5)
    first, second = vocabulary.index(hashes_of("strong", "rain")).tolist()
    left[first], right[second] = (2, 3), (4, -1)
    return counts, vocabulary


def columns(text: str) -> tuple[dict[str, list[float]], list[bool]]:
    tokens = tokenize(text).strings
    found = pair_features(tokens, views(tokens), *small())
    return dict(zip(COLUMNS, found.x.T.tolist(), strict=True)), found.judged.tolist()


def test_association_is_the_scaled_product_of_the_factors() -> None:
    # Half of two times four less three.
    assert columns("strong rain")[0]["association"] == [2.5]
    assert columns("rain strong")[0]["association"] == [0.0]


def test_a_pair_seen_eight_times_is_at_level_four() -> None:
    assert columns("strong rain")[0]["pair"] == [4.0]
    assert columns("strong rain")[0]["expected_less_seen"] == [-8.0]


def test_the_pairs_beside_a_pair_are_seen_too() -> None:
    found, _ = columns("the strong rain")
    assert (found["pair"], found["pair_after"], found["pair_before"]) == ([0, 4], [4, 0], [0, 0])


def test_function_words_are_marked() -> None:
    found, _ = columns("rain of the engine")
    assert found["first_is_function_word"] == [0, 1, 1]
    assert found["second_is_function_word"] == [1, 1, 0]


@pytest.mark.parametrize(
    ("text", "judged"),
    [
        ("strong rain of", [True, True]),
        ("strong Rain of", [False, False]),
        ("Strong rain of", [False, True]),
        ("strong unknown of", [False, False]),
        ("strong, rain", [False, False]),
        ("strong “rain” of", [True, True]),
        ("rain 5 of", [False, False]),
        ("rain", []),
        ("", []),
    ],
)
def test_only_known_lower_case_words_are_judged(text: str, judged: list[bool]) -> None:
    assert columns(text)[1] == judged


def test_a_word_outside_the_vocabulary_has_no_row() -> None:
    _, vocabulary = small()
    assert (vocabulary.index(hashes_of(*KNOWN)) >= 0).all()
    assert vocabulary.index(hashes_of("unknown", "zebra")).tolist() == [-1, -1]


def test_crossing_adds_squares_and_products() -> None:
    z = np.arange(1.0, len(COLUMNS) + 1).reshape(1, -1)
    n = len(COLUMNS)
    wide = crossed(z)
    assert wide.shape == (1, n + n + (n - 1) + (n - 2) + 2 * (n - 5))
    assert wide[0, : 2 * n].tolist() == [*z[0], *(z[0] ** 2)]
    assert wide[0, 2 * n] == z[0, 0] * z[0, 1]


def test_the_shipped_model_has_a_weight_for_every_column() -> None:
    model = PairModel.shipped()
    assert model.weights.shape == crossed(np.zeros((1, len(COLUMNS))))[0].shape
    assert model.mean.shape == model.deviation.shape == (len(COLUMNS),)
    assert (model.deviation > 0).all()
    assert model.thresholds[0] < model.thresholds[1]


@given(text=texts)
def test_there_is_a_judgement_for_every_two_neighbours(text: str) -> None:
    tokens = tokenize(text).strings
    seen = views(tokens)
    log_odds = PairModel.shipped().log_odds(tokens, seen)
    assert log_odds.shape == (max(0, len(seen.kept) - 1),)
    assert not np.isnan(log_odds).any()
    assert not (log_odds == np.inf).any()


def test_a_pair_nobody_writes_is_odder_than_one_everybody_does() -> None:
    tokens = tokenize("it was a strong rain of the engine and it was a day of the week").strings
    log_odds = PairModel.shipped().log_odds(tokens, views(tokens))
    at = {pair: i for i, pair in enumerate(pairwise(tokens))}
    assert log_odds[at["rain", "of"]] > log_odds[at["day", "of"]]
