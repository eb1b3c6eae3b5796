"""Paragraphs of an article that the extractor left in another part of the page.

Some pages cut an article into several blocks, by advertisements or when it is opened in full;
the extractor takes one of them.  Paragraphs that are set like those it took belong with them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLANK = re.compile(r"\s+")
_SIGN = re.compile(r"\W+")
_DIGITS = re.compile(r"\d+")
_PARENTS = 2  # levels above a paragraph that say how it is set
_LEAST = 2  # paragraphs set alike that the extractor took
_SHORTEST = 12  # words
_LINKED = 0.3  # share of a paragraph's characters that may be links
_WORTH = 0.1  # words to add, as a share of the article's; fewer are as likely something else
_BEGINNING = 40  # letters by which a paragraph is known
_MOST = 1 << 30  # letters times paragraphs: pages beyond are left as they are
_ENDS = frozenset(".!?…”\"'’)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a page: its text, how it is set, and how much of it is links.

    Attributes
    ----------
    text : str
    setting : tuple of str
        Tags and classes of the paragraph and of what it stands in.
    linked : float
        Share of its characters.
    """

    text: str
    setting: tuple[str, ...]
    linked: float


def paragraphs(tree: HtmlElement) -> list[Paragraph]:
    """Return the paragraphs of a page in order."""
    found = []
    for p in tree.iter("p"):
        text = _BLANK.sub(" ", "".join(p.itertext())).strip()
        if text:
            linked = sum(len("".join(link.itertext())) for link in p.iter("a"))
            found.append(Paragraph(text, _setting(p), linked / len(text)))
    return found


def _setting(p: HtmlElement) -> tuple[str, ...]:
    levels = [p]
    for parent in p.iterancestors():
        if len(levels) > _PARENTS:
            break
        levels.append(parent)
    return tuple(f"{e.tag} {_DIGITS.sub('0', e.get('class') or '')}" for e in levels)


def completed(article: str, page: list[Paragraph]) -> str:
    r"""Add to an article, a paragraph a line, what is set like it and is not in it.

    >>> parts = [Paragraph(f"The {n} piece of the story, as long as any that a paper would set in "
    ...          "its own paragraph.", ("p",), 0.0) for n in ("first", "second", "third")]
    >>> completed("\n".join(part.text for part in parts[:2]), parts).count("\n")
    2
    """
    lines = article.split("\n")
    taken = _taken(lines, page)
    settings = Counter(p.setting for p, place in zip(page, taken, strict=True) if place is not None)
    added: dict[int, list[str]] = {}
    after = -1
    for p, place in zip(page, taken, strict=True):
        if place is not None:
            after = place
        elif settings[p.setting] >= _LEAST and _is_prose(p):
            added.setdefault(after, []).append(p.text)
    new = sum(len(text.split()) for texts in added.values() for text in texts)
    if not new or new < _WORTH * len(article.split()):
        return article
    whole = list(added.get(-1, ()))
    for i, line in enumerate(lines):
        whole += [line, *added.get(i, ())]
    return "\n".join(whole)


def _taken(lines: list[str], page: list[Paragraph]) -> list[int | None]:
    """Return the line that each paragraph begins in, None where it is not in the article."""
    keys = [_key(line) for line in lines]
    joined = "".join(keys)
    if len(joined) * len(page) > _MOST:
        return [None] * len(page)
    ends = list(accumulate(map(len, keys)))
    # A paragraph may be several lines of the article, so its beginning is looked for.
    places = [joined.find(_key(p.text)[:_BEGINNING]) for p in page]
    return [bisect_right(ends, place) if place >= 0 else None for place in places]


def _key(text: str) -> str:
    return _SIGN.sub("", text).lower()


def _is_prose(p: Paragraph) -> bool:
    long = len(p.text.split()) >= _SHORTEST
    return long and p.linked < _LINKED and p.text[-1] in _ENDS
