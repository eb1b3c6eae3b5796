"""Tags with more attributes than anybody writes, which a parser compares each with each."""

from __future__ import annotations

import re

_MOST = 5_000  # attributes of one tag: a twentieth of a second; twice as many take four times that
_LONGEST = 2 * _MOST  # characters: a tag that is no longer has no more attributes
# As HTML reads them: a quotation mark opens a value behind an equals sign and nowhere else.
_ATTRIBUTE = re.compile(r"""[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?""")
_TAG = re.compile(r"<[A-Za-z][^\s/>]*")
# A value that holds the sign that ends a tag.
_HELD = re.compile(r"""=\s*(?:"[^">]*>|'[^'>]*>)""")


def curtailed(page: str) -> str:
    """Leave out the attributes of a tag beyond the five thousandth; any other page is unchanged.

    >>> curtailed("<p class='a'>It rained.</p>")
    "<p class='a'>It rained.</p>"
    """
    if max(map(len, page.split(">"))) <= _LONGEST and _HELD.search(page) is None:
        return page
    kept: list[str] = []
    done = at = 0
    while (tag := _TAG.search(page, at)) is not None:
        at, cut = tag.end(), None
        count = 0
        while (attribute := _ATTRIBUTE.match(page, at)) is not None:
            count += 1
            if count == _MOST:
                cut = attribute.end()
            at = attribute.end()
        if cut is not None and count > _MOST:
            kept.append(page[done:cut])
            done = at
    return "".join((*kept, page[done:]))
