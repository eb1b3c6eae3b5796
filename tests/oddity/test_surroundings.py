from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from strategies import texts

from credscore.ngram.counts import CountTable
from credscore.ngram.hashing import Hashes, ngram_hashes
from credscore.ngram.runs import WORDS
from credscore.ngram.views import views
from credscore.oddity.surroundings import (
    RUNS,
    Vocabulary,
    associations,
    describe,
    judgeable,
    n_columns,
)
from credscore.text.tokens import tokenize

KNOWN = ("strong", "rain", "of", "the", "engine")
BEFORE, AFTER = len(RUNS), len(RUNS) + 1  # association
FUNCTION = len(RUNS) + 2


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


def columns(text: str, shares: list[list[float]] | None = None) -> np.ndarray:
    seen = views(tokenize(text).strings)
    given = np.zeros((len(seen.kept), 0)) if shares is None else np.array(shares, dtype=float)
    return describe(seen, given, *small())


def test_association_is_the_scaled_product_of_the_factors() -> None:
    # Half of two times four less three; the first word has nothing before it.
    found = columns("strong rain")
    assert found[:, BEFORE].tolist() == [0, 2.5]
    assert found[:, AFTER].tolist() == [2.5, 0]
    assert not columns("rain strong")[:, [BEFORE, AFTER]].any()
    assert associations(found).tolist() == [[0, 2.5], [2.5, 0]]


def test_a_pair_seen_eight_times_is_at_level_four_for_both_words() -> None:
    found = columns("the strong rain")
    assert found[:, RUNS.index((WORDS, 2, 0))].tolist() == [0, 4, 0]
    assert found[:, RUNS.index((WORDS, 2, -1))].tolist() == [0, 0, 4]
    assert found[:, RUNS.index((WORDS, 2, 1))].tolist() == [4, 0, 0]


def test_function_words_are_marked_with_their_neighbours() -> None:
    found = columns("rain of the engine")
    assert found[:, FUNCTION].tolist() == [0, 1, 1, 0]
    assert found[:, FUNCTION + 1].tolist() == [0, 0, 1, 1]
    assert found[:, FUNCTION + 2].tolist() == [1, 1, 0, 0]


@pytest.mark.parametrize(
    ("text", "pointable"),
    [
        ("strong rain of", [True, True, True]),
        ("strong Rain of", [True, False, True]),
        ("strong unknown of", [True, False, True]),
        ("strong, rain", [True, False, True]),
        ("strong “rain” of", [True, True, True]),
        ("rain 5 of", [True, False, True]),
        ("", []),
    ],
)
def test_only_known_lower_case_words_are_pointed_at(text: str, pointable: list[bool]) -> None:
    assert judgeable(columns(text)).tolist() == pointable


def test_the_wording_nearby_is_the_mean_of_two_on_each_side() -> None:
    found = columns("the strong rain of the", [[1], [2], [4], [8], [16]])
    assert found[:, -2].tolist() == [1, 2, 4, 8, 16]
    assert found[:, -1].tolist() == [(2 + 4) / 4, (1 + 4 + 8) / 4, 27 / 4, 22 / 4, 12 / 4]


@given(text=texts)
def test_every_remaining_token_is_described(text: str) -> None:
    seen = views(tokenize(text).strings)
    shares = np.zeros((len(seen.kept), 3))
    found = describe(seen, shares, *small())
    assert found.shape == (len(seen.kept), n_columns(3))
    assert np.isfinite(found).all()
