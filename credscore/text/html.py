"""The main text of a page (trafilatura), for offsets to refer to."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAG = re.compile(r"<[A-Za-z!/?]")
# HTML turns these into U+FFFD; libxml2 would stop at them or refuse the page.
_UNPARSABLE = re.compile("[\x00\ud800-\udfff]")
_BLANK = re.compile(r"\s+")
# A table whose cell holds this many characters lays out the page instead of giving data.
_LAYOUT_CELL = 600
_TABLE_PARTS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th")
_NO_TEXT = ("script", "style", "noscript", "template", "title", "head")


def main_text(html: str, url: str | None = None) -> str:
    r"""Return the article of a page, a paragraph a line; "" where there is none.

    Parameters
    ----------
    html : str
        A page, a fragment of one, or anything else: a string that is no HTML gives "".
    url : str or None
        Where the page is from; nothing is fetched from there.

    Raises
    ------
    TypeError
        If `html` is not a string.

    >>> main_text("<p>Rain fell on Monday.</p><p>It stopped on Tuesday.</p>")
    'Rain fell on Monday.\nIt stopped on Tuesday.'
    """
    if not isinstance(html, str):
        msg = f"html must be a string, got {type(html).__name__}"
        raise TypeError(msg)
    if not _TAG.search(html):
        return ""
    tree = _parsed(html)
    if tree is None:
        return ""
    _unfold_layout(tree)
    # Before trafilatura takes the tree apart.
    bare = _bare_text(tree)
    return _article(tree, url) or bare


def _parsed(html: str) -> HtmlElement | None:
    from lxml import etree  # noqa: PLC0415
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415

    # Bytes, because a page in a string may still declare the encoding it once had.
    page = _UNPARSABLE.sub("\ufffd", html).encode()
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return document_fromstring(page, parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _unfold_layout(tree: HtmlElement) -> None:
    """Make plain blocks of tables that only lay out the page, as old pages do."""
    for cell in list(tree.iter("td")):
        if len("".join(cell.itertext())) < _LAYOUT_CELL:
            continue
        for element in (cell, *cell.iterancestors()):
            if element.tag in _TABLE_PARTS:
                element.tag = "div"
    for part in list(tree.iter(*_TABLE_PARTS[1:])):
        parent = part.getparent()
        if parent is not None and parent.tag == "div":
            part.tag = "div"


def _article(tree: HtmlElement, url: str | None) -> str:
    import trafilatura  # noqa: PLC0415

    # It logs every page without an article as an error; here that is an answer.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        text = trafilatura.extract(
            tree,
            url=url,
            favor_precision=True,
            include_comments=False,
            include_tables=True,
            deduplicate=False,
        )
    except Exception:  # noqa: BLE001  no page may stop a run
        return ""
    return text or ""


def _bare_text(tree: HtmlElement) -> str:
    """Return the paragraphs, or all there is to read on a page without any."""
    blocks = [_squeezed("".join(p.itertext())) for p in tree.iter("p")]
    if not any(blocks):
        blocks = [_squeezed(text) for text in _shown(tree)]
    return "\n".join(block for block in blocks if block)


def _shown(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter():
        if element.tag not in _NO_TEXT:
            yield element.text or ""
        yield element.tail or ""


def _squeezed(text: str) -> str:
    return _BLANK.sub(" ", text).strip()
