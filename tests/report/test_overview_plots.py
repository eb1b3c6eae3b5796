from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from cases import article, article_names
from overviews import every, invented, page_of, read

from credscore.model.score import Score
from credscore.model.terms import Terms
from credscore.report.overview_bins import binned, upper
from credscore.scorer import Scorer

numbers = st.lists(st.floats(0, 1e6) | st.just(math.nan), max_size=30)


@given(numbers, st.floats(0.01, 1e6))
def test_every_number_is_in_one_bin(values: list[float], high: float) -> None:
    given = np.array(values, dtype=np.float64)
    groups = np.arange(len(given)) % 3
    bins = binned(given, groups, high)
    assert bins.counts.sum() == np.isfinite(given).sum()
    for group in range(bins.counts.shape[0]):
        assert bins.counts[group].sum() == np.isfinite(given[groups == group]).sum()
    assert bins.beyond == bool((given[np.isfinite(given)] > high).any())


def test_edges_belong_to_the_bin_above_and_the_last_to_the_last() -> None:
    bins = binned(np.array([0.0, 0.05, 1.0, 7.0]), np.zeros(4, dtype=np.int64), 1.0)
    assert np.flatnonzero(bins.counts[0]).tolist() == [0, 1, 19]
    assert bins.between(1) == "0.05 to 0.1"
    assert bins.between(19) == "0.95 or more"


@given(numbers, st.floats(0.01, 100))
def test_the_upper_end_is_round_and_nearly_all_is_below(values: list[float], least: float) -> None:
    given = np.array(values, dtype=np.float64)
    high = upper(given, least)
    assert high >= least * (1 - 1e-9)
    finite = given[np.isfinite(given)]
    assert (finite <= high * (1 + 1e-9)).sum() >= 0.975 * len(finite)
    assert any(
        math.isclose(high / 10 ** math.floor(math.log10(high) + 1e-9), s) for s in (1, 2, 2.5, 5)
    )


def test_the_bars_of_the_scores_are_all_scores_by_verdict() -> None:
    page = read(page_of(every()))
    for verdict in ("pass", "review", "fail"):
        said = page.xpath(
            f"//figure[contains(@class, 'wide')]//rect[@class='bin {verdict}']/title/text()"
        )
        n = sum(int(words.partition(": ")[2].split()[0]) for words in said)
        assert n == sum(score.verdict == verdict for score in every())


def test_each_plot_can_be_read_as_words_and_as_numbers() -> None:
    page = read(page_of(every()))
    plots = page.xpath("//figure[contains(@class, 'plot')]")
    assert [plot.xpath("string(.//h3)") for plot in plots] == [
        *("Scores", "Translation", "Garble", "Attribution", "Boilerplate")
    ]
    for plot in plots:
        (drawn,) = plot.xpath(".//svg")
        assert drawn.get("role") == "img"
        assert "Median" in drawn.get("aria-label")
        listed = sum(int(cell) for cell in plot.xpath(".//table//td/text()"))
        bars = plot.xpath(".//rect/title/text()")
        assert listed == sum(int(said.partition(": ")[2].split()[0]) for said in bars)


def limits(*shown: Score) -> list[str]:
    page = read(page_of(shown))
    found: list[str] = page.xpath("//figure[contains(@class, 'wide')]//text[@class='limit']/text()")
    return found


def test_thresholds_are_drawn_where_they_are_known_and_the_same() -> None:
    one, other = Terms(0.15, 0.5, 0.2, 0.2, 0.9), Terms(0.1, 0.4, 0.2, 0.2, 0.9)
    assert limits(invented(1, terms=one), invented(2, terms=one), invented(3, None)) == [
        *("review below 0.50", "fail below 0.15")
    ]
    assert limits(invented(1)) == []
    assert limits(invented(1, terms=one), invented(2, terms=other)) == []


def test_thresholds_are_those_that_the_verdicts_keep_at_another_base_rate() -> None:
    texts = [{"id": name, "text": article(name)} for name in article_names()]
    for base_rate in (0.05, 0.6):
        scores = list(Scorer(base_rate=base_rate).score_many(texts, detail="full"))
        review, fail = (float(said.rpartition(" ")[2]) for said in limits(*scores))
        for score in scores:
            if score.score is not None and abs(score.score - fail) > 0.01:
                assert (score.score < fail) == (score.verdict == "fail")
            if score.score is not None and abs(score.score - review) > 0.01:
                assert (score.score < review) == (score.verdict != "pass")


def test_a_reading_that_nobody_has_is_told() -> None:
    page = page_of([invented(1, signals={})])
    assert "None was measured. Not measured in 1 document." in page
