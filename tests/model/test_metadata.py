from __future__ import annotations

import json
import math
from datetime import UTC, datetime
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.model.metadata import plain
from credscore.model.score import Score


class Level(IntEnum):
    HIGH = 3


class Mute:
    def __str__(self) -> str:
        raise ValueError


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (math.nan, None),
        (-math.inf, None),
        (np.float32("nan"), None),
        (np.float64(0.5), 0.5),
        (np.int64(7), 7),
        (np.bool_(1), True),
        (np.array([1.0, math.nan]), [1.0, None]),
        (Level.HIGH, 3),
        (Fraction(1, 2), 0.5),
        (Decimal("0.10"), "0.10"),
        pytest.param(10**5000, None, id="long"),
        (datetime(2024, 5, 1, tzinfo=UTC), "2024-05-01 00:00:00+00:00"),
        ({1: (2, [math.nan])}, {"1": [2, [None]]}),
        ({"b", "a"}, ["a", "b"]),
        (Mute(), "<Mute>"),
    ],
)
def test_what_json_does_not_have_is_put_in_its_terms(value: Any, kept: Any) -> None:
    record = Score("", "0", "m", 0, "error", metadata={"x": value}).to_dict()
    assert record["metadata"] == {"x": kept}
    assert json.loads(json.dumps(record, allow_nan=False)) == record


def test_a_list_that_holds_itself_ends() -> None:
    endless: list[Any] = []
    endless.append(endless)
    json.dumps(plain(endless))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text() | st.floats(-1e9, 1e9),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_json_stays_as_it_is(value: Any) -> None:
    assert plain(value) == value
