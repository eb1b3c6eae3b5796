from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from hypothesis import given
from strategies import articles, texts

from credscore.text.document import Document


@pytest.mark.parametrize("text", [None, 3, b"bytes", ["a"]])
def test_what_is_no_string_is_refused(text: Any) -> None:
    for make in (Document, Document.from_text):
        with pytest.raises(TypeError, match=f"^text must be a string, got {type(text).__name__}$"):
            make(text)


@given(text=texts)
def test_the_text_stays_as_given(text: str) -> None:
    assert Document.from_text(text).text is text


@given(text=texts | articles)
def test_every_part_lies_inside_the_text(text: str) -> None:
    doc = Document.from_text(text)
    parts = (*doc.words, *doc.paragraphs, *doc.sentences, *(q.span for q in doc.quotations))
    assert all(0 <= s.start < s.end <= len(text) for s in parts)
    assert doc.n_words == len(doc.words)
    assert all(s.of(text)[0].isalnum() for s in doc.words)


def test_a_document_does_not_change() -> None:
    doc = Document.from_text("Rain fell.")
    with pytest.raises(FrozenInstanceError):
        doc.text = "Sun shone."  # type: ignore[misc]  # assigning is what is tested


def test_the_callers_metadata_can_change_without_the_document() -> None:
    metadata: dict[str, object] = {"source": "Courier"}
    doc = Document.from_text("Rain fell.", "a1", metadata)
    metadata["source"] = "Post"
    assert doc.metadata == {"source": "Courier"}


def test_equal_texts_with_equal_names_are_equal_documents() -> None:
    a, b = (Document.from_text("Rain fell.", "a1", {"n": n}) for n in (1, 2))
    assert (a == b, hash(a) == hash(b)) == (True, True)
    assert a != Document.from_text("Rain fell.", "a2")


@given(text=texts)
def test_a_pickled_document_is_as_large_as_its_text_and_has_the_same_parts(text: str) -> None:
    doc = Document(text, "a1", {"n": 1}, extracted=True, page_warnings=("oversized_page",))
    fresh = len(pickle.dumps(doc))
    parts = doc.words, doc.sentences, doc.quotations
    again = pickle.loads(pickle.dumps(doc))
    assert len(pickle.dumps(doc)) == fresh
    assert (again, again.metadata, again.extracted) == (doc, {"n": 1}, True)
    assert (again.words, again.sentences, again.quotations) == parts


def test_a_page_gives_its_main_text_and_what_went_wrong_with_it() -> None:
    doc = Document.from_html("<div>" * 300 + "<p>A cafÃ©.</p>", id="a1", metadata={"n": 1})
    assert (doc.text, doc.id, doc.metadata, doc.extracted) == ("A cafÃ©.", "a1", {"n": 1}, True)
    assert doc.warnings == ("mojibake", "oversized_page")
    assert Document.from_text("Rain fell.").warnings == ()


def test_parts_are_found_once() -> None:
    doc = Document.from_text("Rain fell. “Why?” he said.")
    assert doc.sentences is doc.sentences
    assert doc.tokens is doc.tokens
