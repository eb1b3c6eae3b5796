from __future__ import annotations

import math
import pickle
from itertools import permutations
from typing import get_args

import pytest
from hypothesis import example, given
from strategies import articles, texts

from credscore.extractors import CATALOGUE
from credscore.extractors.base import DETAILS, Chain, Extractor, Form, SourceKind
from credscore.features.extract import extract
from credscore.text.document import Document
from credscore.text.quotes import inside
from credscore.text.span import Span

each = pytest.mark.parametrize("extractor", CATALOGUE, ids=lambda e: e.name)
anything = texts | articles


def same(a: dict[str, float], b: dict[str, float]) -> bool:
    """Compare feature values, nan equal to nan, to the last bit."""
    return {k: v.hex() for k, v in a.items()} == {k: v.hex() for k, v in b.items()}


def fits(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end <= len(text) and len(span.of(text)) == len(span)


@each
@given(text=anything)
@example(text="")
@example(text="\n")
@example(text="...")
@example(text="”“")
@example(text="a")
def test_values_are_the_declared_ones_and_in_range(extractor: Extractor, text: str) -> None:
    values = extractor(Document.from_text(text)).values
    assert list(values) == [f.name for f in extractor.features]
    for f in extractor.features:
        assert math.isnan(values[f.name]) or f.low <= values[f.name] <= f.high, f.name


@each
def test_names_and_bounds_are_declared_once_and_make_sense(extractor: Extractor) -> None:
    for f in extractor.features:
        assert f.name.startswith(f"{extractor.name}.")
        assert f.unit
        assert f.low < f.high


@each
@given(text=anything)
@example(text="")
def test_evidence_lies_inside_the_text_in_reading_order(extractor: Extractor, text: str) -> None:
    evidence = extractor(Document.from_text(text)).evidence
    assert all(fits(e.span, text) for e in evidence)
    assert [e.span.start for e in evidence] == sorted(e.span.start for e in evidence)


@each
@given(text=anything)
def test_evidence_says_which_rule_why_and_how_much(extractor: Extractor, text: str) -> None:
    for e in extractor(Document.from_text(text)).evidence:
        assert e.rule.startswith(f"{extractor.name}.")
        assert e.message
        assert 0 <= e.severity <= 1


@each
@given(text=anything)
@example(text="He said: “The troops left. . Nobody knew.”")
@example(text="“Rain fell {{ }} all day,” he said.")
@example(text="“Rain fell all day long\n“Rain fell all day long")
def test_evidence_in_a_quotation_says_so(extractor: Extractor, text: str) -> None:
    doc = Document.from_text(text)
    for e in extractor(doc).evidence:
        assert e.in_quote == inside(doc.quotations, e.span), e


@each
@given(text=anything)
@example(text="")
@example(text="...")
def test_numbers_are_the_same_at_every_detail(extractor: Extractor, text: str) -> None:
    values = [dict(extractor(Document.from_text(text), detail).values) for detail in DETAILS]
    assert same(values[0], values[1])
    assert same(values[0], values[2])


@each
@given(text=anything)
@example(text="")
@example(text="...")
def test_more_detail_adds_and_less_detail_leaves_out(extractor: Extractor, text: str) -> None:
    doc = Document.from_text(text)
    score, evidence, full = (extractor(doc, detail) for detail in DETAILS)
    assert (score.evidence, score.sentences, score.attributions) == ((), (), ())
    assert (evidence.sentences, evidence.attributions) == ((), ())
    assert evidence.evidence == full.evidence


@each
@given(text=anything)
@example(text="")
@example(text="...")
def test_every_sentence_has_a_probability_or_none_has(extractor: Extractor, text: str) -> None:
    doc = Document.from_text(text)
    sentences = extractor(doc, "full").sentences
    assert len(sentences) in (0, len(doc.sentences))
    assert all(0 <= p <= 1 for p in sentences)


@pytest.mark.parametrize("text", ["Rain fell on Monday, the mayor said.", "..."])
def test_the_same_extractors_look_at_sentences_in_every_text(text: str) -> None:
    doc = Document.from_text(text)
    looking = {e.name for e in CATALOGUE if e(doc, "full").sentences}
    assert looking == {"translation", "garble", "attribution"}


@each
@given(text=anything)
def test_attributions_have_a_cue_and_lie_inside_the_text(extractor: Extractor, text: str) -> None:
    for a in extractor(Document.from_text(text), "full").attributions:
        assert a.cue
        assert all(fits(span, text) for span in (*a.source, *a.cue, *a.content))
        assert a.source_kind in get_args(SourceKind)
        assert a.form in get_args(Form)
        assert a.chain in get_args(Chain)


@each
@given(text=anything)
def test_a_pickled_extractor_and_document_find_the_same(extractor: Extractor, text: str) -> None:
    doc = Document.from_text(text)
    other_extractor, other_doc = pickle.loads(pickle.dumps((extractor, doc)))
    found, again = extractor(doc, "full"), other_extractor(other_doc, "full")
    assert same(dict(found.values), dict(again.values))
    assert (found.evidence, found.sentences) == (again.evidence, again.sentences)
    assert found.attributions == again.attributions


@each
@given(text=texts)
def test_a_text_before_it_changes_nothing(extractor: Extractor, text: str) -> None:
    fresh = extractor(Document.from_text(text), "full")
    extractor(Document.from_text("Quite another text, “with a quotation,” he said. ."), "full")
    again = extractor(Document.from_text(text), "full")
    assert same(dict(fresh.values), dict(again.values))
    assert fresh.evidence == again.evidence


@given(text=anything)
def test_the_order_of_extractors_changes_no_value(text: str) -> None:
    doc = Document.from_text(text)
    forth = extract(doc, CATALOGUE, "full")
    back = extract(doc, tuple(reversed(CATALOGUE)), "full")
    assert same(forth.values, back.values)
    assert sorted(map(repr, forth.evidence)) == sorted(map(repr, back.evidence))
    assert forth.sentences == back.sentences


def test_any_order_of_extractors_gives_the_same_values() -> None:
    text = "“We left. . Nobody knew,” she said.\nDonate now\nDonate now"
    doc = Document.from_text(text)
    first = extract(doc, CATALOGUE, "score").values
    for order in list(permutations(CATALOGUE))[::97]:
        assert same(first, extract(Document.from_text(text), order, "score").values)
