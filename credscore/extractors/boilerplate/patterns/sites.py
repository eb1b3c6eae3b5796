"""Which site a document is from."""

from __future__ import annotations

import re
from collections.abc import Mapping

from credscore.extractors.boilerplate.patterns.errors import PatternError

# The fields of a document's metadata that may tell, the first one that does.
FIELDS = ("url", "site")
_HOST = re.compile(r"[^\s/:?#@\[\]\\.]+(?:\.[^\s/:?#@\[\]\\.]+)*")
# Of an address with or without a scheme (RFC 3986): what follows the user and precedes the port.
_ADDRESS = re.compile(r"\s*(?:(?:[A-Za-z][\w+.-]*:)?//)?(?:[^/?#\\]*@)?([^/?#\\:@]+)")
_LONGEST = 253  # of a host name, RFC 1035


def plain_host(site: str) -> str:
    """Return `site` as hosts are compared: small letters, other scripts in their ASCII form.

    Raises
    ------
    PatternError
        If it is no name of a host.

    >>> plain_host("Example.ORG."), plain_host("bücher.example")
    ('example.org', 'xn--bcher-kva.example')
    """
    host = site.removesuffix(".").lower()
    if len(host) > _LONGEST or _HOST.fullmatch(host) is None:
        msg = f"site must be the name of a host such as 'example.org', got {site!r}"
        raise PatternError(msg)
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def sites(metadata: Mapping[str, object]) -> tuple[str, ...]:
    """Return the host that a document is from and those above it, the lowest first.

    >>> sites({"url": "https://news.example.org/a"})
    ('news.example.org', 'example.org', 'org')
    """
    host = next(filter(None, (_host(metadata.get(field)) for field in FIELDS)), None)
    if host is None:
        return ()
    labels = host.split(".")
    return tuple(".".join(labels[i:]) for i in range(len(labels)))


def _host(address: object) -> str | None:
    if not isinstance(address, str):
        return None
    found = _ADDRESS.match(address)
    try:
        return plain_host(found[1].strip()) if found else None
    except PatternError:  # nobody promised that it is an address
        return None
