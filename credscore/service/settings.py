"""What a service is told when it starts."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MISSING = "credscore serve needs the extra 'serve': pip install 'credscore[serve]'"
TOKEN_VARIABLE = "CREDSCORE_TOKEN"  # noqa: S105  the name of a variable, not a token
MOST_DOCUMENTS = 256  # of one request
# As long as 16 random bytes in hexadecimal digits are twice over; a shorter one is guessed.
_LEAST_TOKEN = 16


class SettingsError(ValueError):
    """What the service was told does not go together; the message says what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a service listens, what it takes, and which model it scores with.

    Attributes
    ----------
    workers : int
        Processes that score.
    max_bytes : int
        Of the body of a request.
    max_characters : int
        Of one text.
    max_requests : int
        That are read, wait or are scored at a time.
    timeout, grace : float
        Seconds for one request, and for those under way when the service is told to stop.
    token : str or None
        What a client has to show.
    allowed_hosts : frozenset of str
        Names beside ``localhost`` and addresses that a request may be sent to.
    release : str
        Version of the package.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    model: str | None = None
    base_rate: float | None = None
    patterns: str | None = None
    max_bytes: int = 8 << 20
    max_characters: int = 250_000
    max_requests: int = 64
    timeout: float = 30.0
    grace: float = 30.0
    token: str | None = None
    allowed_hosts: frozenset[str] = frozenset()
    release: str = ""

    @property
    def on_loopback(self) -> bool:
        """Whether nobody but programs of this machine can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def token_from(path: str | None, environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the token in a file or, without one, in the environment; None if there is none.

    Raises
    ------
    SettingsError
        If it is too short, or holds what no header can.
    OSError
        If the file cannot be read.
    """
    if path is not None:
        where, found = path, Path(path).read_bytes().decode("utf-8", "replace").strip()
    elif TOKEN_VARIABLE in environment:
        where, found = TOKEN_VARIABLE, environment[TOKEN_VARIABLE].strip()
    else:
        return None
    if len(found) < _LEAST_TOKEN or not all("!" <= character <= "~" for character in found):
        msg = f"the token in {where} must be {_LEAST_TOKEN} or more visible ASCII characters"
        raise SettingsError(msg)
    return found


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
