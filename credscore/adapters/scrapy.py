"""Scrapy: an item pipeline that scores articles as they are scraped.

Needs the extra `scrapy`.
"""

from __future__ import annotations

from typing import Any, Self

from credscore.adapters.worker import Worker
from credscore.extractors.base import Detail
from credscore.scorer import Scorer

try:
    from itemadapter import ItemAdapter
    from scrapy.crawler import Crawler
    from scrapy.exceptions import DropItem, NotConfigured
except ImportError as error:
    msg = "credscore.adapters.scrapy needs scrapy: pip install 'credscore[scrapy]'"
    raise ModuleNotFoundError(msg, name=error.name) from error

KEY = "credscore"
_GIVEN = ("id", "url", "text", "html")
_VERDICTS = frozenset({"pass", "review", "fail"})


class ScorePipeline:
    """Put the record of each item into its field ``"credscore"``; drop only what you name.

    An item has its article in ``"text"``, or else its page in ``"html"``; ``"url"`` and
    ``"id"`` are used where they are there.  An item that cannot be scored keeps its reason
    in the record, and is not dropped.

    Parameters
    ----------
    scorer : Scorer or None
        None takes the model that ships with the package.
    detail : {"score", "evidence", "full"}
    drop : tuple of str
        Verdicts that are dropped.

    Notes
    -----
    Scrapy makes it from the settings of the crawl: ``CREDSCORE_DETAIL``, ``CREDSCORE_DROP`` (a
    list of verdicts, empty by default), ``CREDSCORE_MODEL`` and ``CREDSCORE_PATTERNS`` (paths of
    your own).
    """

    def __init__(
        self, scorer: Scorer | None = None, detail: Detail = "score", drop: tuple[str, ...] = ()
    ) -> None:
        self._worker = Worker.of(scorer, detail)
        self._drop = frozenset(drop)
        self._stats: Any = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the pipeline that the settings ask for.

        Raises
        ------
        scrapy.exceptions.NotConfigured
            If a setting cannot be used.
        """
        settings = crawler.settings
        drop = tuple(settings.getlist("CREDSCORE_DROP"))
        if not _VERDICTS.issuperset(drop):
            msg = f"CREDSCORE_DROP must hold some of {sorted(_VERDICTS)}, got {drop}"
            raise NotConfigured(msg)
        patterns, model = settings.get("CREDSCORE_PATTERNS"), settings.get("CREDSCORE_MODEL")
        scorer = Scorer.load(model, patterns=patterns) if model else Scorer(patterns=patterns)
        pipeline = cls(scorer, settings.get("CREDSCORE_DETAIL", "score"), drop)
        pipeline._stats = crawler.stats
        return pipeline

    # Scrapy before 2.14 hands over the spider too.
    def process_item(self, item: Any, spider: Any = None) -> Any:
        """Return the item with its record.

        Raises
        ------
        scrapy.exceptions.DropItem
            If its verdict is one of those that are dropped.
        """
        fields = ItemAdapter(item)
        given = {name: fields[name] for name in _GIVEN if fields.get(name) is not None}
        (score,) = self._worker.scores([given])
        record = score.to_dict()
        record.pop("metadata", None)
        fields[KEY] = record
        answer = score.verdict or score.status
        if self._stats is not None:
            self._stats.inc_value(f"credscore/{answer}")
        if answer in self._drop:
            reason = f"credscore:{answer}"
            raise DropItem(reason)
        return item
