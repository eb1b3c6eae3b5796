from __future__ import annotations

import pytest
from compared_cases import ComparedCase, changes, compared_cases

from credscore.comparison.lexicons.antonyms import OPPOSITES
from credscore.comparison.opposites import opposite


@pytest.mark.parametrize("case", compared_cases("negations"))
def test_what_is_denied_in_one_text_only_is_told(case: ComparedCase) -> None:
    assert case.told("negation") == case.changes


@pytest.mark.parametrize("pair", OPPOSITES, ids=lambda p: min(p[0]))
def test_opposites_are_opposite_both_ways_and_not_of_their_own(
    pair: tuple[frozenset[str], frozenset[str]],
) -> None:
    for one in pair[0]:
        assert not opposite(one, one)
        for other in pair[1]:
            assert opposite(one, other) == opposite(other, one)
    assert any(opposite(one, other) for one in pair[0] for other in pair[1])


def test_a_lost_negation_is_graver_than_a_lost_refusal_than_an_opposite() -> None:
    severities = [
        changes(copy, original)[0].severity
        for copy, original in (
            ("He will sail.", "He will not sail."),
            ("He sailed home.", "He refused to sail home."),
            ("He bought the boat.", "He sold the boat."),
        )
    ]
    assert severities == sorted(severities, reverse=True)
    assert len(set(severities)) == 3


def test_a_negation_in_a_quotation_stays_a_negation_and_is_told_once() -> None:
    (change,) = changes("“We will sail,” he said.", "“We will not sail,” he said.")
    assert (change.kind, change.in_quote) == ("negation", True)
