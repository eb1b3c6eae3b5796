"""What every answer tells a browser that it must not do."""

from __future__ import annotations

import html
import re

NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
# The head of a report holds it before anything out of an article.
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')

EVERYWHERE = {
    "content-security-policy": NOTHING,
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


def policy_of(page: str) -> str:
    """Return the content security policy in the head of a page, for its header.

    A page that has none may do nothing.  No other page may show it in a frame.
    """
    found = _POLICY.search(page, 0, 4096)
    if found is None:
        return NOTHING
    return f"{html.unescape(found[1])}; frame-ancestors 'none'"
