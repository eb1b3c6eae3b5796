from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest
from cases import article, article_names
from hypothesis import example, given
from hypothesis import strategies as st
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
