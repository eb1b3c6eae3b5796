"""What holds of every record in Arrow, whatever is in it."""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pyarrow as pa
import pytest
from cases import article, article_names
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import FRAGMENTS, ODD, attributions, spans

from credscore.extractors.base import DETAILS, Evidence
from credscore.io.arrow import record_batch, records
from credscore.io.schema import schema
from credscore.io.writers import json_line
from credscore.model.score import Contribution, Score, SentenceScore, Signal, Status
from credscore.scorer import Scorer

_SCHEMA = Path(__file__).parents[2] / "credscore" / "model" / "record.schema.json"
RECORD = json.loads(_SCHEMA.read_text(encoding="utf-8"))
SHARES = {
    "translation": (),
    "garble": (),
    "attribution": ("named_share", "anonymous_share", "outlet_share"),
    "boilerplate": ("appeal_share",),
}

# Half of the characters are those that Arrow cannot hold, or that stand for them.
_odd = st.sampled_from("\ud800\udbff\udc00\udfff\U0010d800\U0010dfff\U0010fffd\U0010fffc\x00\\é")
strings = st.text(_odd | st.characters(exclude_categories=()), max_size=8)
names_of_ours = st.sampled_from(("garble.rate", "translation.probability"))
numbers = st.floats(allow_nan=True, allow_infinity=True)
finite = st.floats(allow_nan=False, allow_infinity=False)
shares = st.floats(0, 1)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | finite | strings,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(strings, inner, max_size=3),
    max_leaves=6,
)


def ordered(held: dict[str, st.SearchStrategy[Any]], least: int) -> st.SearchStrategy[Any]:
    """Return a strategy for mappings with at least so many of the keys, in their order."""
    chosen = (
        st.lists(st.sampled_from(sorted(held)), unique=True, min_size=least)
        if held
        else st.just([])
    )
    return st.tuples(st.tuples(*held.values()), chosen).map(
        lambda p: {n: v for n, v in zip(held, p[0], strict=True) if n in p[1]}
    )


def _signal(name: str) -> st.SearchStrategy[Signal]:
    parts = ordered(dict.fromkeys(SHARES[name], numbers), len(SHARES[name]))
    return st.builds(Signal, value=numbers, unit=names_of_ours, parts=parts)


@st.composite
def scores(draw: st.DrawFn) -> Score:
    text = draw(strings.filter(bool) | st.sampled_from(FRAGMENTS + ODD))
    of_sentence = dict.fromkeys(("translation", "garble", "attribution"), numbers)
    return Score(
        text=text,
        text_sha256=draw(strings),
        model_version=draw(strings),
        n_words=draw(st.integers(0, 2**40)),
        status=draw(st.sampled_from(get_args(Status))),
        id=draw(st.none() | strings),
        language=draw(st.none() | strings),
        reasons=tuple(draw(st.lists(strings, max_size=2))),
        score=draw(st.none() | shares),
        interval=draw(st.none() | st.tuples(shares, shares)),
        verdict=draw(st.sampled_from((None, "pass", "fail"))),
        intercept=draw(st.none() | finite),
        signals=draw(ordered({n: _signal(n) for n in SHARES}, 0)),
        contributions=tuple(
            draw(st.lists(st.builds(Contribution, names_of_ours, numbers, finite), max_size=2))
        ),
        evidence=tuple(
            draw(
                st.lists(
                    st.builds(Evidence, spans(text), strings, strings, shares, st.none() | strings),
                    max_size=2,
                )
            )
        ),
        attributions=tuple(draw(attributions(text))),
        sentences=tuple(
            draw(
                st.lists(
                    st.builds(SentenceScore, spans(text), ordered(of_sentence, 3)),
                    max_size=2,
                )
            )
        ),
        warnings=tuple(draw(st.lists(strings, max_size=2))),
        metadata=draw(st.dictionaries(strings, values, max_size=3)),
        text_included=draw(st.booleans()),
        patterns_sha256=draw(st.none() | strings),
    )


@cache
def scorer() -> Scorer:
    return Scorer()


def same(records: list[dict[str, Any]], scores: list[Score]) -> bool:
    return [*map(json.dumps, records)] == [json.dumps(score.to_dict()) for score in scores]


@given(st.lists(scores(), max_size=3))
def test_every_record_comes_back_from_arrow_as_it_was(some: list[Score]) -> None:
    batch = record_batch(some)
    batch.validate(full=True)
    assert batch.schema.equals(schema(), check_metadata=True)
    assert same(list(records(batch)), some)
    assert same(list(records(pa.Table.from_batches([batch, batch]))), some * 2)


@given(scores())
def test_offsets_hold_in_arrow_where_nothing_private_stands(score: Score) -> None:
    (row,) = record_batch([score]).to_pylist()
    if row["text"] is not None and not any(ord(c) >= 0x10D800 for c in score.text):
        assert [row["text"][e["start"] : e["end"]] for e in row["evidence"]] == [
            e["exact"] for e in row["evidence"]
        ]


@pytest.mark.parametrize("detail", DETAILS)
def test_real_records_come_back_from_arrow_with_the_same_bytes(detail: Any) -> None:
    items: list[Any] = [*map(article, article_names()), "", *ODD, {"id": 3}, {"html": "<p>A</p>"}]
    some = list(scorer().score_many(items, detail=detail))
    assert {score.status for score in some} == set(get_args(Status))
    lines = [json.loads(json_line(score)) for score in some]
    assert [*map(json.dumps, records(record_batch(some)))] == [*map(json.dumps, lines)]


@given(strings)
@example("\ud83d\ude00")
def test_what_arrow_can_hold_stands_there_unchanged(text: str) -> None:
    score = Score(text, "", "", 0, "error", id=text)
    (row,) = record_batch([score]).to_pylist()
    moved = any("\ud800" <= c <= "\udfff" or ord(c) >= 0x10D800 for c in text)
    assert row["id"] == text or moved
    plain = not any(ord(c) >= 0x10D800 for c in text)
    assert len(row["id"]) == len(text) or not plain


def names(kind: pa.DataType) -> Any:
    """Return the names of the fields in a type, and in those."""
    if pa.types.is_list(kind):
        return names(kind.value_type)
    return {f.name: names(f.type) for f in kind} if pa.types.is_struct(kind) else None


def declared(part: dict[str, Any]) -> Any:
    """Return the names that the JSON schema of a record knows, likewise."""
    if "$ref" in part:
        part = {**RECORD["$defs"][part["$ref"].rpartition("/")[2]], **part}
        del part["$ref"]
        return declared(part)
    if "items" in part:
        return declared(part["items"])
    found = {n: declared(p) for n, p in part.get("properties", {}).items()}
    for base in part.get("allOf", ()):
        found = {**(declared(base) or {}), **found}
    return found or None


def test_the_schema_has_every_field_of_the_record_and_no_other() -> None:
    arrow = {field.name: names(field.type) for field in schema()}
    assert arrow == declared(RECORD)
    assert list(arrow)[:18] == RECORD["required"]


def test_numbers_that_are_not_finite_are_null() -> None:
    score = Score("a", "", "", 0, "scored", contributions=(Contribution("a.b", math.nan, 0.0),))
    assert record_batch([score])["contributions"].to_pylist()[0][0]["value"] is None
