"""Who may ask: the right name of the service, no foreign page, and the token if there is one."""

from __future__ import annotations

import base64
import binascii
import hmac
import ipaddress
import re
from collections.abc import Mapping

from credscore.service.problems import Problem
from credscore.service.settings import Settings

# What a monitor may know without a token: no more than that somebody answers.
OPEN = frozenset({"/healthz", "/readyz"})
# A name or an address, or one of the longer addresses in brackets, and maybe a port.
_HOST = re.compile(r"(?:([A-Za-z0-9._-]+)|\[([0-9A-Fa-f:.]+)\])(?::[0-9]{1,5})?")
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_CHALLENGE = 'Basic realm="credscore", charset="UTF-8", Bearer realm="credscore"'


def check(settings: Settings, method: str, path: str, headers: Mapping[str, str]) -> None:
    """Make sure that a request may be answered.

    Parameters
    ----------
    settings : Settings
    method, path : str
    headers : mapping of str to str
        Names in small letters.

    Raises
    ------
    Problem
        421, 403 or 401.
    """
    _check_host(settings, headers.get("host", ""))
    if method not in _SAFE:
        _check_origin(headers)
    if settings.token is not None and path not in OPEN:
        _check_token(settings.token, headers.get("authorization", ""))


def _check_host(settings: Settings, host: str) -> None:
    """Refuse a name that is not the service's own.

    Any name can be made to lead to this machine, and a page loaded under it could then read the
    answers.  An address cannot be borrowed like that.
    """
    name = _name(host)
    if name is None or not (
        name == "localhost" or name in settings.allowed_hosts or _is_address(name)
    ):
        said = "the service is not known by this name: start it with --allowed-host to allow it"
        raise Problem(421, said, "host")


def _check_origin(headers: Mapping[str, str]) -> None:
    """Refuse what a page from elsewhere makes a browser send."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        if site in ("same-origin", "none"):
            return
    elif (origin := headers.get("origin")) is None or _same(origin, headers.get("host", "")):
        return
    raise Problem(403, "a page from elsewhere may not send requests here", "origin")


def _check_token(token: str, authorization: str) -> None:
    scheme, _, given = authorization.partition(" ")
    given = given.strip()
    if scheme.lower() == "basic":  # what a browser can send: any name, the token as password
        try:
            decoded = base64.b64decode(given, validate=True)
        except (binascii.Error, ValueError):
            decoded = b""
        shown = decoded.partition(b":")[2]
    else:
        shown = given.encode("latin-1", "replace") if scheme.lower() == "bearer" else b""
    if not hmac.compare_digest(shown, token.encode()):
        headers = {"WWW-Authenticate": _CHALLENGE}
        raise Problem(401, "this needs the token of the service", "token", headers)


def _name(host: str) -> str | None:
    """Return the name or address in a Host header, without its port."""
    found = _HOST.fullmatch(host)
    return None if found is None else (found[1] or found[2]).lower()


def _same(origin: str, host: str) -> bool:
    # Not the scheme: a proxy before the service may have taken the encryption off.
    return origin.partition("://")[2].lower() == host.lower()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
