"""What may be scored: a string, a document, or a mapping that holds one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from credscore.text.document import Document
from credscore.text.html import main_text

Item = str | Document | Mapping[str, Any]


def document(item: Item) -> Document:
    """Turn an item of `score_many` into a document.

    Raises
    ------
    TypeError
        If it is none of the three, or its text is not a string.
    ValueError
        If it is a mapping with neither `text` nor `html`.
    """
    item = _plain(item)
    if isinstance(item, Document):
        return item
    if isinstance(item, str):
        return Document.from_text(item)
    if not isinstance(item, Mapping):
        msg = f"an item must be a string, a Document or a mapping, got {type(item).__name__}"
        raise TypeError(msg)
    id_, metadata = _identity(item)
    if item.get("text") is not None:
        return Document.from_text(item["text"], id_, metadata)
    if item.get("html") is not None:
        url = item.get("url")
        text = main_text(item["html"], url if isinstance(url, str) else None)
        return Document.from_text(text, id_, metadata, extracted=True)
    msg = f"a mapping needs 'text' or 'html', this has {sorted(map(str, item))}"
    raise ValueError(msg)


def remains(item: object) -> tuple[str, str | None, dict[str, object]]:
    """Return what can be kept of an item that could not be scored: text, id, metadata."""
    item = _plain(item)
    if isinstance(item, Document):
        return item.text, item.id, dict(item.metadata)
    if isinstance(item, str):
        return item, None, {}
    if isinstance(item, Mapping):
        text = item.get("text")
        return text if isinstance(text, str) else "", *_identity(item)
    return "", None, {}


def _plain(item: Any) -> Any:
    # Iterating over an Arrow column gives scalars of Arrow's own.
    return item.as_py() if hasattr(item, "as_py") else item


def _identity(item: Mapping[str, Any]) -> tuple[str | None, dict[str, object]]:
    metadata = {str(k): v for k, v in item.items() if k not in ("id", "text", "html")}
    id_ = item.get("id")
    return (None if id_ is None else str(id_)), metadata
