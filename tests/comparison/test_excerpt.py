from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from credscore.comparison.excerpt import Excerpt
from credscore.text.document import Document
from credscore.text.span import Span

DOC = Document.from_text("It rained. It snowed. It froze.")


def test_sentences_come_in_reading_order_and_once() -> None:
    assert Excerpt.of(DOC, [2, 0, 2]).doc.text == "It rained.\nIt froze."


def test_no_sentences_are_an_empty_text() -> None:
    assert Excerpt.of(DOC, []).doc.text == ""


@given(text=texts, data=st.data())
def test_every_character_of_an_excerpt_is_found_again(text: str, data: st.DataObject) -> None:
    doc = Document.from_text(text)
    some = data.draw(st.sets(st.integers(0, len(doc.sentences) - 1))) if doc.sentences else set()
    excerpt = Excerpt.of(doc, some)
    for k, start in zip(sorted(some), excerpt.starts, strict=True):
        here = doc.sentences[k]
        assert excerpt.given(Span(start, start + len(here))) == here
        last = Span(start + len(here) - 1, start + len(here))
        assert excerpt.given(last).of(text) == last.of(excerpt.doc.text)
