"""Elements of a page, out of texts that may hold anything."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from credscore.text.hygiene import harmless

_VOID = frozenset({"br", "hr", "input", "link", "meta"})
# Code points that HTML counts as errors in every plane, and byte-order marks read backwards.
_NEVER = {0x10000 * plane + last: 0xFFFD for plane in range(17) for last in (0xFFFE, 0xFFFF)}
_NEVER |= dict.fromkeys(range(0xFDD0, 0xFDF0), 0xFFFD)


class Html(str):
    """Markup that is safe to put on a page; any other string is escaped."""

    __slots__ = ()


def text(words: str) -> Html:
    r"""Escape `words`, with a sign for each character that could steer the page or not be stored.

    The sign stands for one character, so that offsets stay what they were.

    >>> text("<b>\x00 & \ud800")
    '&lt;b&gt;␀ &amp; �'
    """
    return Html(escape(shown(words)))


def shown(words: str) -> str:
    """Return `words` as a reader of the page gets them: of the same length, free of controls."""
    return harmless(words).translate(_NEVER)


def joined(parts: Iterable[str]) -> Html:
    """Put parts one after another; those that are no `Html` are escaped."""
    return Html("".join(part if isinstance(part, Html) else text(part) for part in parts))


def element(name: str, /, *content: str, **attributes: str | float | bool | None) -> Html:
    """Return an element with its content and attributes, all of it escaped.

    Parameters
    ----------
    name : str
        Of the element; never out of an article.
    *content : str
        Strings are escaped, `Html` goes in as it is.
    **attributes : str, number, bool or None
        A final underscore is left out and the others become hyphens, as in ``class_`` and
        ``aria_label``.  None and False leave the attribute out, True gives it no value.

    >>> element("p", "a < b", element("br"), class_="small", hidden=True)
    '<p class="small" hidden>a &lt; b<br></p>'
    """
    start, end = tags(name, **attributes)
    return start if name in _VOID else Html(f"{start}{joined(content)}{end}")


def tags(name: str, /, **attributes: str | float | bool | None) -> tuple[Html, Html]:
    """Return start and end of an element whose content is written as it comes.

    >>> tags("ul", class_="names")
    ('<ul class="names">', '</ul>')
    """
    held = "".join(_attribute(key, value) for key, value in attributes.items())
    return Html(f"<{name}{held}>"), Html(f"</{name}>")


def _attribute(key: str, value: str | float | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'
