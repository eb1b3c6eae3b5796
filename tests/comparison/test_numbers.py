from __future__ import annotations

import pytest
from compared_cases import ComparedCase, changes, compared_cases
from hypothesis import given
from hypothesis import strategies as st

from credscore.comparison.quantities import quantities
from credscore.comparison.side import Side
from credscore.text.document import Document


@pytest.mark.parametrize("case", compared_cases("numbers"))
def test_altered_numbers_are_told_and_respelled_ones_are_not(case: ComparedCase) -> None:
    assert case.told("number") == case.changes


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-three", 23),
        ("two hundred and five", 205),
        ("three hundred thousand", 300_000),
        ("1,500.5", 1500.5),
        ("half a million", 500_000),
        ("two and a half", 2.5),
        ("2½", 2.5),
        ("three-quarters", 0.75),
        ("11th", 11),
        ("-5", -5),
        ("minus five", -5),
        ("plus or minus 5", 5),
        ("14:30:15", 14 * 60 + 30.25),
        ("12.5 million-member", 12_500_000),
    ],
)
def test_a_number_is_read_whole(text: str, value: float) -> None:
    found = quantities(Side.of(Document.from_text(f"There were {text} there.")))
    assert [q.value for q in found] == [value]


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_of_two_whole_numbers_the_same_one_is_no_change(a: int, b: int) -> None:
    found = changes(f"They counted {a} gulls.", f"They counted {b:,} gulls.")
    close = abs(a - b) <= 0.02 * max(a, b) and min(a, b) >= 1e4
    assert bool(found) == (a != b and not close)


def test_a_change_says_what_was_and_what_is() -> None:
    (change,) = changes("It sank 40 boats.", "It sank 14 boats.")
    assert change.message == "a number was changed: the original says “14”, the copy “40”"


def test_a_number_in_a_quotation_stays_a_number() -> None:
    (change,) = changes("“It sank 40 boats,” he said.", "“It sank 14 boats,” he said.")
    assert (change.kind, change.in_quote) == ("number", True)
