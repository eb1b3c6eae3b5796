"""`score(text, original=…)`: what is altered beside the original counts against a copy."""

from __future__ import annotations

import pytest
from cases import article
from compared import pair_text

import credscore
from credscore.comparison.effect import FEATURE
from credscore.model.score import Contribution, Score

ORIGINAL = article("council-original")
QUOTED = '"We are not turning our ferries into warships,"'
ALTERED = ORIGINAL.replace(QUOTED, '"We are now turning our tankers into warships,"')
# Numbers of the same length, so that little else of the text changes.
NUMBERS = (("7-5", "9-3"), ("31 people", "81 people"), ("46 officers", "64 officers"),
           ("$4.2 million", "$9.2 million"), ("38-year-old", "83-year-old"))  # fmt: skip


def beside(score: Score) -> Contribution:
    (one,) = [c for c in score.contributions if c.feature == FEATURE]
    return one


def test_a_text_beside_itself_scores_as_it_does_alone() -> None:
    alone, both = credscore.score(ORIGINAL), credscore.score(ORIGINAL, original=ORIGINAL)
    assert (both.score, both.interval, both.verdict) == (alone.score, alone.interval, alone.verdict)
    assert beside(both) == Contribution(FEATURE, 0.0, 0.0)
    assert both.evidence == alone.evidence
    assert both.contributions[:-1] == alone.contributions


def test_an_unrelated_original_changes_nothing() -> None:
    alone, both = credscore.score(ALTERED), credscore.score(ALTERED, original=article("science"))
    assert both.score == alone.score
    assert both.evidence == alone.evidence
    assert beside(both).log_odds == 0


def test_an_altered_quotation_lowers_the_score_and_what_was_said_is_suggested() -> None:
    assert ALTERED != ORIGINAL
    alone, both = credscore.score(ALTERED), credscore.score(ALTERED, original=ORIGINAL)
    assert alone.score is not None
    assert both.score is not None
    assert both.score < alone.score
    assert beside(both).log_odds < 0
    found = [e for e in both.evidence if e.rule.startswith("comparison.")]
    shown = {(e.span.of(ALTERED), e.suggestion) for e in found}
    assert ("tankers", "ferries") in shown
    assert all(e.in_quote for e in found)
    assert [e.span for e in both.evidence] == sorted(e.span for e in both.evidence)


def test_the_intercept_and_the_contributions_are_still_the_log_odds() -> None:
    texts = pair_text("bridge-spun", "copy"), pair_text("bridge-spun", "original")
    score = credscore.score(texts[0], original=texts[1])
    assert score.intercept is not None
    total = score.intercept + sum(c.log_odds for c in score.contributions)
    assert score.score == pytest.approx(credscore.Scorer().model.calibration(total)[0], abs=1e-9)


def test_more_alterations_never_raise_the_score() -> None:
    copy, scores, taken = ORIGINAL, [], []
    for old, new in (("", ""), *NUMBERS):
        assert old in copy
        copy = copy.replace(old, new) if old else copy
        score = credscore.score(copy, original=ORIGINAL)
        scores.append(score.score)
        taken.append(beside(score).log_odds)
    assert taken == sorted(taken, reverse=True)
    assert scores == sorted(scores, key=lambda one: -(one or 0))
    assert beside(credscore.score(copy, original=ORIGINAL)).value == pytest.approx(
        1000 * len(NUMBERS) / score.n_words
    )


def test_the_answer_is_the_same_at_every_detail() -> None:
    several = [
        credscore.score(ALTERED, original=ORIGINAL, detail=detail)
        for detail in ("score", "evidence", "full")
    ]
    assert len({(s.score, s.interval, s.verdict, s.model_version) for s in several}) == 1
    assert several[0].evidence == several[0].contributions == ()
    assert several[1].evidence == several[2].evidence


def test_the_version_names_the_comparison_too() -> None:
    alone, both = credscore.score(ALTERED), credscore.score(ALTERED, original=ORIGINAL)
    version = credscore.compare(ALTERED, ORIGINAL).model_version
    assert both.model_version == f"{alone.model_version} compare+{version}"


def test_a_text_that_is_too_short_to_score_still_shows_what_was_altered() -> None:
    original = (
        "Ruth Calloway of the harbour board sold 14,000 crates of plums to Corran in May. "
        "Traders there had emptied their cellars after the frost that ruined most orchards."
    )
    copy = original.replace("14,000", "1,400")
    score = credscore.score(copy, original=original)
    assert score.status == "abstained"
    assert score.score is None
    assert score.contributions == ()
    assert "14,000" in [e.suggestion for e in score.evidence]


@pytest.mark.parametrize("wrong", [3, b"Rain fell.", ["Rain fell."], {"text": "Rain fell."}])
def test_an_original_that_is_no_text_is_a_type_error(wrong: object) -> None:
    with pytest.raises(TypeError):
        credscore.score(ORIGINAL, original=wrong)  # type: ignore[arg-type]  # the wrong type is the test


def test_an_original_that_is_too_long_is_refused() -> None:
    strict = credscore.Scorer(credscore.Scorer().model, max_characters=100)
    with pytest.raises(ValueError, match="100 characters, this has 101"):
        strict.score("Rain fell.", original="x" * 101)
