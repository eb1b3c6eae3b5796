"""The main text of a page (trafilatura), for offsets to refer to."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from credscore.text.attributes import curtailed
from credscore.text.nesting import unnested
from credscore.text.siblings import completed, paragraphs

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


# Levels that stay at either end of a page that is nested too deep; at last none does.
_LEVELS = ((40, 60), (0, 0))


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page, and what went wrong on the way to it.

    Attributes
    ----------
    text : str
        A paragraph a line; "" where there is none.
    warnings : tuple of str
        oversized_page
            The page is nested deeper than the parser goes, a part of it is longer than it
            takes, or a tag has thousands of attributes: tags were left out, and the article
            may be found less surely.
        extraction_failed
            The article could not be told from the rest of the page, whose paragraphs are
            given instead.
    """

    text: str
    warnings: tuple[str, ...] = ()


def main_text(html: str, url: str | None = None) -> str:
    r"""Return the article of a page, a paragraph a line; "" where there is none.

    Parameters, errors and text are those of `read_page`.

    >>> main_text("<p>Rain fell on Monday.</p><p>It stopped on Tuesday.</p>")
    'Rain fell on Monday.\nIt stopped on Tuesday.'
    """
    return read_page(html, url).text


def read_page(html: str, url: str | None = None) -> Page:
    """Find the article of a page.

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
    """
    if not isinstance(html, str):
        msg = f"html must be a string, got {type(html).__name__}"
        raise TypeError(msg)
    if not _TAG.search(html):
        return Page("")
    page = curtailed(html)
    tree, whole = _parsed(page)
    warnings = () if whole and page == html else ("oversized_page",)
    for outer, inner in _LEVELS:
        if whole:
            break
        tree, whole = _parsed(unnested(page, outer, inner), huge_tree=True)
    if tree is None:
        return Page("", warnings)
    _unfold_layout(tree)
    # Before trafilatura takes the tree apart.
    bare, whole_page = _bare_text(tree), paragraphs(tree)
    article = _article(tree, url)
    if article is None:
        return Page(bare, (*warnings, "extraction_failed"))
    return Page(completed(article, whole_page) if article else bare, warnings)


def _parsed(html: str, *, huge_tree: bool = False) -> tuple[HtmlElement | None, bool]:
    """Return the page's tree, and whether the parser came to the page's end."""
    from lxml import etree  # noqa: PLC0415  slow to import, so only when used
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415  slow to import, so only when used

    # Bytes, because a page in a string may still declare the encoding it once had.
    page = _UNPARSABLE.sub("\ufffd", html).encode()
    parser = HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        huge_tree=huge_tree,
    )
    try:
        tree = document_fromstring(page, parser=parser)
    except (etree.LxmlError, ValueError):
        tree = None
    # What is wrong with a page is passed over, but at a limit of its own the parser stops.
    return tree, not parser.error_log.filter_from_fatals()


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


def _article(tree: HtmlElement, url: str | None) -> str | None:
    """Return what trafilatura finds, "" where that is nothing; None where it fails."""
    import trafilatura  # noqa: PLC0415  slow to import, so only when used

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
        return None
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
