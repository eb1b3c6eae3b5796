"""Processes that score: each answers one question at a time, and is replaced when it is lost."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from credscore.service.frames import Question, Reply, framed, reply_from
from credscore.service.settings import TOKEN_VARIABLE, Settings

# Seconds before a process that could not be started is tried again.
_PAUSE = 1.0
# Times that a question may end the process that has it.
_TRIES = 2
# Bytes of a body that are worth a process of their own.
_PART = 8 << 10
_CODE = """\
import json, sys
path, told = json.loads(sys.argv[1])
sys.path[:] = path
from credscore.service.worker import program
program(told)
"""

Say = Callable[..., None]


class UnusableError(RuntimeError):
    """A process cannot load the model or the patterns; the message says why."""


class LostError(RuntimeError):
    """The process that had a question ended, and so did the next one."""


class Pool:
    """Processes that score.

    Parameters
    ----------
    command : sequence of str
        What starts one of them.
    size : int
        Number of processes.
    say : callable
        Told of processes that were lost, as `Log.event`.
    """

    def __init__(self, command: Sequence[str], size: int, say: Say) -> None:
        self._command = command
        self._size = size
        self._say = say
        self._idle: asyncio.LifoQueue[_Worker] = asyncio.LifoQueue()
        self._workers: set[_Worker] = set()  # that can answer
        self._processes: set[_Worker] = set()  # that have not been waited for
        self._starting: set[asyncio.Task[None]] = set()
        self.facts: dict[str, Any] = {}

    @property
    def alive(self) -> int:
        """Number of processes that can answer, or are about to."""
        return len(self._workers)

    @property
    def busy(self) -> int:
        """Number of processes that are answering."""
        return len(self._workers) - self._idle.qsize()

    async def start(self) -> None:
        """Start all processes.

        Raises
        ------
        UnusableError
            If one cannot load what it needs, or ends before it has.
        """
        try:
            await asyncio.gather(*(self._start() for _ in range(self._size)))
        except EOFError:
            msg = "a process ended before it could score: killed, or out of memory"
            raise UnusableError(msg) from None

    async def stop(self) -> None:
        """End all processes, whatever they are doing."""
        starting = list(self._starting)
        for task in starting:
            task.cancel()
        await asyncio.gather(*starting, return_exceptions=True)
        await asyncio.gather(*map(self._end, list(self._processes)))
        self._workers.clear()

    async def ask(self, question: Question) -> list[Reply]:
        """Return the answer to a question, in parts if several processes had nothing to do.

        Raises
        ------
        LostError
            If the process that had it ended, and so did the next one.
        """
        worth = 1 + len(question.body) // _PART
        parts = max(1, min(self._idle.qsize(), worth)) if question.task == "score" else 1
        each = (replace(question, part=i, parts=parts) for i in range(parts))
        return await asyncio.gather(*map(self._ask, each))

    async def _ask(self, question: Question) -> Reply:
        for _ in range(_TRIES):
            while (worker := await self._idle.get()).gone:
                self._replace(worker, "worker ended with nothing to do")
            try:
                reply = await worker.exchange(question)
            except (EOFError, OSError):
                self._replace(worker, "worker ended")
                continue
            except BaseException:  # it is in the midst of an answer that nobody waits for
                self._replace(worker, "worker ended for taking too long")
                raise
            self._idle.put_nowait(worker)
            return reply
        msg = "the process that scored it ended abruptly: killed, or out of memory"
        raise LostError(msg)

    def _replace(self, worker: _Worker, why: str) -> None:
        self._workers.discard(worker)
        self._say("worker", why, level="warning")
        task = asyncio.create_task(self._restart(worker))
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _restart(self, worker: _Worker) -> None:
        await self._end(worker)
        while True:
            try:
                await self._start()
            except (UnusableError, EOFError, OSError) as error:
                self._say("worker", f"cannot be started: {type(error).__name__}", level="error")
                await asyncio.sleep(_PAUSE)
            else:
                return

    async def _start(self) -> None:
        worker = await _Worker.started(self._command)
        self._processes.add(worker)
        try:
            ready = await worker.ready()
        except (EOFError, OSError):
            await self._end(worker)
            raise
        if ready.problem:
            await self._end(worker)
            raise UnusableError(ready.problem)
        self.facts = ready.facts
        self._workers.add(worker)
        self._idle.put_nowait(worker)

    async def _end(self, worker: _Worker) -> None:
        await worker.end()
        self._processes.discard(worker)


class _Worker:
    """The parent's end of a process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @property
    def gone(self) -> bool:
        """Whether it has ended by itself."""
        return self._process.returncode is not None

    @classmethod
    async def started(cls, command: Sequence[str]) -> _Worker:
        pipe = asyncio.subprocess.PIPE
        # It has no use for the token, and nobody should find it in one place more.
        environment = {k: v for k, v in os.environ.items() if k != TOKEN_VARIABLE}
        return cls(
            await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, env=environment)
        )

    async def ready(self) -> Reply:
        """Wait for what it says first; EOFError if it ends before."""
        assert self._process.stdout is not None  # noqa: S101  a pipe was asked for
        return await reply_from(self._process.stdout)

    async def exchange(self, question: Question) -> Reply:
        """Ask and wait for the answer; EOFError or OSError if the process ends."""
        assert self._process.stdin is not None  # noqa: S101  as above
        assert self._process.stdout is not None  # noqa: S101  as above
        self._process.stdin.write(framed(question))
        await self._process.stdin.drain()
        return await reply_from(self._process.stdout)

    async def end(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()


def command(settings: Settings) -> list[str]:
    """Return what starts a process that scores."""
    told = {
        "model": settings.model,
        "base_rate": settings.base_rate,
        "patterns": settings.patterns,
        "max_characters": settings.max_characters,
    }
    path = [part for part in sys.path if isinstance(part, str)]
    return [sys.executable, "-c", _CODE, json.dumps([path, told])]
