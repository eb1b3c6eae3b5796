"""Every fixture article again, as a web page."""

from __future__ import annotations

import math
from functools import cache

import pytest
from cases import FIXTURES, article, article_names

from credscore.model.score import Score
from credscore.scorer import Scorer

each = pytest.mark.parametrize("name", article_names())


@cache
def scored(name: str) -> Score:
    page = (FIXTURES / "pages" / f"{name}.html").read_text(encoding="utf-8")
    return Scorer().score_html(page, url="https://paper.example/a")


@each
def test_a_page_is_treated_like_its_article(name: str) -> None:
    alone = Scorer().score(article(name))
    assert (scored(name).status, scored(name).reasons) == (alone.status, alone.reasons)
    if alone.score is not None:
        page, text = scored(name), beside(name)
        assert page.verdict == text.verdict
        # In the middle of the scale, where the curve is steep, log-odds are what is alike.
        near = page.score == pytest.approx(text.score, abs=0.15)
        assert near or log_odds(page) == pytest.approx(log_odds(text), abs=0.75)


def log_odds(score: Score) -> float:
    assert score.intercept is not None
    return score.intercept + math.fsum(c.log_odds for c in score.contributions)


def beside(name: str) -> Score:
    """Score the article without its headline where the page's text has none either."""
    head, _, body = article(name).partition("\n")
    return Scorer().score(article(name) if head in scored(name).text else body)


@each
def test_offsets_refer_to_the_text_in_the_record(name: str) -> None:
    record = scored(name).to_dict()
    for piece in record["evidence"]:
        assert record["text"][piece["start"] : piece["end"]] == piece["exact"]


@each
def test_what_surrounds_an_article_mostly_stays_behind(name: str) -> None:
    assert scored(name).n_words <= 1.25 * Scorer().score(article(name)).n_words + 10
