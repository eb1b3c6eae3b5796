"""Many scores to one row a source."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore import Score, summarize_sources
from credscore.sources.pooling import Prior, intervals, posterior


def record(source: str | None, score: float | None, **more: Any) -> dict[str, Any]:
    metadata = {} if source is None else {"source": source}
    verdict = None if score is None else ("pass" if score >= 0.5 else "fail")
    return {"score": score, "verdict": verdict, "metadata": {**metadata, **more}}


def many(source: str, score: float, n: int) -> list[dict[str, Any]]:
    return [record(source, score) for _ in range(n)]


OTHERS = [r for i in range(20) for r in many(f"paper {i}", 0.95, 30)]


def test_one_article_never_condemns_a_source() -> None:
    rows = {row.source: row for row in summarize_sources([*OTHERS, record("new", 0.01)])}
    assert rows["new"].estimate is not None
    assert rows["new"].estimate > 0.5
    widths = {name: row.interval[1] - row.interval[0] for name, row in rows.items() if row.interval}
    assert widths.pop("new") > 1.2 * max(widths.values())


def test_many_articles_do() -> None:
    rows = summarize_sources([*OTHERS, *many("mill", 0.05, 200)])
    assert rows[-1].source == "mill"
    assert rows[-1].estimate == pytest.approx(0.05, abs=0.05)
    assert rows[-1].rank_interval == (21, 21)


def test_sources_alike_cannot_be_told_apart() -> None:
    first = summarize_sources(OTHERS)[0]
    assert first.rank_interval is not None
    assert first.rank_interval[1] - first.rank_interval[0] > 10


def test_shares_and_counts_are_of_the_articles() -> None:
    reading = {"translation": {"value": 0.9}, "boilerplate": {"value": 0.0}}
    rows = summarize_sources(
        [
            {**record("a", 0.1), "signals": reading},
            record("a", 0.9),
            record("a", None),
            record("b", None),
            record(None, 0.4),
        ]
    )
    a, b, nobody = rows
    assert (a.n_articles, a.n_scored, a.mean_score) == (3, 2, pytest.approx(0.5))
    assert a.verdicts == {"pass": 0.5, "review": 0.0, "fail": 0.5}
    assert a.faults == {"translation": 0.5, "garble": 0.0, "boilerplate": 0.0}
    assert (b.source, b.estimate, b.n_articles) == ("b", None, 1)
    assert (nobody.source, nobody.rank, nobody.n_scored) == (None, None, 1)


def test_a_trend_is_the_slope_of_the_scores() -> None:
    dated = [record("a", 0.9 - 0.05 * i, day=f"20{10 + i}-06-01") for i in range(10)]
    (row,) = summarize_sources(dated, when="day")
    assert row.trend is not None
    assert row.trend.per_year == pytest.approx(-0.05, rel=0.01)
    (short,) = summarize_sources(dated[:5], when="day")
    assert short.trend is None
    (undated,) = summarize_sources(dated, when="hour")
    assert undated.trend is None


def test_scores_and_their_records_give_the_same() -> None:
    scores = [
        Score("", "0", "m", 9, "scored", score=p, verdict="pass", metadata={"outlet": name})
        for name in "ab"
        for p in (0.6, 0.9)
    ]
    assert summarize_sources(scores, by="outlet") == summarize_sources(
        [s.to_dict() for s in scores], by="outlet"
    )


@pytest.mark.parametrize("records", [{"score": 1}, "text", Score("", "0", "m", 0, "error")])
def test_one_record_is_refused(records: Any) -> None:
    with pytest.raises(TypeError, match="many scores or records"):
        summarize_sources(records)


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match="'outlet'"):
        summarize_sources([record("a", 0.5)], by="outlet")
    assert summarize_sources([]) == []


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.floats(0, 1)), min_size=1, max_size=60))
def test_estimates_lie_between_the_record_and_the_prior(pairs: list[tuple[str, float]]) -> None:
    rows = summarize_sources([record(name, score) for name, score in pairs])
    assert [row.rank for row in rows] == list(range(1, len(rows) + 1))
    estimates = [row.estimate or 0.0 for row in rows]
    assert estimates == sorted(estimates, reverse=True)
    for row in rows:
        low, high = row.interval or (1, 0)
        assert 0 <= low <= (row.estimate or 0) <= high <= 1
        first, last = row.rank_interval or (1, 0)
        assert first <= (row.rank or 0) <= last


def test_intervals_hold_what_they_say() -> None:
    """Shares drawn from the prior lie in their posterior intervals nine times in ten."""
    rng = np.random.default_rng(0)
    truth = rng.beta(8, 2, 4000)
    n = rng.integers(1, 40, 4000).astype(float)
    passes = rng.binomial(n.astype(int), truth).astype(float)
    low, high = intervals(*posterior(Prior(0.8, 10.0), passes, n), 0.9)
    assert ((low <= truth) & (truth <= high)).mean() == pytest.approx(0.9, abs=0.02)
