from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest
from cases import article, article_names
from hypothesis import example, given
from hypothesis import strategies as st
from least import least_seconds
from strategies import FRAGMENTS, ODD, articles, texts

from credscore.extractors import CATALOGUE
from credscore.extractors.base import DETAILS
from credscore.features.extract import extract
from credscore.model.score import Score
from credscore.parallel import batches
from credscore.scorer import Scorer
from credscore.text.document import Document

ROOT = Path(__file__).parents[2]
VALIDATOR = jsonschema.Draft202012Validator(
    json.loads((ROOT / "credscore" / "model" / "record.schema.json").read_text(encoding="utf-8"))
)
FAULTS = ("translation.", "garble.", "boilerplate.", "repetition.")
# Whole articles, and the texts nobody would write.
MIXED = [*map(article, article_names()[::6]), *FRAGMENTS[:8], *ODD[:12], "", " \n"]
anything = texts | articles


@cache
def scorer() -> Scorer:
    return Scorer()


def line(score: Score) -> str:
    return json.dumps(score.to_dict(), allow_nan=False)


def ranges(record: dict[str, Any]) -> list[tuple[int, int]]:
    whole = [(e["start"], e["end"]) for e in record["evidence"] + record["sentences"]]
    parts = [a[part] for a in record["attributions"] for part in ("source", "cue", "content")]
    return whole + [(start, end) for part in parts for start, end in part]


@given(text=articles)
def test_the_intercept_and_the_contributions_are_the_log_odds(text: str) -> None:
    record = scorer().score(text).to_dict()
    model = scorer().model
    values = extract(Document.from_text(text), CATALOGUE, "score").values
    by_hand = model.intercept + sum(shape(values[name]) for name, shape in model.shapes.items())
    if record["status"] == "scored":
        total = record["intercept"] + sum(c["log_odds"] for c in record["contributions"])
        assert total == pytest.approx(by_hand, abs=1e-9)
        assert record["score"] == pytest.approx(model.calibration(total)[0], abs=1e-9)


@given(text=articles)
def test_every_weighted_feature_contributes_once(text: str) -> None:
    score = scorer().score(text)
    named = [c.feature for c in score.contributions]
    if score.status == "scored":
        assert sorted(named) == sorted(scorer().model.shapes)


def test_most_of_the_made_up_articles_are_scored() -> None:
    scored = []

    @given(text=articles)
    def count(text: str) -> None:
        scored.append(scorer().score(text).status == "scored")

    count()
    assert sum(scored) > len(scored) / 2


@given(text=anything, detail=st.sampled_from(DETAILS))
@example(text="", detail="full")
@example(text="...", detail="full")
@example(text="\ud800", detail="full")
def test_every_record_follows_the_schema(text: str, detail: Any) -> None:
    record = scorer().score(text, detail=detail).to_dict()
    VALIDATOR.validate(record)


@given(text=anything)
def test_every_record_is_json_with_finite_numbers(text: str) -> None:
    score = scorer().score(text, detail="full")
    assert json.loads(line(score)) == score.to_dict()


@given(text=anything)
@example(text="He said: “ Coalition . , “said. ‘ {{ }}\n“One\n“two.”")
def test_offsets_cut_out_the_exact_words(text: str) -> None:
    record = scorer().score(text, detail="full").to_dict()
    assert all(text[e["start"] : e["end"]] == e["exact"] for e in record["evidence"])
    assert all(0 <= start < end <= len(text) for start, end in ranges(record))


@given(text=anything)
def test_sentences_follow_each_other(text: str) -> None:
    sentences = scorer().score(text, detail="full").to_dict()["sentences"]
    edges = [edge for s in sentences for edge in (s["start"], s["end"])]
    assert edges == sorted(edges)


@given(text=anything)
def test_blocks_of_boilerplate_follow_each_other_and_hold_its_evidence(text: str) -> None:
    record = scorer().score(text, detail="full").to_dict()
    blocks = [(b["start"], b["end"], b["kind"]) for b in record["boilerplate"]]
    edges = [edge for start, end, _ in blocks for edge in (start, end)]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end, _ in blocks)
    for one in record["evidence"]:
        if one["signal"] == "boilerplate":
            holding = [kind for a, b, kind in blocks if a <= one["start"] and one["end"] <= b]
            assert [f"boilerplate.{kind}" for kind in holding] == [one["rule"]]


@given(text=anything)
@example(text="")
def test_only_a_scored_text_has_a_score_and_only_the_others_have_reasons(text: str) -> None:
    score = scorer().score(text)
    assert (score.status == "scored") == (score.score is not None)
    assert (score.status == "scored") == (not score.reasons)
    assert score.status != "error"


@given(text=articles)
def test_the_interval_holds_the_score_and_the_verdict_follows_it(text: str) -> None:
    score, model = scorer().score(text, detail="score"), scorer().model
    if score.score is not None and score.interval is not None:
        assert 0 <= score.interval[0] <= score.score <= score.interval[1] <= 1
        assert score.verdict == model.verdict(score.score)


@given(text=anything)
def test_the_answer_is_the_same_at_every_detail(text: str) -> None:
    answers = [scorer().score(text, detail=detail) for detail in DETAILS]
    assert len({(a.status, a.score, a.interval, a.verdict) for a in answers}) == 1
    assert len({json.dumps(a.to_dict()["signals"]) for a in answers}) == 1


@given(text=anything)
def test_a_signal_that_was_measured_is_applicable(text: str) -> None:
    for signal in scorer().score(text).to_dict()["signals"].values():
        assert signal["applicable"] == (signal["value"] is not None)


def test_the_same_text_gives_the_same_bytes_in_any_order() -> None:
    forth = [line(s) for s in scorer().score_many(MIXED, detail="full")]
    back = [line(s) for s in scorer().score_many(MIXED[::-1], detail="full")]
    alone = [line(Scorer().score(text, detail="full")) for text in MIXED]
    assert forth == back[::-1] == alone


@pytest.mark.parametrize("batch", [1, 5])
def test_the_same_text_gives_the_same_bytes_from_any_batch_and_process(
    batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "BATCH", batch)
    one = [line(s) for s in scorer().score_many(MIXED, detail="full")]
    two = [line(s) for s in scorer().score_many(MIXED, n_jobs=2, detail="full")]
    assert one == two


def test_a_new_process_with_another_hash_seed_gives_the_same_bytes() -> None:
    here = [line(s) for s in scorer().score_many(MIXED, detail="full")]
    code = (
        "import json, sys; from credscore.scorer import Scorer\n"
        "texts = json.load(sys.stdin)\n"
        "for s in Scorer().score_many(texts, detail='full'): print(json.dumps(s.to_dict()))"
    )
    there = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(MIXED),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7"},
    )
    assert there.stdout.splitlines() == here


def test_more_of_a_fault_never_raises_the_log_odds() -> None:
    faulty = {k: v for k, v in scorer().model.shapes.items() if k.startswith(FAULTS)}
    assert {name.partition(".")[0] + "." for name in faulty} == set(FAULTS)
    for name, shape in faulty.items():
        assert np.all(np.diff(shape.knots) > 0), name
        assert np.all(np.diff(shape.log_odds) <= 0), name


def test_a_higher_sum_never_gives_a_lower_score() -> None:
    table = scorer().model.calibration
    assert np.all(np.diff(table.log_odds) > 0)
    assert np.all(np.diff(table.probability) >= 0)
    assert np.all((table.low <= table.probability) & (table.probability <= table.high))


@given(
    less=st.lists(st.floats(0, 1), min_size=32, max_size=32),
    more=st.lists(st.floats(0, 1), min_size=32, max_size=32),
)
def test_a_row_with_every_fault_worse_never_scores_higher(
    less: list[float], more: list[float]
) -> None:
    model = scorer().model
    scale = [1.0 if f.high == 1 else 60.0 for f in model.schema.features]
    isfault = [f.name.startswith(FAULTS) for f in model.schema.features]
    good = np.array([a * s for a, s in zip(less, scale, strict=False)])
    worse = np.array([max(a, b) * s for a, b, s in zip(less, more, scale, strict=False)])
    worse = np.where(isfault, worse, good)
    p, q = (model.calibration(model.log_odds(model.contributions(x)))[0] for x in (good, worse))
    assert q <= p


def test_attribution_can_buy_back_half_a_unit_at_most() -> None:
    reach = 0.0
    for name, shape in scorer().model.shapes.items():
        if name.startswith("attribution."):
            levels = [*shape.log_odds.tolist(), shape.missing]
            reach += max(levels) - min(levels)
    assert reach <= 0.5 + 1e-9


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
    one = [line(s) for s in scorer().score_many(MIXED[:2])]
    assert [line(s) for s in scorer().score_many(MIXED[:2], n_jobs=-1)] == one
    assert [line(s) for s in scorer().score_many(MIXED[:2], n_jobs=-10_000)] == one


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
