from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from credscore.inputs import document, remains
from credscore.text.document import Document


@dataclass(frozen=True)
class ArrowScalar:
    held: Any

    def as_py(self) -> Any:
        return self.held


def test_a_string_becomes_a_document() -> None:
    assert document("It rained.").text == "It rained."


def test_a_scalar_of_an_arrow_column_is_its_value() -> None:
    assert document(ArrowScalar("It rained.")).text == "It rained."  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="NoneType"):
        document(ArrowScalar(None))  # type: ignore[arg-type]


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
