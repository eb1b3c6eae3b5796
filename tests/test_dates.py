from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.dates import year_of


@pytest.mark.parametrize(
    "value",
    [
        "2020-01-01",
        " 2020-01-01T06:30:00 ",
        "2020-01-01T00:00:00+00:00",
        "20200101",
        date(2020, 1, 1),
        datetime(2020, 1, 1, 12, tzinfo=UTC),
        1_577_836_800,
        1_577_836_800.0,
        "1577836800",
        "1577836800.25",
    ],
)
def test_one_day_is_one_date_however_it_is_written(value: object) -> None:
    assert year_of(value) == pytest.approx(50, abs=0.01)


@pytest.mark.parametrize(
    "value",
    [
        None, "", "last week", "2020-13-01", "12345678", True, [], {}, b"2020-01-01",
        float("nan"), float("inf"), 1_577_836_800_000, "1577836800000", "9" * 400, 10**400,
    ],
    ids=lambda value: repr(value)[:20],
)  # fmt: skip
def test_what_is_no_date_is_none(value: object) -> None:
    assert year_of(value) is None


@given(one=st.dates(), other=st.dates())
def test_an_earlier_day_is_an_earlier_date_as_text_too(one: date, other: date) -> None:
    years = [year_of(day) for day in (one, other)]
    assert years == [year_of(day.isoformat()) for day in (one, other)]
    assert None not in years
    assert (years[0] < years[1]) == (one < other)  # type: ignore[operator]  # both are numbers here


@given(value=st.text(max_size=30) | st.floats() | st.integers() | st.binary(max_size=8))
def test_whatever_stands_in_a_field_is_a_date_or_none(value: object) -> None:
    found = year_of(value)
    assert found is None or -2000 < found < 8100
