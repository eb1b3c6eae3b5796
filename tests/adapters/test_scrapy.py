"""Scrapy's pipeline writes the records of one process, and drops only what it was told to."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest
from adapter_items import rows

import credscore

pytest.importorskip("scrapy", reason="needs the extra scrapy")

import scrapy
from scrapy.exceptions import DropItem, NotConfigured
from scrapy.settings import Settings

from credscore.adapters.scrapy import KEY, ScorePipeline

TEXTS = {row["id"]: row["text"] for row in rows()}


class Article(scrapy.Item):  # type: ignore[misc]  # untyped where Scrapy is not installed
    text = scrapy.Field()
    credscore = scrapy.Field()


class Stats(Counter[str]):
    """What a crawl counts, as far as the pipeline asks."""

    def inc_value(self, name: str) -> None:
        self[name] += 1


def crawler(**settings: object) -> Any:
    """Return as much of a crawler as is there without a reactor; the recipe has a whole one."""
    return SimpleNamespace(settings=Settings(settings), stats=Stats())


def pipeline(**settings: object) -> Any:
    return ScorePipeline.from_crawler(crawler(**settings))


@pytest.mark.parametrize("detail", ["score", "evidence", "full"])
def test_items_hold_the_records_of_one_process(detail: Any) -> None:
    step = pipeline(CREDSCORE_DETAIL=detail)
    items = [{"id": name, "text": text} for name, text in TEXTS.items() if text][:8]
    found = [step.process_item(dict(item))[KEY] for item in items]
    assert found == [score.to_dict() for score in credscore.score_many(items, detail=detail)]


def test_an_item_of_a_class_gets_its_record_too() -> None:
    item = pipeline().process_item(Article(text=TEXTS["wire-report"]))
    assert item[KEY]["status"] == "scored"


def test_a_page_is_scored_where_there_is_no_text() -> None:
    page = f"<html><body><article><p>{TEXTS['wire-report']}</p></article></body></html>"
    item = pipeline().process_item({"html": page, "url": "https://www.example.org/a"})
    assert item[KEY]["text"].startswith("Regulators")


def test_nothing_is_dropped_unless_it_was_asked_for() -> None:
    spun = {"text": TEXTS["round-trip-esperanto"]}
    assert pipeline().process_item(spun)[KEY]["verdict"] == "fail"
    with pytest.raises(DropItem, match="credscore:fail"):
        pipeline(CREDSCORE_DROP=["fail"]).process_item({"text": TEXTS["round-trip-esperanto"]})


@pytest.mark.parametrize(
    "item", [{}, {"text": 7}, {"text": "Two words."}, {"text": TEXTS["french"]}]
)
def test_what_has_no_score_says_why_and_stays(item: dict[str, Any]) -> None:
    step = pipeline(CREDSCORE_DROP=["pass", "review", "fail"])
    record = step.process_item(item)[KEY]
    assert record["score"] is None
    assert record["reasons"]


def test_answers_are_counted_in_the_stats_of_the_crawl() -> None:
    crawl = crawler()
    step = ScorePipeline.from_crawler(crawl)
    for text in (TEXTS["wire-report"], "Two words."):
        step.process_item({"text": text})
    assert crawl.stats == {"credscore/pass": 1, "credscore/abstained": 1}


def test_a_verdict_that_there_is_not_is_refused_when_the_crawl_begins() -> None:
    with pytest.raises(NotConfigured, match="CREDSCORE_DROP must hold some of"):
        pipeline(CREDSCORE_DROP=["bad"])
