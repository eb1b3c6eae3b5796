"""What is found around an article, and what is left alone."""

from __future__ import annotations

import json
import math
import pickle
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.extractors.base import Findings
from credscore.extractors.boilerplate import Boilerplate
from credscore.extractors.boilerplate.lines import layout
from credscore.extractors.boilerplate.zones import grow, reach
from credscore.text.document import Document

ROOT = Path(__file__).resolve().parents[2]
CASES = json.loads((ROOT / "fixtures/cases/boilerplate.json").read_text(encoding="utf-8"))
ARTICLE = (
    "The council voted on Monday to close the pool, officials said.\n\n"
    "Repairs would cost $3 million, according to an engineer's report.\n\n"
    "“It hurts,” said Alma Reyes, who has swum there since 1984."
)
FRAGMENTS = (
    "Donate now",
    "{{ }}",
    "[ad_1]",
    "So do we.",
    "Read more: ",
    "\n\n",
    "“Support our newsroom,” he said.",
    "The vote was close.",
    "© 2019",
    "%%name%%",
    ".Source",
    "\u2028",
    "\x1c",
)


def parameters() -> list[Any]:
    strict = pytest.mark.xfail(strict=True)
    return [
        pytest.param(c, id=c["label"], marks=[strict] if c["expect"] == "fail" else [])
        for c in CASES
    ]


def found(text: str) -> Findings:
    return Boilerplate()(Document.from_text(text))


@pytest.mark.parametrize("case", parameters())
def test_finds_exactly_what_the_case_names(case: dict[str, Any]) -> None:
    evidence = found(case["text"]).evidence
    assert [e.span.of(case["text"]) for e in evidence] == case["evidence"]
    assert [e.rule for e in evidence] == [f"boilerplate.{kind}" for kind in case["kinds"]]


texts = st.lists(st.one_of(st.text(max_size=40), st.sampled_from(FRAGMENTS))).map("".join)


@given(text=texts)
def test_evidence_lies_inside_the_text_in_order_and_apart(text: str) -> None:
    at = 0
    for e in found(text).evidence:
        assert at <= e.span.start < e.span.end <= len(text)
        assert 0 <= e.severity <= 1
        at = e.span.end


@given(text=texts)
def test_values_are_in_range_and_the_same_at_every_detail(text: str) -> None:
    doc = Document.from_text(text)
    at_score, at_full = Boilerplate()(doc, "score"), Boilerplate()(doc, "full")
    assert not at_score.evidence
    for feature in Boilerplate.features:
        value = at_score.values[feature.name]
        assert math.isnan(value) or feature.low <= value <= feature.high
        assert repr(value) == repr(at_full.values[feature.name])


def test_is_undefined_without_words_and_zero_where_nothing_is_found() -> None:
    assert all(math.isnan(v) for v in found("{{ }} ...").values.values())
    assert set(found(ARTICLE).values.values()) == {0.0}


def test_share_counts_characters_that_are_no_white_space() -> None:
    values = found("Rain fell.\n\nDonate now").values
    assert values["boilerplate.share"] == pytest.approx(9 / 18)
    assert values["boilerplate.appeal_share"] == pytest.approx(9 / 18)
    assert values["boilerplate.pieces"] == pytest.approx(250)


def test_captions_bylines_and_credits_are_no_fault() -> None:
    findings = found(f"By Alma Reyes\n\n{ARTICLE}\n\nPhoto: Getty Images")
    assert {e.rule for e in findings.evidence} == {"boilerplate.byline", "boilerplate.credit"}
    assert findings.values["boilerplate.share"] == 0.0


def test_an_appeal_does_not_eat_the_article_before_it() -> None:
    text = f"{ARTICLE}\n\nWe need your support. Thank you for reading.\n\nDonate now"
    assert all(e.span.start > len(ARTICLE) for e in found(text).evidence)
    assert len(found(text).evidence) == 2


def test_a_fault_more_never_lowers_the_share() -> None:
    shares = [
        found("\n\n".join([ARTICLE, *["Donate now"] * n])).values["boilerplate.share"]
        for n in range(4)
    ]
    assert shares == sorted(shares)


def test_growth_stops_where_debt_is_too_deep() -> None:
    gains = [5.0, -2.0, 0.5, 1.0, -0.3, 0.4]
    assert reach(gains, 3, -1) == 2
    assert grow(gains, [3]) == [(2, 6)]


def test_survives_pickling() -> None:
    doc = Document.from_text("Rain fell.\n\nDonate now")
    assert pickle.loads(pickle.dumps(Boilerplate()))(doc) == Boilerplate()(doc)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10**6,
        "{" * 10**5,
        " " * 10**6,
        "[a_" * 10**5,
        "donate " * 10**5,
        "click to share " * 10**5,
        "we need your support. " * 10**4,
        "share\n" * 10**5,
        "Please donate now.\n" * 10**5,
        "Please donate now. It rained all day on the canal and on the hill behind it.\n" * 10**4,
        "Share this on Facebook been it water year.\n" * 20_000,
        "Please make a donation to us today he 1 2 “ok”.\nYou met 1 he.\n" * 10_000,
    ],
    ids=lambda text: f"{text[:12]!r} times many",
)
def test_time_is_linear_on_hostile_text(text: str) -> None:
    doc = Document.from_text(text)
    len(doc.sentences), len(doc.quotations), doc.n_words
    started = time.perf_counter()
    Boilerplate()(doc)
    assert time.perf_counter() - started < 20


BODY = "\n\n".join(
    f"The council met for the {n} time on Monday and heard from the people who live by the canal."
    for n in ("first", "second", "third", "fourth", "fifth", "sixth")
)


def marked(text: str) -> list[str]:
    found = Boilerplate()(Document.from_text(text)).evidence
    return [e.span.of(text) for e in found if e.rule == "boilerplate.appeal"]


def test_a_short_last_line_is_an_appeal_as_a_whole() -> None:
    line = "Honour the people of the canal this spring. Donate now and your gift will be matched!"
    assert marked(f"{BODY}\n\n{line}") == [line]
    assert marked(f"{line}\n\n{BODY}") == [line.partition(". ")[2]]


def test_thanks_to_readers_are_an_appeal_at_the_end_alone() -> None:
    line = "All of us here appreciate your support!"
    assert marked(f"{BODY}\n\n{line}") == [line]
    assert marked(f"{line}\n\n{BODY}") == []


@pytest.mark.parametrize(
    "line",
    [
        "Please give this worthy application every fair consideration.",
        "The bill will help us keep up the fight against hunger.",
        "Thank you for your consideration of our concerns and questions.",
    ],
)
def test_a_request_that_is_not_for_money_is_none(line: str) -> None:
    assert marked(f"{BODY}\n\n{line}") == []


def test_a_row_of_marks_is_no_piece() -> None:
    text = f"{BODY}\n\n___\n\nSign up for our newsletter\n\n___"
    found = Boilerplate()(Document.from_text(text)).evidence
    assert [e.span.of(text) for e in found] == ["Sign up for our newsletter"]


def test_a_line_beyond_the_packed_counts_is_counted_as_any_other() -> None:
    page = layout(Document.from_text("Donate now, she said. " * 20_000))
    assert page.lines.of("word").tolist() == [80_000]
    assert page.lines.of("said").tolist() == [20_000]
    assert page.sentences.of("word").sum() == 80_000


def test_places_of_lines_are_told_in_time_that_grows_with_the_text() -> None:
    rows = ["You may also like", "Have the swans left?", "Ola May 3, 2019", "Read more", "A/(b/c)"]
    for row in (*rows, "Watch It 0:42 " * 3, "SEE ALL COMMENTS\nOla May 3, 2019"):
        doc = Document.from_text(f"{ARTICLE}\n" + f"{row}\n" * 20_000)
        len(doc.sentences), len(doc.quotations), doc.n_words
        started = time.perf_counter()
        Boilerplate()(doc)
        assert time.perf_counter() - started < 20, row


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x85", "\u2028"])
def test_template_marks_are_found_whatever_ends_a_line(end: str) -> None:
    text = f"{ARTICLE}\n\nIt opened in 1984 […]\n\n{{{{ }}}}\n\nThe vote was close.Source\n"
    plain = [e.span.of(text) for e in found(text).evidence]
    other = text.replace("\n", end)
    assert len(plain) == 3
    assert [e.span.of(other) for e in found(other).evidence] == plain
