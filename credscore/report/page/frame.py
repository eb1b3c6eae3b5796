"""The frame of a page: one file with its styles and scripts, that loads nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from credscore.report.page.elements import Html, element, joined, tags


@cache
def stored(name: str) -> str:
    """Return a style sheet or script of this package."""
    return files("credscore.report.page").joinpath(name).read_text(encoding="utf-8")


def document(title: str, body: Html, styles: Sequence[str], scripts: Sequence[str] = ()) -> Html:
    """Return a whole page that no browser lets load or send anything.

    Parameters
    ----------
    title : str
    body : Html
    styles, scripts : sequence of str
        CSS and JavaScript, never out of an article.  A policy in the head allows these, by
        their digests, and nothing else; so no element may have a `style` attribute.
    """
    start, end = around(title, styles, scripts)
    return Html(f"{start}{body}{end}")


def around(title: str, styles: Sequence[str], scripts: Sequence[str] = ()) -> tuple[Html, Html]:
    """Return what stands before and after the body of a page, which may be written in pieces.

    Parameters
    ----------
    title, styles, scripts
        As for `document`.
    """
    style, script = "\n".join(styles), "\n".join(scripts)
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src {_digest(style)}",
            *((f"script-src {_digest(script)}",) if script else ()),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    head = joined(
        (
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=policy),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="referrer", content="no-referrer"),
            element("meta", name="color-scheme", content="light dark"),
            element("meta", name="generator", content="credscore"),
            element("title", title),
            element("style", Html(style)),
        )
    )
    ran = element("script", Html(script)) if script else Html()
    page, body = tags("html", lang="en"), tags("body")
    return (
        Html(f"<!doctype html>\n{page[0]}{element('head', head)}{body[0]}"),
        Html(f"{ran}{body[1]}{page[1]}\n"),
    )


def _digest(source: str) -> str:
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
