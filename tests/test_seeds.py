"""What must hold on the five real articles, which are not part of the repository."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from credscore.cleaning.cleaner import clean
from credscore.model.score import Score
from credscore.scorer import Scorer

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the folder shared/seeds is not beside the repository"
)


@cache
def seed(number: str) -> Score:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return Scorer().score(path.read_text(encoding="utf-8"), detail="full")


@pytest.mark.parametrize("copy", ["000", "002"])
@pytest.mark.parametrize("edited", ["001", "003", "004"])
def test_translation_is_likelier_in_a_spun_copy_than_in_an_edited_article(
    copy: str, edited: str
) -> None:
    assert seed(copy).signals["translation"].value > seed(edited).signals["translation"].value


@pytest.mark.parametrize("copy", ["000", "002"])
@pytest.mark.parametrize("edited", ["001", "003"])
def test_an_edited_article_scores_above_a_spun_copy(copy: str, edited: str) -> None:
    low, high = seed(copy).score, seed(edited).score
    assert low is not None
    assert high is not None
    assert low < high


@pytest.mark.parametrize("edited", ["001", "003"])
def test_little_is_held_against_an_edited_article(edited: str) -> None:
    score = seed(edited)
    held = [e for e in score.evidence if e.rule.startswith(("translation.", "garble."))]
    assert 1000 * len(held) / score.n_words <= 3


def test_the_whole_appeal_is_boilerplate_and_nothing_before_it_is_an_appeal() -> None:
    score = seed("004")
    begin = score.text.index("Understand the importance")
    pieces = [e for e in score.evidence if e.rule.startswith("boilerplate.")]
    covered = {i for e in pieces for i in range(e.span.start, e.span.end)}
    missed = [line for line in lines(score.text, begin) if not all(i in covered for i in line)]
    assert missed == []
    assert not [e for e in pieces if e.rule.endswith(".appeal") and e.span.start < begin]


def test_cleaning_takes_the_appeal_and_nothing_before_it() -> None:
    text = seed("004").text
    cleaned = clean(text)
    assert cleaned.text == text[: text.index("Understand the importance")].rstrip()


@pytest.mark.parametrize("number", ["000", "001", "003"])
def test_an_article_without_boilerplate_is_not_touched_by_cleaning(number: str) -> None:
    assert clean(seed(number).text).text == seed(number).text


def lines(text: str, begin: int) -> list[range]:
    """Return the characters of every line from `begin` on, white space around them left out."""
    found, at = [], begin
    for line in text[begin:].splitlines(keepends=True):
        start = at + len(line) - len(line.lstrip())
        if line.strip():
            found.append(range(start, start + len(line.strip())))
        at += len(line)
    return found


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_offset_is_true(number: str) -> None:
    score = seed(number)
    record = score.to_dict()
    assert record["status"] == "scored"
    assert all(score.text[e["start"] : e["end"]] == e["exact"] for e in record["evidence"])
