from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.extractors.base import Evidence
from credscore.model.score import Score, Signal
from credscore.report.brief import brief, headline
from credscore.report.columns import columns
from credscore.text.span import Span

ANSI = re.compile("\x1b\\[[0-9;]*m")
TEXT = "A farm fire went on until dawn."
SCORED = Score(
    text=TEXT,
    text_sha256="0" * 64,
    model_version="2026.1+0000",
    n_words=7,
    status="scored",
    id="a1",
    language="en",
    score=0.08,
    interval=(0.04, 0.15),
    verdict="fail",
    signals={
        "translation": Signal(0.97, "probability"),
        "garble": Signal(float("nan"), "garbled phrases per 1,000 words"),
    },
    evidence=(Evidence(Span(2, 11), "garble.phrase", "nobody writes this", 0.8, "firefight"),),
)
FAILED = Score(TEXT, "0" * 64, "2026.1+0000", 0, "error", id="b", reasons=("line 3: not JSON",))


def test_a_report_names_verdict_readings_and_evidence() -> None:
    assert brief(SCORED).splitlines() == [
        "a1: fail, score 0.08 (0.04 to 0.15)",
        "  7 words · translation 0.97",
        "  2-11 garble.phrase: “farm fire” → firefight",
    ]


def test_a_report_without_score_says_why() -> None:
    assert brief(FAILED) == "b: error (line 3: not JSON)\n"
    abstained = replace(SCORED, status="abstained", score=None, reasons=("too_short",))
    assert headline(abstained) == "abstained (too_short)"


def test_a_report_shows_the_gravest_evidence_in_reading_order() -> None:
    evidence = tuple(Evidence(Span(i, i + 1), "a.b", "", i / 10) for i in range(9))
    lines = brief(replace(SCORED, evidence=evidence)).splitlines()
    assert [line.split()[0] for line in lines[2:-1]] == ["4-5", "5-6", "6-7", "7-8", "8-9"]
    assert lines[-1] == "  and 4 more"


@given(st.text(min_size=1))
def test_a_report_steers_no_terminal(text: str) -> None:
    score = replace(SCORED, text=text, id=text, evidence=(Evidence(Span(0, len(text)), "a.b", ""),))
    report = brief(score)
    assert not any(ord(c) < 32 and c != "\n" for c in report)
    assert report.count("\n") == 3


def test_colours_are_the_verdict_s_and_the_signal_s_and_change_no_word() -> None:
    report = brief(replace(SCORED, warnings=("mojibake",)), colour=True)
    assert report.startswith("a1: \x1b[1;31mfail\x1b[0m, score")
    assert "\x1b[33m! mojibake\x1b[0m" in report
    assert "\x1b[1;31mgarble.phrase\x1b[0m: “farm fire”" in report
    assert ANSI.sub("", report) == brief(replace(SCORED, warnings=("mojibake",)))


@pytest.mark.parametrize("words", ["went on and on ", "東京新聞の記者", "e\u0301te\u0301 "])
@pytest.mark.parametrize("width", [40, 60, 100])
def test_a_passage_is_cut_to_the_columns_there_are(words: str, width: int) -> None:
    text = words * 30
    evidence = (Evidence(Span(0, len(text)), "translation.sentence", "", 0.5),)
    report = brief(replace(SCORED, text=text, evidence=evidence), width=width).splitlines()
    assert max(map(columns, report)) <= width
    assert report[-1].endswith("…”")
    assert len(report) <= 3 + (width == 40)
