from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from service_client import STUB, Running

from credscore.service.settings import Settings


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
