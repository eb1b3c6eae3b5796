"""Scores for the tests of pages: of fixtures, and of texts that nobody would write."""

from __future__ import annotations

from functools import cache

from cases import article
from hypothesis import strategies as st
from strategies import attributions, spans, texts

import credscore
from credscore.extractors.base import Evidence
from credscore.model.score import Contribution, Score, Signal
from credscore.model.terms import Terms
from credscore.text.document import Document

RULES = (
    "garble.phrase",
    "garble.stray_stop",
    "translation.sentence",
    "boilerplate.appeal",
    "boilerplate.related",
    "boilerplate.byline",
    "attribution.secondhand",
    "repetition.line",
    "comparison.number",
    "own.rule",
)
TERMS = Terms(0.15, 0.5, 0.2, 0.2, 0.9)
HOSTILE = "<script>alert(1)</script>\x00\ud800 \u202eabc\u2066 ]]> --> &amp; \"'\r\nEnd\r.\n"


@cache
def scored(name: str) -> Score:
    """Return the score of an article of the fixtures, in full."""
    return credscore.score(Document.from_text(article(name), name), detail="full")


@st.composite
def scores(draw: st.DrawFn) -> Score:
    """Return a strategy for scores whose marks lie anywhere in their texts."""
    text = draw(texts.filter(bool))
    words = st.sampled_from(("", "odd here", "<b>", "it\nhas\ntwo"))
    evidence = st.builds(
        Evidence,
        span=spans(text),
        rule=st.sampled_from(RULES),
        message=words,
        severity=st.floats(0, 1),
        suggestion=st.none() | words,
        in_quote=st.booleans(),
    )
    found = draw(st.lists(evidence, max_size=8))
    lost = st.floats(-9, 0)
    names = ("garble.rate", "translation.neural", "boilerplate.share", "own.feature")
    return Score(
        text=text,
        text_sha256="",
        model_version="2026.1+00000000",
        n_words=len(text.split()),
        status="scored",
        id=draw(st.none() | st.just(HOSTILE)),
        language=draw(st.sampled_from((None, "en", "und"))),
        score=draw(st.floats(0, 1)),
        interval=(0.0, 1.0),
        verdict=draw(st.sampled_from(("pass", "review", "fail"))),
        intercept=draw(st.floats(0, 9)),
        signals={"garble": Signal(float("nan"), "garbled phrases per 1,000 words")},
        contributions=tuple(Contribution(name, 0.5, draw(lost)) for name in names),
        evidence=tuple(sorted(found, key=lambda e: e.span)),
        attributions=tuple(draw(attributions(text))),
        warnings=("mojibake", HOSTILE),
        terms=draw(st.none() | st.just(TERMS)),
    )


def hostile() -> Score:
    """Return a score whose every word is an attack."""
    span = credscore.Span(0, len(HOSTILE))
    part = credscore.Span(3, 30)
    evidence = (
        Evidence(span, f"garble.{HOSTILE}", HOSTILE, 0.9, HOSTILE, in_quote=True),
        Evidence(part, HOSTILE, HOSTILE, 0.1),
    )
    said = credscore.Attribution((part,), (part,), (span,))
    return Score(
        text=HOSTILE,
        text_sha256="",
        model_version=HOSTILE,
        n_words=3,
        status="scored",
        id=HOSTILE,
        language=HOSTILE,
        reasons=(HOSTILE,),
        score=0.5,
        interval=(0.4, 0.6),
        verdict="review",
        intercept=1.0,
        signals={HOSTILE: Signal(1.0, HOSTILE, {HOSTILE: 0.5})},
        contributions=(Contribution(HOSTILE, 1.0, -1.0),),
        evidence=evidence,
        attributions=(said,),
        warnings=(HOSTILE,),
        terms=TERMS,
    )
