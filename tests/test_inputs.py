from __future__ import annotations

from collections import UserDict
from dataclasses import dataclass
from types import MappingProxyType, SimpleNamespace
from typing import Any

import pytest

from credscore.inputs import document, entry, many, remains
from credscore.text.document import Document


@dataclass(frozen=True)
class ArrowScalar:
    held: Any

    def as_py(self) -> Any:
        return self.held


def test_a_string_becomes_a_document() -> None:
    assert document("It rained.").text == "It rained."


def test_a_scalar_of_an_arrow_column_is_its_value() -> None:
    assert document(ArrowScalar("It rained.")).text == "It rained."  # type: ignore[arg-type]  # the wrong type is what is tested
    with pytest.raises(TypeError, match="NoneType"):
        document(ArrowScalar(None))  # type: ignore[arg-type]  # the wrong type is what is tested


def test_what_a_mapping_holds_beside_the_text_is_kept() -> None:
    doc = document({"id": 7, "text": "It rained.", "outlet": "Daily"})
    assert (doc.id, doc.metadata) == ("7", {"outlet": "Daily"})


def test_a_mapping_without_text_says_what_it_has() -> None:
    with pytest.raises(ValueError, match=r"needs 'text' or 'html'.*'body'"):
        document({"body": "It rained."})


@pytest.mark.parametrize("item", [None, 3, b"bytes", ["list"]])
def test_what_is_no_text_is_refused_by_its_type(item: Any) -> None:
    with pytest.raises(TypeError, match=type(item).__name__):
        document(item)


def test_what_remains_of_a_bad_item_is_kept() -> None:
    assert remains({"id": "a", "text": 3, "n": 1}) == ("", "a", {"n": 1})
    assert remains(Document.from_text("t", "b")) == ("t", "b", {})
    assert remains(None) == ("", None, {})


class Trap(UserDict[str, Any]):
    def get(self, *_: object) -> Any:
        raise KeyError


class Nameless:
    def __str__(self) -> str:
        raise ValueError


@pytest.mark.parametrize("item", [Trap(text="t"), {"id": Nameless(), "text": 3}])
def test_what_remains_of_an_item_that_cannot_be_read_is_nothing(item: Any) -> None:
    assert remains(item) == ("", None, {})


def test_a_document_that_holds_no_string_is_refused() -> None:
    doc = Document.from_text("t")
    object.__setattr__(doc, "text", 3)
    with pytest.raises(TypeError, match="text must be a string, got int"):
        entry(doc)
    assert remains(doc) == ("", None, {})


def test_a_page_that_is_no_string_is_refused_without_being_read() -> None:
    with pytest.raises(TypeError, match="html must be a string, got bytes"):
        entry({"html": b"<p>"})


@pytest.mark.parametrize(
    ("texts", "advice"),
    [
        ("one", "got one str: use score"),
        (Document.from_text("one"), "got one Document: use score"),
        (b"one", "got bytes: decode it"),
        (bytearray(b"one"), "got bytearray: decode it"),
        ({"text": "one"}, "got one dict: put it in a list"),
        (MappingProxyType({"text": "one"}), "got one mappingproxy: put it in a list"),
        (UserDict(text="one"), "got one UserDict: put it in a list"),
        (
            SimpleNamespace(columns=["text"]),
            "got a table .SimpleNamespace.: pass one of its columns",
        ),
        (None, "got NoneType: pass a list"),
        (3, "got int: pass a list"),
    ],
)
def test_what_does_not_hold_many_articles_is_refused_with_advice(texts: Any, advice: str) -> None:
    with pytest.raises(TypeError, match=f"texts must be many articles, {advice}"):
        many(texts)


def test_anything_to_iterate_over_will_do() -> None:
    assert list(many(iter(["a"]))) == list(many(("a",))) == ["a"]
