from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from cases import article, article_names
from least import least_seconds

from credscore.scorer import Scorer

ROOT = Path(__file__).parents[2]
VALIDATOR = jsonschema.Draft202012Validator(
    json.loads((ROOT / "credscore" / "model" / "record.schema.json").read_text(encoding="utf-8"))
)


@cache
def scorer() -> Scorer:
    return Scorer()


@pytest.mark.parametrize("item", [None, 3, b"bytes", ["a list"], object()])
def test_what_is_no_text_is_a_type_error(item: Any) -> None:
    with pytest.raises(TypeError, match=type(item).__name__):
        scorer().score(item)


def test_a_bad_item_becomes_a_record_and_the_rest_goes_on() -> None:
    items: list[Any] = ["Rain fell.", None, {"id": "x"}, {"id": 7, "text": 3}, b"\xff", "Sun."]
    records = [s.to_dict() for s in scorer().score_many(items)]
    assert [r["status"] for r in records] == ["abstained", *["error"] * 4, "abstained"]
    assert [r["id"] for r in records] == [None, None, "x", "7", None, None]
    for position, record in enumerate(records):
        VALIDATOR.validate(record)
        assert all(f"item {position}:" in reason for reason in record["reasons"][:1]) or (
            record["status"] == "abstained"
        )


@pytest.mark.parametrize("texts", ["one text", b"one text", {"text": "one text"}])
def test_one_text_where_many_belong_is_a_type_error(texts: Any) -> None:
    with pytest.raises(TypeError, match="many"):
        scorer().score_many(texts)


def test_wrong_use_is_refused_before_anything_is_read() -> None:
    def unread() -> Iterator[str]:
        yield pytest.fail("an item was read")

    with pytest.raises(ValueError, match="detail"):
        scorer().score_many(unread(), detail="everything")  # type: ignore[arg-type]  # the wrong type is what is tested
    with pytest.raises(ValueError, match="n_jobs"):
        scorer().score_many(unread(), n_jobs=0)


def test_jobs_below_zero_count_from_the_number_of_cores() -> None:
    two = [article(name) for name in article_names()[:2]]
    for n_jobs in (-1, -10_000):
        found = [s.to_dict() for s in scorer().score_many(two, n_jobs=n_jobs)]
        assert found == [s.to_dict() for s in scorer().score_many(two)]


@pytest.mark.parametrize("n_jobs", [1.5, None, "2", [1]])
def test_a_number_of_jobs_that_is_none_is_named(n_jobs: Any) -> None:
    with pytest.raises(TypeError, match="n_jobs must be a whole number"):
        scorer().score_many([], n_jobs=n_jobs)


class Broken(dict[str, Any]):
    """A mapping that raises, and so does what it raises."""

    class Error(Exception):
        def __str__(self) -> str:
            raise ValueError

    def get(self, *_: object) -> Any:
        raise Broken.Error


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_no_item_can_stop_a_run(n_jobs: int) -> None:
    text = {"text": "Rain fell.", "x": lambda: 0}
    items: list[Any] = [text, threading.Lock(), Broken(id="a"), {"html": 3}, "Sun."]
    scores = list(scorer().score_many(items, n_jobs=n_jobs))
    statuses = ["abstained", "error", "error", "error", "abstained"]
    assert [s.status for s in scores] == statuses
    assert scores[0].metadata == {"x": text["x"]}
    assert "item 1: TypeError: an item must be a string" in scores[1].reasons[0]
    assert scores[2].reasons == ("item 2: Error: no message",)


def test_articles_are_taken_one_by_one_as_scores_are_asked_for() -> None:
    taken = []

    def endless() -> Iterator[str]:
        while True:
            taken.append("Rain fell.")
            yield taken[-1]

    assert len(list(islice(scorer().score_many(endless()), 3))) == 3
    assert len(taken) <= 4


def test_what_a_mapping_holds_beside_the_text_is_kept() -> None:
    item = {"id": 5, "text": "Rain fell.", "source": "Courier", "when": [2024, 5]}
    score = next(scorer().score_many([item]))
    assert (score.id, score.metadata) == ("5", {"source": "Courier", "when": [2024, 5]})
    assert "text" not in score.to_dict()


def test_a_page_is_scored_by_its_main_text_which_the_record_holds() -> None:
    paragraphs = "".join(f"<p>{p}</p>" for p in article("science").splitlines() if p)
    html = f"<html><body><nav>Home | News</nav><article>{paragraphs}</article></body></html>"
    record = scorer().score_html(html, detail="full").to_dict()
    VALIDATOR.validate(record)
    assert record["status"] == "scored"
    assert all(record["text"][e["start"] : e["end"]] == e["exact"] for e in record["evidence"])
    assert hashlib.sha256(record["text"].encode()).hexdigest() == record["text_sha256"]


@pytest.mark.parametrize("text", ["", " ", "\n\t\u2003\n", "...", "“ ” — !", "\ud800\u0301"])
def test_a_text_without_words_is_too_short(text: str) -> None:
    score = scorer().score(text)
    assert (score.status, score.reasons, score.n_words) == ("abstained", ("too_short",), 0)
    assert not any(s["applicable"] for s in score.to_dict()["signals"].values())


@pytest.mark.parametrize(
    ("character", "warning"),
    [
        ("\x00", "nul_character"),
        ("\ud800", "lone_surrogate"),
        ("\u202e", "bidi_control"),
        ("e\u0301\u0302\u0303\u0304\u0305", "combining_flood"),
        ("â€™", "mojibake"),
        ("\ufffd", "replacement_character"),
        ("\u200b", "zero_width_character"),
        ("\x1b", "control_character"),
    ],
)
def test_a_broken_character_is_warned_of_and_the_article_scored(
    character: str, warning: str
) -> None:
    clean = article("appeal-at-end")
    middle = clean.index(" ", len(clean) // 2)
    text = character + clean[:middle] + character + clean[middle:] + character
    record = scorer().score(text).to_dict()
    assert (record["status"], record["warnings"]) == ("scored", [warning])
    assert record["evidence"]
    assert all(text[e["start"] : e["end"]] == e["exact"] for e in record["evidence"])
    assert scorer().score(clean).warnings == ()


LONG = {
    "one word": "a",
    "openers": "“",
    "straight marks": '"a ',
    "closers": "a” ",
    "stops": ". ",
    "initials": "A.",
    "short sentences": "He left. ",
    "lines": "He left the house\n",
    "hyphens": "a-",
    "braces": "{{",
    "white space": " ",
    "tabs and lines": "\t\n",
    "single quotes": "a‘ b ",
    "combining marks": "\u0301",
    "cues": "said that ",
    "appeals": "donate ",
    "broken quotations": "“He left. . Now” ",
    "odd words": "strong rain of the engine ",
}


def seconds(text: str) -> float:
    return least_seconds(lambda each: scorer().score(each, detail="full"), text)


@pytest.mark.parametrize("unit", LONG.values(), ids=LONG.keys())
def test_time_grows_no_faster_than_length(unit: str) -> None:
    # Ten times the length: linear work takes 10 times as long, quadratic work 100 times.
    long = unit * (200_000 // len(unit))
    seconds("warm")
    assert seconds(long) < 35 * max(seconds(long[: len(long) // 10]), 0.01)


def test_a_million_characters_without_a_space_take_time_linear_in_length() -> None:
    text = "x" * 1_000_000
    seconds("warm")
    assert seconds(text) < 35 * max(seconds(text[:100_000]), 0.01)


def test_a_text_above_the_limit_is_refused_and_among_many_an_error() -> None:
    strict = Scorer(scorer().model, max_characters=10)
    with pytest.raises(ValueError, match="10 characters, this has 11"):
        strict.score("x" * 11)
    statuses = [s.status for s in strict.score_many(["x" * 11, "x" * 10])]
    assert statuses == ["error", "abstained"]
