"""One row a source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from credscore.model.score import Score
from credscore.sources.articles import FAULTS, Article, articles
from credscore.sources.pooling import fit, intervals, posterior, ranks
from credscore.sources.trend import Trend, trend

LEVEL = 0.9


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """What the articles of one source say of its texts, all taken together.

    Attributes
    ----------
    source : str or None
        None: the records that name no source.
    n_articles, n_scored : int
    estimate : float or None
        Share of the source's articles that a copy editor would pass as they stand: its own
        record, drawn towards all sources' the fewer its articles are.  None without a score.
    interval : tuple of two floats or None
        Nine in ten: where that share lies.
    mean_score : float or None
        Of its own articles alone.
    rank : int or None
        By estimate, 1 the highest.
    rank_interval : tuple of two ints or None
        Nine in ten: where it may stand as far as these articles tell.
    verdicts : mapping of str to float
        Share of scored articles with each verdict.
    faults : mapping of str to float
        Share of scored articles whose reading is high; the limits are in
        `credscore.sources.articles.FAULTS`.
    trend : Trend or None
    """

    source: str | None
    n_articles: int
    n_scored: int
    estimate: float | None = None
    interval: tuple[float, float] | None = None
    mean_score: float | None = None
    rank: int | None = None
    rank_interval: tuple[int, int] | None = None
    verdicts: Mapping[str, float] = field(default_factory=dict)
    faults: Mapping[str, float] = field(default_factory=dict)
    trend: Trend | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the row as plain JSON values."""
        return {
            "source": self.source,
            "n_articles": self.n_articles,
            "n_scored": self.n_scored,
            "estimate": self.estimate,
            "interval": None if self.interval is None else list(self.interval),
            "mean_score": self.mean_score,
            "rank": self.rank,
            "rank_interval": None if self.rank_interval is None else list(self.rank_interval),
            "verdicts": dict(self.verdicts),
            "faults": dict(self.faults),
            "trend": None
            if self.trend is None
            else {"per_year": self.trend.per_year, "interval": list(self.trend.interval)},
        }


class _Pool:
    """The articles of one source so far."""

    def __init__(self) -> None:
        self.n_articles = 0
        self.scores: list[float] = []
        self.dated: list[tuple[float, float]] = []
        self.verdicts: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()

    def add(self, article: Article) -> None:
        self.n_articles += 1
        if article.score is None:
            return
        self.scores.append(article.score)
        self.verdicts[str(article.verdict)] += 1
        self.faults.update(article.faults)
        if article.year is not None:
            self.dated.append((article.year, article.score))

    def shares(self) -> dict[str, dict[str, float]]:
        n = max(1, len(self.scores))
        names = ("pass", "review", "fail")
        return {
            "verdicts": {name: self.verdicts[name] / n for name in names},
            "faults": {name: self.faults[name] / n for name in FAULTS},
        }


def summarize_sources(
    records: Iterable[Score | Mapping[str, Any]], by: str = "source", *, when: str | None = None
) -> list[SourceSummary]:
    """Pool the scores of many articles into one row a source, the highest estimate first.

    One article never condemns a source: its record counts as much as all sources' together
    only after some articles, and the interval says how little one tells.

    Parameters
    ----------
    records : iterable of Score or mapping
        Scores, or records of them as the command line writes.
    by : str
        The column that names the source, of those that came with the texts.
    when : str or None
        The column that holds each article's date, for a trend: ISO 8601, or seconds since
        1970.

    Returns
    -------
    list of SourceSummary
        Sources without a scored article, and records without a source, come last and have
        no estimate or no rank.

    Raises
    ------
    TypeError
        If `records` is one record, or an item of it is none.
    ValueError
        If there are records and none of them has the column `by`.

    >>> rows = summarize_sources(
    ...     [{"score": 0.9, "verdict": "pass", "metadata": {"source": "A"}},
    ...      {"score": 0.1, "verdict": "fail", "metadata": {"source": "B"}}])
    >>> [row.source for row in rows], rows[1].estimate > 0.5
    (['A', 'B'], True)
    """
    pools: dict[str | None, _Pool] = {}
    for article in articles(records, by, when):
        pools.setdefault(article.source, _Pool()).add(article)
    if pools and pools.keys() == {None}:
        msg = f"no record has the column {by!r}: name the one that holds the source"
        raise ValueError(msg)
    named = sorted(s for s, pool in pools.items() if s is not None and pool.scores)
    rows = _ranked({name: pools[name] for name in named})
    rest = sorted(s for s, pool in pools.items() if s is not None and not pool.scores)
    rows += [SourceSummary(name, pools[name].n_articles, 0) for name in rest]
    if None in pools:
        nobody = pools[None]
        mean = float(np.mean(nobody.scores)) if nobody.scores else None
        row = SourceSummary(None, nobody.n_articles, len(nobody.scores), mean_score=mean)
        rows.append(row)
    return rows


def _ranked(pools: Mapping[str, _Pool]) -> list[SourceSummary]:
    if not pools:
        return []
    n = np.array([len(pool.scores) for pool in pools.values()], dtype=np.float64)
    passes = np.array([sum(pool.scores) for pool in pools.values()])
    a, b = posterior(fit(passes, n), passes, n)
    low, high = intervals(a, b, LEVEL)
    first, last = ranks(a, b, LEVEL)
    estimate = a / (a + b)
    rows, items = [], list(pools.items())
    for rank, i in enumerate(np.argsort(-estimate, kind="stable").tolist(), start=1):
        name, pool = items[i]
        rows.append(
            SourceSummary(
                source=name,
                n_articles=pool.n_articles,
                n_scored=len(pool.scores),
                estimate=float(estimate[i]),
                interval=(float(low[i]), float(high[i])),
                mean_score=float(passes[i] / n[i]),
                rank=rank,
                rank_interval=(min(int(first[i]), rank), max(int(last[i]), rank)),
                trend=trend([t for t, _ in pool.dated], [s for _, s in pool.dated], LEVEL),
                **pool.shares(),
            )
        )
    return rows
