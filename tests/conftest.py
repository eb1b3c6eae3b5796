"""What holds for every test: no network, and examples that are the same in every run."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator
from typing import NoReturn

import pytest
from hypothesis import settings

settings.register_profile("usual", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile("thorough", max_examples=500, deadline=None)
settings.load_profile("usual")

# Shells start what runs in the background with interrupts ignored, and programs started by tests
# would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    def refuse(*_: object, **__: object) -> NoReturn:
        msg = "a test tried to open a network connection"
        raise AssertionError(msg)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket.socket, "connect_ex", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield


@pytest.fixture(scope="session", autouse=True)
def usual_terminal() -> Iterator[None]:
    """Let no test depend on the terminal that it was started from."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TERM", "xterm-256color")
        for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"):
            patch.delenv(name, raising=False)
        yield
