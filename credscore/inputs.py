"""What may be scored: a string, a document, or a mapping that holds one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from credscore.text.document import Document

Item = str | Document | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """An article that is still inside its page: to get it out takes time."""

    html: str
    url: str | None
    id: str | None
    metadata: Mapping[str, object]


Entry = Document | Page


def many(texts: Iterable[Item]) -> Iterator[Item]:
    """Return an iterator over the items of `texts`.

    Raises
    ------
    TypeError
        If `texts` is a single article, a table, or nothing to iterate over.
    """
    kind = type(texts).__name__
    if isinstance(texts, (str, Document)):
        msg = f"texts must be many articles, got one {kind}: use score()"
    elif isinstance(texts, (bytes, bytearray, memoryview)):
        msg = f"texts must be many articles, got {kind}: decode it and use score()"
    elif isinstance(texts, Mapping):
        msg = f"texts must be many articles, got one {kind}: put it in a list"
    elif hasattr(texts, "columns"):
        msg = (
            f"texts must be many articles, got a table ({kind}): pass one of its columns, "
            "or its rows as mappings"
        )
    else:
        try:
            return iter(texts)
        except TypeError:
            msg = f"texts must be many articles, got {kind}: pass a list or another iterable"
    raise TypeError(msg)


def entry(item: Item | Page) -> Entry:
    """Check an item of `score_many`, and name its parts; this takes no time.

    Raises
    ------
    TypeError
        If it is none of the three, or its text is not a string.
    ValueError
        If it is a mapping with neither `text` nor `html`.
    """
    item = _plain(item)
    if isinstance(item, Page):
        return item
    if isinstance(item, Document):
        return item if isinstance(item.text, str) else Document.from_text(item.text)
    if isinstance(item, str):
        return Document.from_text(item)
    if not isinstance(item, Mapping):
        msg = f"an item must be a string, a Document or a mapping, got {type(item).__name__}"
        raise TypeError(msg)
    id_, metadata = _identity(item)
    text, html = item.get("text"), item.get("html")
    if text is not None and (text != "" or not html):
        return Document.from_text(text, id_, metadata)
    if html is None:
        msg = f"a mapping needs 'text' or 'html', this has {sorted(map(str, item))}"
        raise ValueError(msg)
    if not isinstance(html, str):
        msg = f"html must be a string, got {type(html).__name__}"
        raise TypeError(msg)
    url = item.get("url")
    return Page(html, url if isinstance(url, str) else None, id_, metadata)


def document(item: Item | Page) -> Document:
    """Turn an item of `score_many` into a document.

    Raises
    ------
    TypeError, ValueError
        As `entry`.
    """
    found = entry(item)
    if isinstance(found, Document):
        return found
    return Document.from_html(found.html, found.url, found.id, found.metadata)


def remains(item: object) -> tuple[str, str | None, Mapping[str, object]]:
    """Return what can be kept of an item that could not be scored: text, id, metadata."""
    try:
        return _remains(_plain(item))
    except Exception:  # noqa: BLE001  whatever was wrong with it may be wrong here again
        return "", None, {}


def reason(position: int, error: Exception) -> str:
    """Say which item of many could not be dealt with, and why."""
    try:
        said = str(error)
    except Exception:  # noqa: BLE001  an item may bring its own errors, and they may be broken
        said = "no message"
    return f"item {position}: {type(error).__name__}: {said}"


def _remains(item: object) -> tuple[str, str | None, Mapping[str, object]]:
    if isinstance(item, Document | Page):
        held = item.text if isinstance(item, Document) else ""
        return held if isinstance(held, str) else "", item.id, dict(item.metadata)
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
