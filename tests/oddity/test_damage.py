from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from strategies import texts

from credscore.ngram.views import views
from credscore.oddity.damage import DamageModel, summary
from credscore.oddity.surroundings import n_columns
from credscore.oddity.wording import COLUMNS, MAKERS, Wording
from credscore.text.tokens import tokenize


def judged(text: str) -> np.ndarray:
    tokens = tokenize(text).strings
    seen = views(tokens)
    shares = Wording.shipped().of_tokens(seen)
    return DamageModel.shipped().judge(tokens, seen, shares).log_odds


def test_the_shipped_networks_fit_the_columns() -> None:
    model = DamageModel.shipped()
    n_makers, n_units = model.outer.shape
    assert n_makers == len(MAKERS)
    assert model.hidden.shape == (n_columns(len(COLUMNS)), n_makers * n_units)
    assert model.hidden_bias.shape == (n_makers * n_units,)
    limits = model.thresholds
    assert (limits.usual < limits.strict).all()
    assert (limits.loose <= limits.strict).all()


def test_a_network_is_two_layers_with_a_floor_of_zero() -> None:
    shipped = DamageModel.shipped()
    model = DamageModel(
        shipped.counts,
        shipped.vocabulary,
        np.array([[1, -1, 2, 0]], dtype=np.float32),
        np.array([0, 0, 1, 1], dtype=np.float32),
        np.array([[1, 2], [1, -1]], dtype=np.float32),
        np.array([0.5, 0], dtype=np.float32),
        shipped.thresholds,
    )
    x = np.array([[3], [-1]], dtype=np.float32)
    assert model.of_columns(x).tolist() == [[3.5, 6.0], [2.5, -1.0]]


@given(text=texts)
def test_every_remaining_token_is_judged(text: str) -> None:
    found = judged(text)
    assert found.shape == (len(views(tokenize(text).strings).kept), len(MAKERS))
    assert np.isfinite(found).all()


def test_blocks_do_not_change_a_judgement() -> None:
    model = DamageModel.shipped()
    rng = np.random.default_rng(0)
    x = rng.normal(size=(1 << 14) + 5, scale=2.0)[:, None] * np.ones(
        n_columns(len(COLUMNS)), dtype=np.float32
    )
    some = x.astype(np.float32)
    whole = model.of_columns(some)
    assert whole[-3:] == pytest.approx(model.of_columns(some[-3:]), abs=2e-6)


def test_a_blind_synonym_is_odder_than_the_word_it_replaced() -> None:
    sentence = "The mayor said on Monday that the city council will {} the new budget next week."
    words = tokenize(sentence.format("discuss")).strings
    at = words.index("discuss")
    spinner = MAKERS.index("spinner")
    plain = judged(sentence.format("discuss"))[at, spinner]
    assert judged(sentence.format("hash"))[at, spinner] > plain


def test_a_summary_is_the_mean_probability_and_the_worst_twentieth() -> None:
    log_odds = np.zeros(40)
    log_odds[[3, 7]] = (4.0, 2.0)
    sigmoid = [1 / (1 + math.exp(-v)) for v in (4.0, 2.0)]
    assert summary(log_odds).tolist() == pytest.approx([(sum(sigmoid) + 19) / 40, 3.0])
    assert summary(np.array([1.0]))[1] == 1.0
    assert summary(np.empty(0)).tolist() == [0, 0]
