from __future__ import annotations

import re

import pytest
from cases import article

import credscore
from credscore.features.asread import as_read
from credscore.text.document import Document
from credscore.text.span import Span

SPUN = article("spun-by-hand-neural")


def broken_words(text: str) -> str:
    return re.sub(r"[A-Za-z]{4,}", lambda m: f"{m[0][:2]}\u200b{m[0][2:]}", text)


def lookalikes(text: str) -> str:
    return re.sub(r"[a-z]{4,}", lambda m: m[0].replace("a", "\u0430").replace("e", "\u0435"), text)


def soft_hyphens(text: str) -> str:
    return re.sub(r"[a-z]{6,}", lambda m: f"{m[0][:3]}\u00ad{m[0][3:]}", text)


@pytest.mark.parametrize("disguise", [broken_words, lookalikes, soft_hyphens])
def test_a_disguised_text_has_the_score_of_the_text_that_people_read(disguise) -> None:  # noqa: ANN001  one of the three above
    hidden, plain = credscore.score(disguise(SPUN)), credscore.score(SPUN)
    assert (hidden.score, hidden.interval, hidden.verdict, hidden.n_words) == (
        plain.score,
        plain.interval,
        plain.verdict,
        plain.n_words,
    )


@pytest.mark.parametrize("disguise", [broken_words, lookalikes, soft_hyphens])
def test_what_is_found_stands_where_it_is_in_the_text_as_given(disguise) -> None:  # noqa: ANN001  as above
    text = disguise(SPUN)
    hidden, plain = (credscore.score(t, detail="full").to_dict() for t in (text, SPUN))
    rules = {"garble.invisible", "garble.lookalike"}
    found = [e for e in hidden["evidence"] if e["rule"] not in rules]
    assert [e["rule"] for e in found] == [e["rule"] for e in plain["evidence"]]
    assert all(e["exact"] == text[e["start"] : e["end"]] for e in hidden["evidence"])
    read = [Document.from_text(e["exact"]) for e in found]
    assert [as_read(d).doc.text for d in read] == [e["exact"] for e in plain["evidence"]]
    assert len(hidden["attributions"]) == len(plain["attributions"])
    assert len(hidden["sentences"]) == len(plain["sentences"])
    assert hidden["sentences"][-1]["end"] <= len(text)


def test_disguised_words_are_pointed_at_with_what_people_read() -> None:
    evidence = credscore.score("The m\u0430yor met the council. " * 20).evidence
    found = [e for e in evidence if e.rule == "garble.lookalike"]
    assert (found[0].span, found[0].suggestion, len(found)) == (Span(4, 9), "mayor", 20)


def test_soft_hyphens_of_typesetting_are_no_evidence() -> None:
    rules = {e.rule for e in credscore.score(soft_hyphens(article("wire-report"))).evidence}
    assert not rules & {"garble.lookalike", "garble.invisible"}


def test_a_text_without_disguise_is_read_as_it_is() -> None:
    doc = Document.from_text(SPUN)
    assert as_read(doc).doc is doc
