from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from strategies import texts

from credscore.ngram.views import views
from credscore.oddity.damage import Damage, DamageModel, summary
from credscore.oddity.surroundings import n_columns
from credscore.oddity.wording import COLUMNS, MAKERS, Wording
from credscore.text.tokens import tokenize


def judged(text: str) -> Damage:
    seen = views(tokenize(text).strings)
    return DamageModel.shipped().judge(seen, Wording.shipped().of_tokens(seen))


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
    n = len(views(tokenize(text).strings).kept)
    assert found.log_odds.shape == (n, len(MAKERS))
    assert found.pointable.shape == (n,)
    assert found.association.shape == (n, 2)
    assert np.isfinite(found.log_odds).all()


@given(text=texts)
def test_what_goes_with_the_word_before_goes_with_the_word_after_it(text: str) -> None:
    before, after = judged(text).association.T
    assert before[1:].tolist() == after[:-1].tolist()


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
    plain = judged(sentence.format("discuss")).log_odds[at, spinner]
    assert judged(sentence.format("hash")).log_odds[at, spinner] > plain


def test_a_summary_is_the_mean_probability_and_the_worst_twentieth() -> None:
    log_odds = np.zeros(40)
    log_odds[[3, 7]] = (4.0, 2.0)
    sigmoid = [1 / (1 + math.exp(-v)) for v in (4.0, 2.0)]
    assert summary(log_odds).tolist() == pytest.approx([(sum(sigmoid) + 19) / 40, 3.0])
    assert summary(np.array([1.0]))[1] == 1.0
    assert summary(np.empty(0)).tolist() == [0, 0]
