"""Articles by the batch: together they are scored faster than one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from credscore.inputs import Entry
from credscore.model.score import Score

BATCH = 32  # items
CHARACTERS = 1 << 18  # of a batch, unless one text alone has more
# What an item became: checked, or already an error.
Job = tuple[int, Entry | Score]


def batches(jobs: Iterable[Job], first: int = 1) -> Iterator[list[Job]]:
    """Yield `jobs` in batches that grow from `first`, so that the first answers come at once.

    An error while jobs are read comes after those before it.
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
        size = min(2 * size, BATCH)


def fill(batch: list[Job], source: Iterator[Job], size: int, characters: int) -> None:
    """Move jobs into `batch` until it holds `size` of them, or characters enough."""
    held = 0
    while len(batch) < size and held < characters:
        job = next(source, None)
        if job is None:
            return
        batch.append(job)
        held += _length(job[1])


def _length(found: Entry | Score) -> int:
    text = getattr(found, "html", None) or getattr(found, "text", "")
    return len(text) if isinstance(text, str) else 0
