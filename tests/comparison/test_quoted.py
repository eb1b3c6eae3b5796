from __future__ import annotations

import pytest
from compared_cases import ComparedCase, changes, compared_cases
from hypothesis import given
from strategies import texts

from benchmarks.comparison.words import by_sentence, whole
from credscore.comparison.facts import fact_changes
from credscore.text.document import Document


@pytest.mark.parametrize("case", compared_cases("quotations"))
def test_altered_quotations_are_told_and_fair_edits_are_not(case: ComparedCase) -> None:
    assert case.told("quotation") == case.changes


def test_content_words_weigh_more_than_small_ones() -> None:
    said = "“We stand with the crew,” said Ann Lee."
    (large,) = changes(said.replace("crew", "owners"), said)
    (small,) = changes(said.replace("with", "for"), said)
    assert large.severity > small.severity
    assert large.in_quote
    assert small.in_quote


def test_a_quotation_moved_to_another_sentence_is_not_made_up() -> None:
    original = "He said it would rain. “We have all the boats we need,” he added."
    copy = "He said “we have all the boats we need.” He added it would rain."
    assert changes(copy, original) == []


@given(texts)
def test_a_text_beside_itself_has_no_altered_fact(text: str) -> None:
    doc = Document.from_text(text)
    assert fact_changes(doc, Document.from_text(text), by_sentence(doc, doc)) == []


@given(texts, texts)
def test_whatever_two_texts_are_the_spans_lie_in_them(copy: str, original: str) -> None:
    ours, theirs = Document.from_text(copy), Document.from_text(original)
    for change in fact_changes(ours, theirs, whole(ours, theirs)):
        assert change.copy is None or change.copy.of(copy).strip()
        assert change.original is None or change.original.of(original).strip()
        assert 0 <= change.severity <= 1
        assert change.message


def test_typography_alone_is_no_change() -> None:
    curly = "“We’re not selling 12 boats,” said Ann Lee. “It’s a ‘long way’ home.”"
    plain = curly.translate(str.maketrans("“”‘’", "\"\"''"))
    assert changes(plain, curly) == []
    assert changes(curly, plain) == []
