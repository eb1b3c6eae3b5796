"""Time an article costs, and memory held, from the first of a stream to the last."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from threadpoolctl import threadpool_limits

from benchmarks.growth.texts import short
from benchmarks.memory import resident
from benchmarks.speed import stream

STREAMS: dict[str, Callable[[int], Iterator[str]]] = {"full": stream, "short": short}


def apart(kind: str, n: int) -> list[dict[str, Any]]:
    """Return what `measure` does, measured in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measure, kind, n).result()


def measure(kind: str, n: int) -> list[dict[str, Any]]:
    """Score `n` articles from a stream; return time and memory after 1, 3, 10, 30 and so on.

    The time is that of the articles since the row before.
    """
    import credscore  # noqa: PLC0415  the first article pays for what is loaded late

    threadpool_limits(1)  # of this process, which ends with the measurement
    rows, seen, start, stops = [], 0, time.process_time(), _stops(n)
    for i, _ in enumerate(credscore.score_many(STREAMS[kind](n), detail="score"), start=1):
        if i in stops:
            now = time.process_time()
            rows.append(
                {
                    "articles": i,
                    "microseconds an article": round((now - start) / (i - seen) * 1e6, 1),
                    "MiB now": round(resident(), 1),
                    "MiB at most": round(resident("VmHWM"), 1),
                }
            )
            print(kind, *rows[-1].values(), flush=True)
            seen, start = i, now
    return rows


def _stops(n: int) -> frozenset[int]:
    """Return where to look: at powers of ten, at a third of the last ones, and at the end."""
    powers = (10**k for k in range(len(str(n))))
    return frozenset({n, *(stop for power in powers for stop in (power, 3 * power) if stop <= n)})
