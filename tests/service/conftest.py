from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from service_client import STUB, Running

from credscore.service.settings import Settings

# Before `no_network` of the folder above takes it away.
CONNECT = socket.socket.connect


@pytest.fixture(scope="session")
def service() -> Iterator[Running]:
    """A service with one process that really scores."""
    running = Running(Settings(release="0", max_bytes=200_000, max_characters=50_000))
    yield running
    running.end()


@pytest.fixture
def stubbed() -> Iterator[Callable[..., Running]]:
    """Services with processes that do what a body says."""
    started: list[Running] = []

    def start(**told: Any) -> Running:
        started.append(Running(Settings(release="0", **told), STUB))
        return started[-1]

    yield start
    for running in started:
        running.end()


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this test connect to a program of its own, and to nothing else."""

    def connect(self: socket.socket, address: tuple[str, int]) -> None:
        assert address[0] == "127.0.0.1"
        CONNECT(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
