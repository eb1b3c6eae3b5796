from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import articles, texts

from credscore.ngram.views import views
from credscore.oddity.damage import Damage, DamageModel, Thresholds
from credscore.oddity.phrases import Phrase, margins, phrases
from credscore.oddity.reading import Reading
from credscore.oddity.sentences import ENOUGH
from credscore.oddity.wording import COLUMNS, MAKERS
from credscore.text.document import Document

STRICT, LOOSE = np.array([3.0, 4.0, 5.0]), np.array([1.0, 0.0, 2.0])
LIMITS = Thresholds(LOOSE, LOOSE, STRICT)
BEFORE, AFTER = (-1.0, 1.0), (1.0, -1.0)  # with which neighbour a word goes less well
PERSON, MACHINE = -40.0, 40.0  # log-odds

seeds = st.integers(0, 999)


@pytest.fixture(scope="module", autouse=True)
def _toy() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        model = SimpleNamespace(thresholds=LIMITS)
        patch.setattr(DamageModel, "shipped", staticmethod(lambda: model))
        yield


def reading(tokens: tuple[str, ...], by_maker: float = 0.0) -> Reading:
    """Return a document of which nothing is odd yet."""
    seen = views(tokens)
    n = len(seen.kept)
    damage = Damage(
        np.zeros((n, len(MAKERS))),
        np.ones(n, dtype=np.bool_),
        np.zeros((n, 2), dtype=np.float32),
    )
    of_makers = np.full(len(MAKERS), by_maker)
    return Reading(
        seen, np.zeros((n, len(COLUMNS))), damage, (), of_makers, of_makers[None, :], by_maker
    )


def found(text: str, odd: Mapping[str, tuple[float, float]]) -> list[str]:
    """Return the phrases around odd words, given how these go with their neighbours."""
    doc = Document.from_text(text)
    whole = reading(doc.tokens.strings)
    kept = [doc.tokens.strings[k] for k in whole.views.kept]
    above = np.full(len(kept), -1.0)
    for word, association in odd.items():
        above[kept.index(word)] = 1.0
        whole.damage.association[kept.index(word)] = association
    return [phrase.span.of(text) for phrase in phrases(doc, whole, above)]


@pytest.mark.parametrize(("association", "phrase"), [(BEFORE, "strong rain"), (AFTER, "rain sank")])
def test_an_odd_word_is_shown_with_the_neighbour_it_goes_with_less(
    association: tuple[float, float], phrase: str
) -> None:
    assert found("A strong rain sank it.", {"rain": association}) == [phrase]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("It was the rain today.", "rain today"),
        ("It was Their rain today.", "rain today"),
        ("It was the rain of it.", "rain"),
        ("Strong rain of the day", "Strong rain"),
    ],
)
def test_function_words_are_not_the_neighbour(text: str, phrase: str) -> None:
    association = AFTER if text.startswith("Strong") else BEFORE
    assert found(text, {"rain": association}) == [phrase]


@pytest.mark.parametrize(
    "between", [", ", ". ", " “", "” ", "\n", "\r\n", " \n ", " - ", "—", " (", "…", " \ufeff"]
)
def test_a_phrase_never_crosses_a_mark_or_the_end_of_a_line(between: str) -> None:
    text = f"Nobody saw strong{between}rain"
    assert found(text, {"rain": BEFORE}) == ["rain"]
    assert found(text, {"strong": AFTER, "rain": BEFORE}) == ["saw strong", "rain"]


@pytest.mark.parametrize("between", ["\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_a_phrase_never_crosses_what_ends_a_sentence(between: str) -> None:
    text = f"Nobody saw strong{between}rain"
    assert len(Document.from_text(text).sentences) == 2
    assert found(text, {"rain": BEFORE}) == ["rain"]


@pytest.mark.parametrize("between", [" ", "  ", "\t", "\u00a0"])
def test_any_other_blanks_lie_within_a_phrase(between: str) -> None:
    assert found(f"a strong{between}rain", {"rain": BEFORE}) == [f"strong{between}rain"]


@pytest.mark.parametrize("word", ["rain", "Rain"])
def test_a_word_alone_stays_alone(word: str) -> None:
    assert found(word, {word: BEFORE}) == [word]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gold mill rain sank", ["gold mill rain sank"]),
        ("gold mill grey rain sank", ["gold mill grey rain sank"]),
        ("gold mill of rain sank", ["gold mill of rain sank"]),
        ("gold mill grey warm rain sank", ["gold mill", "rain sank"]),
        ("gold mill, rain sank", ["gold mill", "rain sank"]),
        ("gold mill “rain sank”", ["gold mill", "rain sank"]),
        ("gold mill grey\nrain sank", ["gold mill", "rain sank"]),
        ("gold mill\nrain sank", ["gold mill", "rain sank"]),
    ],
)
def test_phrases_up_to_a_word_apart_are_one(text: str, expected: list[str]) -> None:
    assert found(text, {"mill": BEFORE, "rain": AFTER}) == expected


def test_two_odd_words_that_share_a_neighbour_are_one_phrase() -> None:
    assert found("gold mill rain", {"gold": AFTER, "rain": BEFORE}) == ["gold mill rain"]


def drawn(text: str, seed: int) -> tuple[Document, Reading, np.ndarray, list[Phrase]]:
    doc = Document.from_text(text)
    whole = reading(doc.tokens.strings)
    rng = np.random.default_rng(seed)
    whole.damage.association[:] = rng.normal(size=whole.damage.association.shape)
    above = rng.normal(-0.7, size=len(whole.views.kept))
    return doc, whole, above, phrases(doc, whole, above)


@given(text=texts | articles, seed=seeds)
def test_phrases_are_whole_words_in_order_and_apart(text: str, seed: int) -> None:
    doc, _, _, some = drawn(text, seed)
    starts, ends = set(doc.tokens.starts.tolist()), set(doc.tokens.ends.tolist())
    assert all(p.span.start in starts and p.span.end in ends for p in some)
    assert all(a.span.end <= b.span.start for a, b in pairwise(some))
    assert not any("\n" in p.span.of(text) for p in some)


@given(text=texts | articles, seed=seeds)
def test_every_odd_word_is_in_a_phrase_which_is_as_odd_as_its_oddest(text: str, seed: int) -> None:
    doc, whole, above, some = drawn(text, seed)
    at = doc.tokens.starts[whole.views.kept]
    odd = above > 0
    within = [odd & (at >= p.span.start) & (at < p.span.end) for p in some]
    assert [p.margin for p in some] == [above[inside].max() for inside in within]
    assert sum(int(inside.sum()) for inside in within) == odd.sum()


def margins_of(by_maker: float, n: int = ENOUGH, log_odds: float = 3.5) -> list[float]:
    whole = reading(("the",) * n, by_maker)
    whole.damage.log_odds[:] = log_odds
    shown: list[float] = margins(whole).tolist()
    return shown


@pytest.mark.parametrize(
    ("by_maker", "n", "margin"),
    [
        (PERSON, ENOUGH, 0.5),
        (MACHINE, ENOUGH, 3.5),
        (MACHINE, 3 * ENOUGH, 3.5),
        (MACHINE, ENOUGH // 2, 1.5),
    ],
)
def test_a_margin_is_above_the_threshold_that_is_passed_most(
    by_maker: float, n: int, margin: float
) -> None:
    # In a short text that a machine made the threshold has come down half of the way.
    assert margins_of(by_maker, n) == pytest.approx([margin] * n)


@given(one=st.floats(-9, 9), other=st.floats(-9, 9))
def test_the_likelier_a_machine_the_more_is_pointed_at(one: float, other: float) -> None:
    low, high = (margins_of(m, n=ENOUGH)[0] for m in sorted((one, other)))
    assert low <= high


def test_what_is_not_pointable_has_no_margin() -> None:
    whole = reading(("the", "Rain"))
    whole.damage.log_odds[:] = 99.0
    whole.damage.pointable[1] = False
    assert np.isfinite(margins(whole)).tolist() == [True, False]
    assert margins(reading(())).shape == (0,)
