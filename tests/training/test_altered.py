from __future__ import annotations

import numpy as np
import pytest
from cases import article

from credscore.training import altered
from credscore.training.altered import KNOTS, altered_shape
from credscore.training.pairs import LabelledPair

ORIGINAL = article("council-original")
OTHER = article("science")
_ALTERED = (
    ("7-5", "9-3"), ("31 people", "81 people"), ("46 officers", "64 officers"),
    ("$4.2 million", "$9.2 million"), ("38-year-old", "83-year-old"), ("Trask", "Task"),
    ("Rosmond", "Rosamunde"), ("warships", "airships"), ("18 months", "80 months"),
)  # fmt: skip


def spun(n: int) -> str:
    text = ORIGINAL
    for old, new in _ALTERED[:n]:
        assert old in text
        text = text.replace(old, new)
    return text


def pair(kind: str, copy: str, *, outlets: tuple[str, str] = ("a", "b")) -> LabelledPair:
    return LabelledPair(copy, ORIGINAL, kind, "g", False, True, 1.0, ("copy",), outlets)  # noqa: FBT003  the fields in order


FAIR = [pair("verbatim", ORIGINAL), pair("plain copy", ORIGINAL)]
SPUN = [pair("spun", spun(n)) for n in (3, 6, 9)]


def test_the_shape_begins_at_none_and_never_rises() -> None:
    found = altered_shape([*FAIR, *SPUN])
    assert found["knots"] == list(KNOTS)
    assert len(found["log_odds"]) == len(KNOTS)
    assert found["log_odds"][0] == 0
    assert found["log_odds"] == sorted(found["log_odds"], reverse=True)
    assert found["log_odds"][-1] < -0.5


def test_alterations_that_pass_take_less_than_those_that_do_not() -> None:
    both = altered_shape([*FAIR, *SPUN, *(pair("verbatim", one.copy) for one in SPUN)])
    assert altered_shape([*FAIR, *SPUN])["log_odds"][-1] < both["log_odds"][-1]


def test_where_nothing_is_altered_nothing_is_learned() -> None:
    assert altered_shape([*FAIR, pair("spun", ORIGINAL)])["log_odds"] == [0.0] * len(KNOTS)


def test_the_persons_translation_is_the_one_that_passes() -> None:
    kind = "two translations, machine and person"
    forth = pair(kind, spun(9), outlets=("person", "machine"))
    (passes, ((copy, original),)) = altered._kinds([forth])[kind]
    assert passes
    assert (copy, original) == (spun(9), ORIGINAL)
    (_, ((copy, original),)) = altered._kinds([pair(kind, spun(9), outlets=("machine", "person"))])[
        kind
    ]
    assert (copy, original) == (ORIGINAL, spun(9))


def test_pairs_of_other_kinds_say_nothing() -> None:
    assert altered._kinds([pair("same story", OTHER), pair("unrelated", OTHER)]) == {}


@pytest.mark.parametrize("worse", [False, True])
def test_the_fit_follows_the_rates(*, worse: bool) -> None:
    rng = np.random.default_rng(3)
    rate = rng.uniform(0, 40, 400)
    passes = (rate < 5 if worse else rng.random(400) < 0.5).astype(float)
    found = altered._fitted(np.zeros(400), rate, passes, np.full(400, 1 / 400))
    assert found == sorted(found, reverse=True)
    assert (found[-1] < -1) == worse
