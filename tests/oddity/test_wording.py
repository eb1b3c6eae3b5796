from __future__ import annotations

import math

import numpy as np
import pytest

from credscore.ngram.views import views
from credscore.oddity.wording import BITS, KINDS, Wording, ngram_slots

SIZE = 1 << BITS
ONES = Wording(np.ones(SIZE, dtype=np.int8), 0.5, (2.0, 0.5, -1.0), (1.0, 0.0, 0.25))


def total(*tokens: str) -> float:
    return float(ONES.of_tokens(views(tokens)).sum())


def test_every_ngram_counts_once() -> None:
    # Words: 5 + 4 + 3; masked: 4 + 3 + 2; all different.
    assert total("the", "of", "and", "to", "in") == pytest.approx(0.5 * 21)


def test_an_ngram_that_comes_again_counts_less() -> None:
    # One word twice; its pair in the words and in the masks once each.
    assert total("the", "the") == pytest.approx(0.5 * (1 + math.log(2) + 1 + 1))


def test_the_weight_of_an_ngram_is_shared_by_its_tokens() -> None:
    only_pairs = np.zeros(SIZE, dtype=np.int8)
    seen = views(("the", "of", "and"))
    pair = ngram_slots(seen)[KINDS.index((1, 2))][0]
    only_pairs[pair] = 8
    wording = Wording(only_pairs, 0.5, ONES.document, ONES.sentence)
    assert wording.of_tokens(seen).tolist() == [2.0, 2.0, 0.0]


@pytest.mark.parametrize("tokens", [(), ("“",), ("the",), ("the", "of")])
def test_few_tokens_have_few_shares(tokens: tuple[str, ...]) -> None:
    seen = views(tokens)
    assert ONES.of_tokens(seen).shape == seen.kept.shape


def test_log_odds_are_a_line_over_the_root_of_the_length() -> None:
    # 2 * 3 / sqrt(4) + 0.5 * sqrt(4) - 1
    assert ONES.log_odds_of_document(np.array([1.0, 1.0, 0.5, 0.5])) == pytest.approx(3.0)
    assert ONES.log_odds_of_sentence(np.array([1.0, 1.0, 0.5, 0.5])) == pytest.approx(1.75)


def test_no_words_say_nothing() -> None:
    assert ONES.log_odds_of_document(np.empty(0)) == 0


def test_the_shipped_table_is_as_large_as_its_slots() -> None:
    shipped = Wording.shipped()
    assert shipped.weights.shape == (SIZE,)
    assert shipped.document[0] > 0
    assert shipped.sentence[0] > 0
