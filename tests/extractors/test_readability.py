from __future__ import annotations

import math

import pytest
from cases import Case, article, cases, exact_evidence

from credscore.extractors.readability import Readability
from credscore.text.document import Document

try:
    import textstat
except ImportError:
    textstat = None

# textstat 0.7.13 counts punctuation marks as characters in the first index, ends a sentence
# at every stop, "U.S." and "4.2" included, and leaves out sentences of two words.
ARI_GRADES, COLEMAN_LIAU_GRADES = 2.0, 1.0
PROSE = ("council-original", "explainer", "feature", "health-study", "obituary", "science", "sport")


@pytest.mark.parametrize("case", cases("readability"))
def test_cases(case: Case) -> None:
    assert exact_evidence(Readability(), case.text) == case.evidence


def values(text: str) -> dict[str, float]:
    return dict(Readability()(Document.from_text(text)).values)


@pytest.mark.parametrize("text", ["", "...", " \n"])
def test_a_text_without_words_has_no_grade(text: str) -> None:
    assert all(map(math.isnan, values(text).values()))


def test_grades_follow_the_published_formulas() -> None:
    # 9 words, 26 letters, 2 sentences.
    found = values("The cat sat on the mat. It was warm.")
    assert found["readability.words_per_sentence"] == 4.5
    assert found["readability.ari"] == pytest.approx(4.71 * 26 / 9 + 0.5 * 9 / 2 - 21.43)
    coleman_liau = 0.0588 * (26 / 9 * 100) - 0.296 * (2 / 9 * 100) - 15.8
    assert found["readability.coleman_liau"] == pytest.approx(coleman_liau)


def test_longer_words_and_sentences_are_harder() -> None:
    easy = values("The cat sat on the mat. It was warm.")
    hard = values("The government reconsidered infrastructural expenditure, notwithstanding "
                  "parliamentary opposition.")  # fmt: skip
    assert all(hard[name] > easy[name] for name in easy)


@pytest.mark.parametrize(("text", "grade"), [("x" * 500, 60.0), ("a", -16.22)])
def test_grades_are_cut_off_far_outside(text: str, grade: float) -> None:
    assert values(text)["readability.ari"] == pytest.approx(grade)


def test_it_points_at_nothing() -> None:
    assert Readability()(Document.from_text(article("science")), "full").evidence == ()


@pytest.mark.skipif(textstat is None, reason="textstat is not installed")
@pytest.mark.parametrize("name", PROSE)
def test_grades_agree_with_textstat(name: str) -> None:
    text, found = article(name), values(article(name))
    ari = textstat.automated_readability_index(text)
    coleman_liau = textstat.coleman_liau_index(text)
    assert found["readability.ari"] == pytest.approx(ari, abs=ARI_GRADES)
    assert found["readability.coleman_liau"] == pytest.approx(coleman_liau, abs=COLEMAN_LIAU_GRADES)
