"""The articles written for this project, against what their authors expect to be found."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest
from cases import FIXTURES, article, article_names, expected

from credscore.extractors.base import Evidence
from credscore.model.score import Score
from credscore.scorer import Scorer

HARMLESS = ("boilerplate.caption", "boilerplate.byline", "boilerplate.credit")
RESIDUE = [name for name in article_names() if expected(name)["kind"] == "residue"]
CLEAN = [
    name
    for name in article_names()
    if expected(name)["status"] == "scored" and not expected(name)["boilerplate"]
]
COPIES = (
    "round-trip-esperanto",
    "round-trip-catalan",
    "round-trip-spanish",
    "spun-by-hand-neural",
    "synonym-spun",
)
UNEDITED = ("learner-english", "mojibake")
each = pytest.mark.parametrize("name", article_names())


@cache
def scored(name: str) -> Score:
    return Scorer().score(article(name), detail="full")


def log_odds(name: str) -> float:
    return sum(c.log_odds for c in scored(name).contributions)


def boilerplate(name: str) -> list[Evidence]:
    return [e for e in scored(name).evidence if e.rule.startswith("boilerplate.")]


def places(text: str, exact: str) -> set[int]:
    """Return the characters of every place of `exact` that are no white space."""
    found: set[int] = set()
    at = text.find(exact)
    assert at >= 0, exact
    while at >= 0:
        found.update(i for i in range(at, at + len(exact)) if not text[i].isspace())
        at = text.find(exact, at + 1)
    return found


def covered(text: str, evidence: Iterable[Evidence]) -> set[int]:
    spans = (e.span for e in evidence)
    return {i for s in spans for i in range(s.start, s.end) if not text[i].isspace()}


def test_every_article_has_its_expectations_and_the_other_way_round() -> None:
    assert len(article_names()) >= 36
    assert sorted(p.stem for p in (FIXTURES / "expected").glob("*.json")) == article_names()


@each
def test_every_article_has_the_status_and_reasons_expected(name: str) -> None:
    wanted = expected(name)
    assert (scored(name).status, list(scored(name).reasons)) == (
        wanted["status"],
        wanted["reasons"],
    )


@pytest.mark.parametrize("name", RESIDUE)
def test_most_of_the_residue_of_a_page_is_touched(name: str) -> None:
    text, wanted = article(name), [b["exact"] for b in expected(name)["boilerplate"]]
    found = covered(text, boilerplate(name))
    touched = [exact for exact in wanted if places(text, exact) & found]
    assert len(touched) >= 0.6 * len(wanted), set(wanted) - set(touched)


def test_over_all_articles_boilerplate_is_found_and_little_else() -> None:
    hit = wanted = found = 0
    for name in RESIDUE:
        text = article(name)
        listed = {i for b in expected(name)["boilerplate"] for i in places(text, b["exact"])}
        shown = covered(text, boilerplate(name))
        hit, wanted, found = hit + len(listed & shown), wanted + len(listed), found + len(shown)
    assert hit >= 0.6 * wanted
    assert hit >= 0.8 * found


def test_most_appeals_are_called_appeals() -> None:
    missed = []
    wanted = 0
    for name in RESIDUE:
        text = article(name)
        appeals = covered(text, [e for e in boilerplate(name) if e.rule == "boilerplate.appeal"])
        listed = [b["exact"] for b in expected(name)["boilerplate"] if b["kind"] == "appeal"]
        missed += [exact for exact in listed if not places(text, exact) & appeals]
        wanted += len(listed)
    assert len(missed) <= 0.4 * wanted, missed


@pytest.mark.parametrize("name", CLEAN)
def test_an_article_without_boilerplate_is_left_alone(name: str) -> None:
    held = [e for e in boilerplate(name) if e.rule not in HARMLESS]
    assert sum(len(e.span) for e in held) <= 0.03 * len(article(name)), held
    assert not [e for e in held if e.rule == "boilerplate.appeal"]


def test_captions_and_bylines_do_not_lower_the_score() -> None:
    share = scored("captions-credits").signals["boilerplate"].value
    assert share <= 0.02


@pytest.mark.parametrize("copy", COPIES)
def test_a_spun_copy_scores_below_its_original(copy: str) -> None:
    # Where the calibration is flat, the sum before it decides.
    assert (scored(copy).score, log_odds(copy)) < (
        scored("council-original").score,
        log_odds("council-original"),
    )


def test_of_the_garbled_phrases_some_are_pointed_at_and_of_clean_text_little() -> None:
    touched = wanted = 0
    for name in (*COPIES, "direct-mt-imitation"):
        text = article(name)
        odd = [e for e in scored(name).evidence if e.rule.startswith(("garble.", "translation."))]
        shown = covered(text, odd)
        phrases = [g["exact"] for g in expected(name)["garble"]]
        wanted += len(phrases)
        touched += sum(bool(places(text, phrase) & shown) for phrase in phrases)
    assert touched >= 0.12 * wanted
    edited = [n for n in CLEAN if not expected(n)["garble"] and n not in UNEDITED]
    held = [e for n in edited for e in scored(n).evidence if e.rule.startswith("garble.")]
    assert 1000 * len(held) / sum(scored(n).n_words for n in edited) <= 3


def test_most_listed_attributions_have_their_cue_found() -> None:
    hit = wanted = 0
    for name in article_names():
        if expected(name)["status"] != "scored":
            continue
        text = article(name)
        found = {i for a in scored(name).attributions for s in a.source
                 for i in range(s.start, s.end)}  # fmt: skip
        for one in expected(name)["attributions"]:
            wanted += 1
            hit += bool(places(text, one["source"]) & found)
    assert hit >= 0.6 * wanted


@each
def test_every_text_is_stored_as_utf8_with_line_feeds(name: str) -> None:
    assert "\r" not in article(name)
    assert article(name).strip()
