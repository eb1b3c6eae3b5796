"""A run over many jobs."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from credscore.batches import Job
from credscore.extractors.base import Detail
from credscore.model.score import Score
from credscore.parallel.batches import Lost, Run, Source

if TYPE_CHECKING:
    from credscore.parallel.pool import Pool

# Batches a process that are under way or wait for their turn to be given out.
_WINDOW = 3
# Times that an item may end its worker when nothing else is with it.
_ALONE = 2


def in_processes(
    run: Run, lost: Lost, jobs: Iterable[Job], detail: Detail, n_jobs: int
) -> Iterator[Score]:
    """Call `run` on all jobs, by the batch, in `n_jobs` processes.

    A few batches a process are under way, so a slow reader holds the run back instead of
    filling memory.  A process that dies takes nothing with it: its batch is run again one by
    one, and `lost` makes a score of a job that kills its process.

    Raises
    ------
    ArtifactError
        If a file of the model has been changed since.
    NoWorkerError
        If processes end before they begin.
    """
    # Here, so that one process need not load what several need.
    from credscore.parallel import pool, worker  # noqa: PLC0415  slow to import, so only when used

    worker.refuse_while_importing()
    source = Source(jobs, n_jobs)
    workers = pool.Pool(run, detail, n_jobs)
    waiting: deque[pool.Ticket] = deque()
    try:
        while True:
            while len(waiting) < _WINDOW * n_jobs and (batch := source.batch()):
                waiting.append(workers.submit(batch))
            if not waiting:
                break
            ticket = waiting.popleft()
            outcome = workers.outcome(ticket)
            if isinstance(outcome, list):
                yield from outcome
            else:
                for job in ticket.batch:
                    yield _alone(workers, lost, job)
    finally:
        workers.end()
    if source.error is not None:
        raise source.error


def _alone(workers: Pool, lost: Lost, job: Job) -> Score:
    from credscore.parallel.pool import Fate  # noqa: PLC0415  as above

    for _ in range(_ALONE):
        outcome = workers.outcome(workers.submit([job], first=True))
        if outcome is Fate.FAILED:
            outcome = workers.here([job])
        if isinstance(outcome, list):
            return outcome[0]
    return lost(*job)
