from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.ngram.views import views
from credscore.oddity import reading as module
from credscore.oddity import sentences
from credscore.oddity.damage import Damage, DamageModel, Thresholds
from credscore.oddity.reading import Reading, prior, sigmoid
from credscore.oddity.sentences import ENOUGH, badly_made, garbled, oddities
from credscore.oddity.wording import COLUMNS, MAKERS

USUAL = np.array([-1.0, 0.5, 0.0])
LIMITS = Thresholds(USUAL, USUAL + 1, USUAL + 2)
FITTED = {"garbled": {"line": [1.5, -1.0]}}
BASE_RATES = {"base_rates": [0.06, 0.002, 0.004]}
SOUND = -40.0  # log-odds of a word that looks put there by nobody

log_odds = st.floats(-30, 30)
weights = st.lists(st.floats(-5, 5), min_size=12, max_size=12)
odds_of_tokens = st.lists(log_odds, min_size=12, max_size=12)
HALVES = [(0, 6), (6, 12)]


@pytest.fixture(scope="module", autouse=True)
def _toy() -> Iterator[None]:
    """Put small numbers in the place of what was learned."""
    with pytest.MonkeyPatch.context() as patch:
        model = SimpleNamespace(thresholds=LIMITS)
        patch.setattr(DamageModel, "shipped", staticmethod(lambda: model))
        patch.setattr(sentences, "settings", lambda: FITTED)
        patch.setattr(module, "settings", lambda: BASE_RATES)
        yield


def reading(
    worded: Sequence[float], odd: Sequence[float] = (), machine: float = 0.0, n: int = 0
) -> Reading:
    """Return a document of `n` tokens with weights of its wording and odd words at its start."""
    seen = views(("the",) * max(n, len(worded)))
    shares = np.zeros((len(seen.kept), len(COLUMNS)))
    shares[: len(worded), COLUMNS.index("edited")] = worded
    found = np.full((len(seen.kept), len(MAKERS)), SOUND)
    found[: len(odd), MAKERS.index("spinner")] = odd
    damage = Damage(
        found,
        np.ones(len(seen.kept), dtype=np.bool_),
        np.zeros((len(seen.kept), 2), dtype=np.float32),
    )
    none = np.zeros(len(MAKERS))
    return Reading(seen, shares, damage, (), none, none[None, :], machine)


@given(worded=weights, odd=odds_of_tokens, machine=log_odds)
def test_every_sentence_has_a_probability(
    worded: list[float], odd: list[float], machine: float
) -> None:
    found = garbled(reading(worded, odd, machine), [*HALVES, (0, 12), (3, 4)])
    assert found.shape == (4,)
    assert ((found >= 0) & (found <= 1)).all()


@given(worded=weights, odd=odds_of_tokens, machine=log_odds)
def test_a_sentence_without_words_is_not_garbled(
    worded: list[float], odd: list[float], machine: float
) -> None:
    assert garbled(reading(worded, odd, machine), [(0, 0), (5, 5), (12, 12)]).tolist() == [0, 0, 0]


def test_without_sentences_nothing_is_garbled() -> None:
    assert garbled(reading([]), []).shape == (0,)


@given(odd=odds_of_tokens, at=st.integers(0, 11), more=st.floats(0.01, 20))
def test_an_odder_word_makes_its_own_sentence_likelier_garbled(
    odd: list[float], at: int, more: float
) -> None:
    before = garbled(reading([0.0] * 12, odd), HALVES)
    odd[at] += more
    after = garbled(reading([0.0] * 12, odd), HALVES)
    assert after[at // 6] >= before[at // 6] - 1e-12
    assert after[1 - at // 6] == pytest.approx(before[1 - at // 6], abs=1e-12)


def test_more_odd_words_are_more_garbled_and_each_further_one_a_little_less() -> None:
    found = [garbled(reading([0.0] * 12, [9.0] * k), [(0, 12)])[0] for k in range(12)]
    steps = np.diff(found)
    assert (steps > 0).all()
    assert (np.diff(steps) < 0).all()


def test_in_a_persons_text_odd_words_alone_never_settle_it() -> None:
    person = reading([0.0] * 50, [40.0] * 50, machine=-40.0, n=ENOUGH)
    assert garbled(person, [(0, 1), (0, 50), (60, 70)]).tolist() == pytest.approx(
        [sentences._AT_MOST * -math.expm1(-sentences._PER_ODDITY), sentences._AT_MOST, 0.0]
    )


@given(worded=weights, low=log_odds, high=log_odds)
def test_the_same_wording_is_likelier_garbled_in_a_machines_text(
    worded: list[float], low: float, high: float
) -> None:
    low, high = sorted((low, high))
    of_both = [garbled(reading(worded, machine=m, n=ENOUGH), HALVES) for m in (low, high)]
    assert (of_both[0] <= of_both[1] + 1e-12).all()


def test_in_a_text_that_is_a_bad_machines_for_sure_the_wording_decides_alone() -> None:
    # Four tokens of a half: 2 over a root of 4, times 1.5, less 1; and one of no weight.
    found = garbled(reading([0.5] * 4, machine=40.0, n=ENOUGH), [(0, 4), (4, 5)])
    assert found.tolist() == pytest.approx([sigmoid(0.5), sigmoid(-1.0)])


def test_oddness_of_a_word_is_summed_over_all_kinds_of_machine() -> None:
    whole = reading([0.0] * 3)
    whole.damage.log_odds[1] = USUAL
    whole.damage.log_odds[2] = (30.0, SOUND, USUAL[2])
    assert oddities(whole).tolist() == pytest.approx([0.0, 1.5, 1.5], abs=1e-9)


@given(machine=log_odds)
def test_a_short_text_says_of_its_machine_in_proportion(machine: float) -> None:
    half, whole, more = (
        badly_made(reading([], machine=machine, n=n)) for n in (ENOUGH // 2, ENOUGH, 3 * ENOUGH)
    )
    assert half == pytest.approx(sigmoid((prior() + machine) / 2 - sentences._BAD))
    assert whole == more == pytest.approx(sigmoid(machine - sentences._BAD))


@pytest.mark.parametrize("machine", [math.nan, 9.0])
def test_without_words_a_machine_is_as_likely_as_before(machine: float) -> None:
    usual = sigmoid(prior() - sentences._BAD)
    assert badly_made(reading([], machine=machine)) == pytest.approx(usual)
