from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from strategies import texts

from credscore.ngram.runs import KINDS, WORDS
from credscore.ngram.views import views
from credscore.oddity.surface import Surface
from credscore.oddity.wording import BITS, COLUMNS, MAKERS, Line, Wording, ngram_slots
from credscore.text.tokens import tokenize

SIZE = 1 << BITS
LINES = (Line(2.0, 0.5, -1.0), Line(1.0, 0.0, 0.25))
SCALES = np.array([0.5, 0.25])
_FAR = np.array([-9.0, 9.0])
_LENGTHS = np.array([0.0, 3.0])
# Twice the one sum, the other, and the logarithm of the length.
PLANE = Surface((_FAR, _FAR, _LENGTHS), 2 * _FAR[:, None, None] + _FAR[:, None] + _LENGTHS)
ONES = Wording(np.ones((SIZE, 2), dtype=np.int8), SCALES, PLANE, LINES[::-1])


def totals(*tokens: str) -> list[float]:
    found: list[float] = ONES.of_tokens(views(tokens)).sum(axis=0).tolist()
    return found


def test_every_ngram_counts_once_for_every_maker() -> None:
    # Words: 5 + 4 + 3; masked: 4 + 3 + 2; all different.
    assert totals("the", "of", "and", "to", "in") == pytest.approx([0.5 * 21, 0.25 * 21])


def test_an_ngram_that_comes_again_counts_less() -> None:
    # One word twice; its pair in the words and in the masks once each.
    assert totals("the", "the")[0] == pytest.approx(0.5 * (1 + math.log(2) + 1 + 1))


def test_the_weight_of_an_ngram_is_shared_by_its_tokens() -> None:
    weights = np.zeros((SIZE, 2), dtype=np.int8)
    seen = views(("the", "of", "and"))
    pair = ngram_slots(seen)[KINDS.index((WORDS, 2))][0]
    weights[pair] = (8, 0)
    shares = Wording(weights, SCALES, PLANE, LINES).of_tokens(seen)
    assert shares.tolist() == [[2, 0], [2, 0], [0, 0]]


@pytest.mark.parametrize("tokens", [(), ("“",), ("the",), ("the", "of")])
def test_few_tokens_have_few_shares(tokens: tuple[str, ...]) -> None:
    seen = views(tokens)
    assert ONES.of_tokens(seen).shape == (len(seen.kept), 2)


def test_log_odds_of_a_sentence_are_a_line_over_the_root_of_the_length() -> None:
    shares = np.array([[1.0, 2.0], [1.0, 2.0], [0.5, 1.0], [0.5, 0.0]])
    # 3 over a root of 4, plus a quarter; twice 5 over 2, plus half of that root, less 1.
    assert ONES.log_odds_of_sentence(shares).tolist() == pytest.approx([1.75, 5.0])


def test_log_odds_of_a_document_lie_on_the_surface_of_two_sums_and_the_length() -> None:
    shares = np.full((4, len(COLUMNS)), 99.0)
    shares[:, COLUMNS.index("neural")] = (1, 1, 0.5, 0.5)
    shares[:, COLUMNS.index("unpaired")] = (2, 0, 0, 0)
    # Twice 3 over a root of 4, plus 2 over 2, plus the logarithm of 4.
    assert ONES.log_odds_of_document(shares) == pytest.approx(4 + math.log(4))


def test_no_words_say_nothing() -> None:
    assert ONES.log_odds_of_document(np.empty((0, len(COLUMNS)))) == 0


@given(text=texts)
def test_slots_are_those_of_ngrams_within_the_text(text: str) -> None:
    seen = views(tokenize(text).strings)
    for (_, length), places in zip(KINDS, ngram_slots(seen), strict=True):
        assert len(places) == max(0, len(seen.kept) - length + 1)


def test_the_shipped_table_has_a_weight_for_every_column() -> None:
    shipped = Wording.shipped()
    assert shipped.weights.shape == (SIZE, len(COLUMNS))
    assert shipped.scales.shape == (len(COLUMNS),)
    assert len(shipped.sentence) == len(MAKERS)
    assert all(line.slope > 0 for line in shipped.sentence)


def test_the_shipped_surface_rises_with_both_sums() -> None:
    surface = Wording.shipped().document
    assert all((np.diff(axis) > 0).all() for axis in surface.axes)
    assert (np.diff(surface.values, axis=0) >= 0).all()
    assert (np.diff(surface.values, axis=1) >= 0).all()
    assert np.ptp(surface.values) > 2
