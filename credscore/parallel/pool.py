"""Workers, the batches they have, and what has become of these."""

from __future__ import annotations

import os
import warnings
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from queue import Empty, SimpleQueue

from credscore.batches import Job
from credscore.extractors.base import Detail
from credscore.model.score import Score
from credscore.ngram.store import ArtifactError
from credscore.parallel import worker
from credscore.parallel.batches import NoWorkerError, Run, light, unpacked
from credscore.parallel.link import Line
from credscore.parallel.ways import Way, ways
from credscore.parallel.wire import dumps, loads

# A worker has one batch in hand and one in its pipe.
_DEPTH = 2
# Workers in a row that end before they have begun.
_STILLBORN = 3
# On Windows Ctrl-C is heard only between two waits.
_WAIT = 0.5


class Fate(Enum):
    """What may become of a batch instead of scores."""

    LOST = 1  # its worker ended while it had it
    FAILED = 2  # it could not be sent there or back


@dataclass(eq=False, slots=True)
class Ticket:
    """A batch, as it is sent, and what became of it."""

    batch: list[Job]
    sent: bytes
    outcome: list[Score] | Fate | None = None


@dataclass(eq=False, slots=True)
class _Worker:
    line: Line
    tickets: deque[Ticket] = field(default_factory=deque)
    ready: bool = False


class Pool:
    """Up to `n_jobs` workers that answer batches."""

    def __init__(self, run: Run, detail: Detail, n_jobs: int) -> None:
        self._run, self._detail, self._n_jobs = run, detail, n_jobs
        self._ways = ways(run)
        self._way: Way | None = next(self._ways, None)
        self._workers: dict[Line, _Worker] = {}
        self._queue: deque[Ticket] = deque()
        self._heard: SimpleQueue[tuple[Line, bytes | None]] = SimpleQueue()
        self._stillborn = 0
        self._owner = os.getpid()

    def submit(self, batch: list[Job], *, first: bool = False) -> Ticket:
        """Give `batch` to the next worker that has nothing to do."""
        try:
            ticket = Ticket(batch, dumps((light(batch), self._detail)))
        except Exception:  # noqa: BLE001  whatever users' objects raise
            return Ticket(batch, b"", Fate.FAILED)
        if first:
            self._queue.appendleft(ticket)
        else:
            self._queue.append(ticket)
        self._dispatch()
        return ticket

    def outcome(self, ticket: Ticket) -> list[Score] | Fate:
        """Wait until it is known what became of `ticket`."""
        while ticket.outcome is None:
            self._dispatch()
            if self._way is None:
                self._queue.remove(ticket)
                return self.here(ticket.batch)
            with suppress(Empty):
                line, message = self._heard.get(timeout=_WAIT)
                if line in self._workers:
                    self._hear(self._workers[line], message)
        return ticket.outcome

    def here(self, batch: list[Job]) -> list[Score]:
        """Do the work in this process."""
        return self._run(batch, self._detail)

    def end(self) -> None:
        """Leave no process behind, whatever it is doing: nobody waits for it any more."""
        if os.getpid() != self._owner:  # a fork of that process must not end what is not its own
            return
        if self._way is not None:
            self._way.end()
        for line in self._workers:
            line.close()
        self._workers.clear()

    def _dispatch(self) -> None:
        while self._queue and (free := self._free()):
            ticket = self._queue.popleft()
            free.tickets.append(ticket)
            free.line.say(ticket.sent)

    def _free(self) -> _Worker | None:
        least = min(self._workers.values(), key=lambda w: len(w.tickets), default=None)
        if least is None or (least.tickets and len(self._workers) < self._n_jobs):
            least = self._start() or least
        return least if least is not None and len(least.tickets) < _DEPTH else None

    def _start(self) -> _Worker | None:
        if self._way is None:
            return None
        try:
            link = self._way.start()
        except (OSError, EOFError) as error:
            if self._workers:  # fewer will do
                self._n_jobs = len(self._workers)
            else:
                self._other_way(str(error))
            return None
        line = Line(link, lambda line, message: self._heard.put((line, message)))
        if self._way.first is not None:
            line.say(self._way.first)
        self._workers[line] = _Worker(line)
        return self._workers[line]

    def _hear(self, from_: _Worker, message: bytes | None) -> None:
        if message is None:
            self._bury(from_)
            return
        kind, value = loads(message)
        if kind == worker.READY:
            from_.ready = True
            self._stillborn = 0
        elif kind == worker.UNUSABLE:
            self._other_way(value)
        elif kind == worker.DAMAGED:
            raise ArtifactError(value)
        else:
            ticket = from_.tickets.popleft()
            ticket.outcome = unpacked(ticket.batch, value) if kind == worker.DONE else Fate.FAILED

    def _bury(self, dead: _Worker) -> None:
        """Blame the batch that a worker had in hand, and give the next one to another."""
        del self._workers[dead.line]
        dead.line.close()
        if dead.ready:
            if dead.tickets:
                dead.tickets.popleft().outcome = Fate.LOST
        else:
            self._stillborn += 1
        self._queue.extendleft(reversed(dead.tickets))
        if self._stillborn >= _STILLBORN:
            msg = "workers end before they begin: killed, or out of memory"
            raise NoWorkerError(msg)

    def _other_way(self, why: str) -> None:
        """Start over with the next way to start workers, or do without any."""
        for one in reversed(self._workers.values()):
            self._queue.extendleft(reversed(one.tickets))
        self.end()
        self._way = next(self._ways, None)
        if self._way is None:
            msg = f"one process does the work, since no other can be given it: {why}"
            warnings.warn(msg, RuntimeWarning, stacklevel=2)
