"""The same work in several processes, results in input order, memory bounded."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import Any

from credscore.extractors.base import Detail
from credscore.model.score import Score

BATCH = 64
Attempt = Callable[[int, Any, Detail], Score]


def in_processes(
    attempt: Attempt, numbered: Iterable[tuple[int, Any]], detail: Detail, n_jobs: int
) -> Iterator[Score]:
    """Run `attempt` on every numbered item in `n_jobs` processes.

    At most two batches a process are under way, so a slow reader holds the run back
    instead of filling memory.
    """
    source = iter(numbered)
    with ProcessPoolExecutor(n_jobs) as pool:
        waiting: deque[Future[list[Score]]] = deque()
        while True:
            while len(waiting) < 2 * n_jobs and (batch := list(islice(source, BATCH))):
                waiting.append(pool.submit(_run, attempt, batch, detail))
            if not waiting:
                return
            yield from waiting.popleft().result()


def _run(attempt: Attempt, batch: list[tuple[int, Any]], detail: Detail) -> list[Score]:
    return [attempt(position, item, detail) for position, item in batch]
