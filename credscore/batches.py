"""Articles by the batch: together they are scored faster than one by one."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from credscore.inputs import Entry
from credscore.model.score import Score

BATCH = 32  # items
_SLOW = 0.01  # seconds that a source may take for an item before nothing more is waited for
CHARACTERS = 1 << 18  # of a batch, unless one text alone has more
# What an item became: checked, or already an error.
Job = tuple[int, Entry | Score]


def batches(jobs: Iterable[Job], first: int = 1, most: int = BATCH) -> Iterator[list[Job]]:
    """Yield `jobs` in batches that grow from `first`, so that the first answers come at once.

    A source that is slow is not waited for with jobs in hand.  An error while jobs are read
    comes after those before it.
    """
    source, size = iter(jobs), first
    while True:
        batch: list[Job] = []
        error: Exception | None = None
        try:
            fill(batch, source, size, CHARACTERS)
        except Exception as found:  # noqa: BLE001  raised again below
            error = found
        if batch:
            yield batch
        if error is not None:
            raise error
        if not batch:
            return
        size = min(2 * size, most)


def fill(batch: list[Job], source: Iterator[Job], size: int, characters: int) -> None:
    """Move jobs into `batch` until it holds `size` of them, or characters enough."""
    held, waited = 0, 0.0
    while len(batch) < size and held < characters and waited <= _SLOW:
        asked = time.monotonic()
        job = next(source, None)
        waited = time.monotonic() - asked
        if job is None:
            return
        batch.append(job)
        held += _length(job[1])


def _length(found: Entry | Score) -> int:
    text = getattr(found, "html", None) or getattr(found, "text", "")
    return len(text) if isinstance(text, str) else 0
