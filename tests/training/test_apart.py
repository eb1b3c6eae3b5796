from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.ngram.runs import KINDS, WORDS
from credscore.ngram.views import views
from credscore.oddity.wording import BITS, ngram_slots
from credscore.training import apart, marked
from credscore.training.apart import FEWEST_WORDS, MIN_PASSAGES, NATIVE, PEOPLE
from credscore.training.apart import WORDS as WORDS_EACH

KIND = {"mt", "essay", "human_ref", *NATIVE}


def slot(word: str) -> int:
    return int(ngram_slots(views((word,)))[KINDS.index((WORDS, 1))][0])


def passage(*words: str) -> str:
    """Return a passage of the least length, with these words in it."""
    return " ".join([*words, *(["the"] * (FEWEST_WORDS - len(words)))])


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str]]:
    """Put texts in the place of the data folder: text, kind, source."""
    given: list[tuple[str, str, str]] = []
    monkeypatch.setattr(apart, "_texts", lambda _: iter(given))
    monkeypatch.setattr(apart, "is_kept_out", lambda source: source.startswith("kept"))
    return given


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return what would be fitted."""
    seen: dict[str, Any] = {}

    def fitted(x: Any, lengths: Any, machine: Any, weight: Any, strength: float) -> Any:
        seen.update(x=x, lengths=lengths, machine=machine, weight=weight, strength=strength)
        return np.zeros(1)

    monkeypatch.setattr(apart, "_fitted", fitted)
    return seen


def numbered(n: int) -> str:
    return " ".join(map(str, range(n)))


@pytest.mark.parametrize(
    ("n", "lengths"),
    [
        (FEWEST_WORDS - 1, []),
        (FEWEST_WORDS, [FEWEST_WORDS]),
        (WORDS_EACH, [WORDS_EACH]),
        (WORDS_EACH + FEWEST_WORDS - 1, [WORDS_EACH]),
        (WORDS_EACH + FEWEST_WORDS, [WORDS_EACH, FEWEST_WORDS]),
        (9 * WORDS_EACH, [WORDS_EACH] * apart._PASSAGES),
    ],
)
def test_a_text_is_cut_into_few_passages_none_of_them_short(n: int, lengths: list[int]) -> None:
    assert [len(p.split()) for p in apart._cut(numbered(n))] == lengths


@given(n=st.integers(0, 700))
def test_passages_follow_on_from_one_another(n: int) -> None:
    joined = " ".join(apart._cut(numbered(n)))
    assert numbered(n).startswith(joined)


def test_shares_of_the_classes_on_either_side_make_one() -> None:
    shares = apart._shares()
    assert set(shares) == KIND
    assert shares.pop("mt") == 1
    assert sum(shares.values()) == pytest.approx(1.0)
    assert sum(NATIVE.values()) == pytest.approx(1.0)
    assert sum(PEOPLE.values()) == pytest.approx(1.0)


@pytest.fixture
def weighed(rows: list[tuple[str, str, str]], asked: dict[str, Any]) -> dict[str, Any]:
    """Return what is fitted of a big and a small source of every class."""
    for kind in sorted(KIND):
        rows += [(passage(), kind, "big")] * 3 + [(passage(), kind, "small")]
        rows += [(passage("kept"), kind, "kept out")]
    apart.neural_weights(Path())
    return asked


def test_a_class_weighs_its_share_and_its_sources_weigh_alike(weighed: dict[str, Any]) -> None:
    shares = [apart._shares()[kind] for kind in sorted(KIND)]
    by_class = weighed["weight"].reshape(-1, 4)
    assert by_class.sum(axis=1).tolist() == pytest.approx(shares)
    assert by_class[:, :3].sum(axis=1) == pytest.approx(by_class[:, 3])


def test_only_translations_are_the_machines(weighed: dict[str, Any]) -> None:
    by_class = weighed["machine"].reshape(-1, 4)
    assert by_class.all(axis=1).tolist() == [kind == "mt" for kind in sorted(KIND)]
    assert by_class.sum() == 4


def test_kept_out_sources_shape_no_weight(weighed: dict[str, Any]) -> None:
    assert weighed["x"].shape[0] == 4 * len(KIND)
    assert weighed["x"][:, slot("kept")].sum() == 0


def test_a_machines_word_weighs_more_than_a_persons(rows: list[tuple[str, str, str]]) -> None:
    for i in range(MIN_PASSAGES):
        rows += [(passage("realise", "rain"), "mt", f"mt {i}")]
        rows += [(passage("see", "rain"), kind, f"{kind} {i}") for kind in KIND - {"mt"}]
    weights = apart.neural_weights(Path())
    assert weights.shape == (1 << BITS,)
    assert weights[slot("realise")] > 0 > weights[slot("see")]
    assert weights[slot("rain")] == 0  # in every passage, and so no sign


def test_a_word_of_few_passages_has_no_weight(rows: list[tuple[str, str, str]]) -> None:
    for kind in sorted(KIND):
        for i in range(MIN_PASSAGES):
            words = ["often", "seldom"][: 1 + (i > 0)] if kind == "mt" else []
            rows += [(passage(*words), kind, f"{kind} {i}")]
    weights = apart.neural_weights(Path())
    assert weights[slot("often")] > 0
    assert weights[slot("seldom")] == 0


class Ones:
    """Stands for a regression that gives every column the same weight."""

    def __init__(self, **_: object) -> None:
        self.coef_ = np.ones((1, 0))

    def fit(self, x: Any, _: object, sample_weight: Any) -> None:
        self.coef_ = np.ones((1, x.shape[1]))


def test_a_weight_holds_how_rare_the_word_is(
    rows: list[tuple[str, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "LogisticRegression", Ones)
    for kind in sorted(KIND):
        words = ["rain"] if kind == "mt" else []
        rows += [(passage(*words), kind, f"{kind} {i}") for i in range(MIN_PASSAGES)]
    rarity = math.log((1 + len(rows)) / (1 + MIN_PASSAGES))
    assert apart.neural_weights(Path())[slot("rain")] == pytest.approx(rarity)


def edits() -> Iterator[tuple[dict[str, Any], str, str]]:
    def row(mean: float | None, sid: str = "sid") -> dict[str, Any]:
        return {"mean": mean, "sid": sid}

    for _ in range(MIN_PASSAGES):
        yield row(20.0), "the armed polices", "the armed police"
        yield row(90.0), "a strong rain", "a heavy rain"
    yield row(20.0), "no change", "no change"
    yield row(None), "no rating", "without rating"
    yield row(20.0, "kept out"), "for later", "kept for later"


@pytest.fixture
def _edits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked, "edited", lambda *_: edits())
    monkeypatch.setattr(apart, "is_kept_out", lambda source: source.startswith("kept"))


@pytest.mark.usefixtures("_edits")
def test_what_post_editors_took_out_weighs_more_where_it_was_garbled() -> None:
    weights = apart.edited_weights(Path())
    assert weights[slot("polices")] > weights[slot("strong")] > 0
    assert weights[slot("police")] < weights[slot("heavy")] < 0


@pytest.mark.usefixtures("_edits")
def test_edits_that_are_unrated_kept_out_or_none_are_left_aside(asked: dict[str, Any]) -> None:
    apart.edited_weights(Path())
    assert asked["x"].shape[0] == 4 * MIN_PASSAGES
    assert asked["machine"].tolist() == [True] * 2 * MIN_PASSAGES + [False] * 2 * MIN_PASSAGES
    sides = asked["weight"].reshape(2, -1)
    assert sides[0].tolist() == sides[1].tolist()
