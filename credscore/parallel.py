"""The same work in several processes, results in input order, memory bounded."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import islice
from multiprocessing import parent_process
from threading import Thread
from typing import Any

from credscore.extractors.base import Detail
from credscore.extractors.boilerplate.patterns.sites import FIELDS
from credscore.inputs import Entry
from credscore.model.score import Score
from credscore.ngram.store import ArtifactError

BATCH = 64
# What an item became in this process: checked, or already an error.
Job = tuple[int, Entry | Score]
Attempt = Callable[[list[Job], Detail], list[Score]]
Lost = Callable[[int, Entry | Score], Score]
_Waiting = deque[tuple[list[Job], Future[list[Score]]]]


def in_processes(
    attempt: Attempt, lost: Lost, jobs: Iterable[Job], detail: Detail, n_jobs: int
) -> Iterator[Score]:
    """Run `attempt` on every job in `n_jobs` processes.

    At most two batches a process are under way, so a slow reader holds the run back
    instead of filling memory.  A process that dies takes nothing with it: its batch is
    run again one by one, and `lost` makes a score of a job that kills its process.
    """
    pool = _Pool(attempt, detail, n_jobs)
    source = _Source(jobs)
    waiting: _Waiting = deque()
    try:
        while True:
            while len(waiting) < 2 * n_jobs and (batch := source.batch()):
                waiting.append((batch, pool.submit(batch)))
            if not waiting:
                break
            batch, future = waiting.popleft()
            try:
                scores = future.result()
            except ArtifactError:
                raise
            except Exception as error:  # noqa: BLE001  a process died, or a job cannot be sent
                broken = isinstance(error, BrokenExecutor)
                if broken:
                    pool.end()
                yield from _one_by_one(attempt, lost, batch, detail)
                if broken:
                    pool = _Pool(attempt, detail, n_jobs)
                    waiting = deque((b, f if _good(f) else pool.submit(b)) for b, f in waiting)
            else:
                yield from _joined(batch, scores)
    finally:
        pool.end()
    if source.error is not None:
        raise source.error


class _Source:
    """Jobs by the batch; an error while they are read waits until those before it are done."""

    def __init__(self, jobs: Iterable[Job]) -> None:
        self._jobs = iter(jobs)
        self.error: Exception | None = None

    def batch(self) -> list[Job]:
        batch: list[Job] = []
        if self.error is None:
            try:
                batch.extend(islice(self._jobs, BATCH))
            except Exception as error:  # noqa: BLE001  raised again at the end
                self.error = error
        return batch


class _Pool:
    """Processes that can be ended at once."""

    def __init__(self, attempt: Attempt, detail: Detail, n_jobs: int) -> None:
        self._attempt, self._detail = attempt, detail
        self._pool = ProcessPoolExecutor(n_jobs, initializer=_begin)

    def submit(self, batch: list[Job]) -> Future[list[Score]]:
        light = [(position, _light(job)) for position, job in batch]
        try:
            return self._pool.submit(_run, self._attempt, light, self._detail)
        except BrokenExecutor as error:
            failed: Future[list[Score]] = Future()
            failed.set_exception(error)
            return failed

    def check(self) -> None:
        """Raise `BrokenProcessPool` if no process can be started: then no item is to blame."""
        self._pool.submit(int).result()

    def end(self) -> None:
        """Leave no process behind, whatever it is doing: nobody waits for it any more."""
        # Only Python 3.14 has a public name for this.
        for process in list((self._pool._processes or {}).values()):  # noqa: SLF001  the pool has no public door to it
            process.kill()
        # One that dies while it answers leaves half an answer in the pipe, for whose rest the
        # executor would wait for ever while this process holds the writing end too.
        answers: Any = self._pool._result_queue  # noqa: SLF001  the pool has no public door to it
        if answers is not None:
            answers._writer.close()  # noqa: SLF001  the pool has no public door to it
        self._pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """Prepare a process: Ctrl-C is its parent's affair, and it does not outlive its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_outlive_nobody, daemon=True).start()


def _outlive_nobody() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _run(attempt: Attempt, batch: list[Job], detail: Detail) -> list[Score]:
    return attempt(batch, detail)


def _one_by_one(attempt: Attempt, lost: Lost, batch: list[Job], detail: Detail) -> Iterator[Score]:
    pool = _Pool(attempt, detail, 1)
    try:
        pool.check()
        for job in batch:
            try:
                scores = pool.submit([job]).result()
            except BrokenExecutor:
                pool.end()
                pool = _Pool(attempt, detail, 1)
                pool.check()
                scores = [lost(*job)]
            except ArtifactError:
                raise
            except Exception:  # noqa: BLE001  it could not be sent there or back
                scores = _run(attempt, [job], detail)
            yield from _joined([job], scores)
    finally:
        pool.end()


def _light(job: Entry | Score) -> Entry | Score:
    """Leave the metadata here but for the site: they may be large, or nothing that can be sent."""
    site = {key: job.metadata[key] for key in FIELDS if type(job.metadata.get(key)) is str}
    return replace(job, metadata=site)


def _joined(batch: list[Job], scores: list[Score]) -> Iterator[Score]:
    for (_, job), score in zip(batch, scores, strict=True):
        yield replace(score, metadata=job.metadata)


def _good(future: Future[list[Score]]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None
