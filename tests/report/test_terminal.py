from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.extractors.base import Attribution, Evidence
from credscore.model.score import Contribution, Score, Signal
from credscore.report.terminal import explain
from credscore.text.span import Span

TEXT = "A farm fire went on.\nHe said the Joint Chiefs were sad. Donate today."
GARBLE = Evidence(Span(2, 11), "garble.phrase", "nobody writes this", 0.8, "firefight")
SPUN = Evidence(Span(0, 20), "translation.passage", "reads like a machine")
APPEAL = Evidence(Span(56, 69), "boilerplate.appeal", "asks the reader for money", in_quote=True)
SCORE = Score(
    text=TEXT,
    text_sha256="0" * 64,
    model_version="2026.1+0000",
    n_words=14,
    status="scored",
    id="a1",
    language="en",
    score=0.08,
    interval=(0.04, 0.15),
    verdict="fail",
    intercept=1.25,
    signals={
        "translation": Signal(0.97, "probability"),
        "garble": Signal(float("nan"), "garbled phrases per 1,000 words"),
    },
    contributions=(
        Contribution("translation.probability", 0.97, -3.0),
        Contribution("attribution.rate", float("nan"), 0.5),
    ),
    evidence=(SPUN, GARBLE, APPEAL),
    attributions=(
        Attribution((Span(21, 23),), (Span(24, 28),), (), "named_person", "direct"),
        Attribution((Span(21, 23),), (Span(24, 28),), (), "named_person", "indirect"),
        Attribution((), (Span(24, 28),), (), "unresolved", "declined_comment"),
    ),
    warnings=("mojibake",),
)
ANSI = re.compile("\x1b\\[[0-9;]*m")


def test_without_colour_evidence_stands_in_brackets() -> None:
    page = explain(SCORE, colour=False, width=200)
    assert "\x1b" not in page
    assert "[[A|translation]] [[farm fire|garble+translation]] [[went on.|translation]]\n" in page
    assert "[[Donate today.|boilerplate]]" in page


def test_with_colour_the_text_is_the_same_without_it() -> None:
    page = explain(SCORE, colour=True, width=200)
    assert "\x1b[1;31m" in page
    assert TEXT in ANSI.sub("", page)


def test_with_colour_attributions_are_marked_and_explained() -> None:
    page = explain(SCORE, colour=True, width=200)
    assert "attributions: \x1b[34;94;1msource\x1b[0m  " in page
    assert "\x1b[34;94;1mHe\x1b[0m \x1b[34;94;1;4msaid\x1b[0m the Joint Chiefs" in page


def test_without_colour_attributions_leave_the_text_as_it_is() -> None:
    bare = explain(replace(SCORE, attributions=()), colour=False, width=200)
    page = explain(SCORE, colour=False, width=200)
    assert page.partition("\n\nWho is cited\n")[0] + "\n" == bare


def test_the_page_names_all_that_was_found() -> None:
    page = explain(SCORE, colour=False, width=100)
    for part in (
        "a1: 14 words, language en",
        "score 0.08 (0.04 to 0.15), verdict fail",
        "translation  0.97 probability",
        "garble       not measured",
        "warning: mojibake",
        "model 2026.1+0000",
        "2-11 garble.phrase “farm fire”\n    nobody writes this → firefight",
        "“Donate today.”, inside a quotation",
        "Who is cited\n   2  not resolved: he",
        "\n   1  no source named",
        "named person            2  1 direct, 1 indirect",
        "unresolved              1  1 declined comment",
    ):
        assert part in page


def test_contributions_run_from_intercept_to_log_odds() -> None:
    page = explain(SCORE, colour=False, width=100)
    table = page[page.index("intercept") :].split("\n\n")[0].splitlines()
    assert [line.split()[0] for line in table] == [
        "intercept",
        "translation.probability",
        "attribution.rate",
        "log-odds",
    ]
    assert table[0].split()[-1] == "+1.25"
    assert table[1].split()[1:] == ["0.97", "-3.00", "█" * 20]
    assert table[2].split()[1:3] == ["none", "+0.50"]
    assert table[-1].split()[-1] == "-1.25"


def test_a_document_without_score_says_why() -> None:
    page = explain(
        replace(
            SCORE, status="not_applicable", reasons=("genre:list",), score=None, intercept=None
        ),
        colour=False,
        width=80,
    )
    assert "not applicable: genre:list" in page
    assert "Contributions" not in page


@pytest.mark.parametrize("colour", [True, False])
@given(
    text=st.text(
        st.characters(exclude_categories=()) | st.sampled_from("\x1b[0m \n\x9b\u202e"), min_size=1
    )
)
def test_an_article_steers_no_terminal(*, colour: bool, text: str) -> None:
    whole = Evidence(Span(0, len(text)), "garble.phrase", text, 0.5, text)
    source = Attribution((whole.span,), (), (), "named_organisation")
    pronoun = Attribution((whole.span,), (), (), "unresolved")
    score = replace(
        SCORE, text=text, id=text, evidence=(whole,), attributions=(source, pronoun, pronoun)
    )
    page = explain(score, colour=colour, width=40)
    shown = ANSI.sub("", page) if colour else page
    assert not any(ord(c) < 32 and c != "\n" for c in shown)
    assert not any(0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 for c in shown)
    assert "\u202e" not in page


def test_the_page_never_judges_the_truth() -> None:
    page = explain(SCORE, colour=False, width=100).lower()
    assert not re.search(r"\b(fake|false|true|credible)\b", page)
