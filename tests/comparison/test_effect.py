from __future__ import annotations

from dataclasses import replace

import pytest
from compared import comparisons
from hypothesis import given

from credscore.comparison.effect import FEATURE, altered_rate, contribution, evidence
from credscore.comparison.reading import shipped
from credscore.comparison.result import Change, ChangeKind, Comparison
from credscore.text.document import Document
from credscore.text.span import Span

COPY = Document.from_text("Ten divers left Corran on Monday. " * 50)
ORIGINAL = Document.from_text("Six divers left Corran on Friday. " * 50)
HERE = Span(0, 3)


def made(*changes: Change, probability: float = 0.9) -> Comparison:
    return Comparison(COPY, ORIGINAL, "copy", probability, {}, 1.0, (), changes)


def change(kind: ChangeKind = "number", severity: float = 0.9) -> Change:
    return Change(kind, HERE, HERE, severity, "another number")


def test_the_rate_is_of_grave_changes_per_thousand_words() -> None:
    assert COPY.n_words == 300
    assert altered_rate(made(change(), change("gender", 0.6))) == pytest.approx(1000 * 2 / 300)


@pytest.mark.parametrize(
    "one",
    [
        change("word", 0.9),
        change("phrase", 0.9),
        change("attribution", 0.9),
        change("broken", 0.9),
        change("quotation", 0.5),
        replace(change(), copy=None),
        replace(change(), original=None),
    ],
)
def test_style_small_changes_additions_and_omissions_do_not_count(one: Change) -> None:
    assert altered_rate(made(one)) == 0


def test_without_any_change_nothing_is_taken() -> None:
    assert contribution(made()).log_odds == 0
    assert contribution(made()).feature == FEATURE


def test_what_was_likely_not_made_from_the_other_is_not_held_to_it() -> None:
    apart = made(change(), probability=0.49)
    assert contribution(apart).log_odds == 0
    assert evidence(apart) == ()


def test_more_changes_never_take_less() -> None:
    taken = [contribution(made(*[change()] * n)).log_odds for n in range(30)]
    assert taken == sorted(taken, reverse=True)
    assert taken[1] < 0
    assert taken[-1] == shipped().settings["altered"]["log_odds"][-1]


def test_the_suggestion_is_what_the_original_has() -> None:
    (one,) = evidence(made(change()))
    assert (one.rule, one.suggestion, one.severity) == ("comparison.number", "Six", 0.9)
    assert one.span.of(COPY.text) == "Ten"


def test_only_grave_changes_that_the_copy_shows_are_evidence() -> None:
    assert evidence(made(change(severity=0.5), replace(change(), copy=None))) == ()
    (one,) = evidence(made(replace(change("attribution", 0.6), original=None)))
    assert one.suggestion is None


@given(one=comparisons())
def test_a_comparison_never_speaks_for_a_text(one: Comparison) -> None:
    assert contribution(one).log_odds <= 0
    assert all(e.span.end <= len(one.copy.text) for e in evidence(one))
