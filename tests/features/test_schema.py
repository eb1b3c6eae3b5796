from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from credscore.extractors.base import Feature
from credscore.extractors.readability import Readability
from credscore.extractors.repetition import Repetition
from credscore.features.schema import FeatureSchema

A = Feature("hedging.rate", "hedges per 100 words", 0.0, 100.0)
B = Feature("lead.share", "share of words", 0.0, 1.0)
SCHEMA = FeatureSchema((A, B))


def test_columns_come_in_the_order_of_the_extractors() -> None:
    schema = FeatureSchema.of((Repetition(), Readability()))
    assert schema.features == (*Repetition.features, *Readability.features)


def test_a_name_that_comes_twice_is_refused_and_named() -> None:
    with pytest.raises(ValueError, match=r"repetition\.line_share"):
        FeatureSchema.of((Repetition(), Readability(), Repetition()))


def test_values_are_put_in_order_and_nan_stays_nan() -> None:
    row = SCHEMA.vector({"lead.share": math.nan, "hedging.rate": 2.0})
    assert row.dtype == np.float64
    assert row[0] == 2.0
    assert math.isnan(row[1])


def test_missing_and_unknown_values_are_named() -> None:
    with pytest.raises(ValueError, match=r"missing \['lead.share'\], unknown \['lead.length'\]"):
        SCHEMA.vector({"hedging.rate": 2.0, "lead.length": 1.0})


@pytest.mark.parametrize(
    "other",
    [
        (B, A),
        (A,),
        (replace(A, name="hedging.share"), B),
        (replace(A, unit="hedges per 1,000 words"), B),
        (replace(A, low=-1.0), B),
        (A, replace(B, high=2.0)),
    ],
)
def test_the_fingerprint_changes_with_anything_that_matters(other: tuple[Feature, ...]) -> None:
    assert FeatureSchema(other).fingerprint != SCHEMA.fingerprint


def test_the_same_columns_have_the_same_fingerprint() -> None:
    assert FeatureSchema((replace(A), replace(B))).fingerprint == SCHEMA.fingerprint
