"""Time a character costs, from ten thousand to ten million of them, for what a sender could repeat.

A text of a hundred thousand is measured too: what grows from there on grows with the text, what
grows before it may be the step from the processor's caches to memory.
Each measurement has a process of its own, of bounded memory, and is made twice: with Python's
collector at rest, which shows the library's own work, and as users have it.  The collector looks
at everything alive whenever enough was made, so its part grows faster than the text.
"""

from __future__ import annotations

import gc
import resource
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_context
from typing import Any

from threadpoolctl import threadpool_limits

from benchmarks.growth.length import used
from benchmarks.growth.texts import hostile, hostile_pages, prose
from credscore import clean, compare
from credscore.scorer import Scorer

SMALLEST, MIDDLE = 10_000, 100_000
# `clean` takes two million and no more; a comparison looks at both sides of everything.
LARGEST = {"score": 10_000_000, "clean": 2_000_000, "page": 10_000_000, "compare": 1_000_000}
STEEP = 1.5  # times the time per character of the smallest
_AT_LEAST = 200_000  # characters in the smallest measurement
_MEMORY = 18 << 30


@cache
def _scorer() -> Scorer:
    return Scorer(max_characters=max(LARGEST.values()))


DOORS: dict[str, Callable[[str], object]] = {
    "score": lambda text: _scorer().score(text, detail="full"),
    "clean": clean,
    "page": lambda text: _scorer().score_html(text, detail="full"),
    "compare": lambda text: compare(text, text[len(text) // 2 :] + text[: len(text) // 2]),
}


def rows(door: str, names: Iterable[str] | None, largest: int | None) -> Iterator[dict[str, Any]]:
    """Yield a row for every unit: microseconds per 1,000 characters, and how they grow."""
    kinds = hostile_pages() if door == "page" else hostile()
    kinds = {"prose": prose, **kinds} if door != "page" else kinds
    most = min(largest or LARGEST[door], LARGEST[door])
    DOORS[door](kinds[next(iter(kinds))](SMALLEST, 0))  # what is loaded late is loaded before
    for name in kinds if names is None else names:
        resting, usual = (_apart(door, name, most, collecting=on) for on in (False, True))
        yield {"text": name, **_told("at rest", resting), **_told("as usual", usual)}


def _told(how: str, spent: list[float] | str) -> dict[str, Any]:
    if isinstance(spent, str):
        rest = (f"largest, {how}", f"times, {how}", f"times from {MIDDLE:,} on, {how}")
        return {f"smallest, {how}": spent, **dict.fromkeys(rest, "")}
    small, middle, large = spent
    return {
        f"smallest, {how}": round(small, 1),
        f"largest, {how}": round(large, 1),
        f"times, {how}": round(large / small, 2),
        f"times from {MIDDLE:,} on, {how}": round(large / middle, 2),
    }


def _apart(door: str, name: str, most: int, *, collecting: bool) -> list[float] | str:
    """Return microseconds per 1,000 characters of texts of three lengths, or why not."""
    try:
        with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
            return pool.submit(_measured, door, name, most, collecting=collecting).result()
    except (MemoryError, BrokenProcessPool):
        return "out of memory"


def _measured(door: str, name: str, most: int, *, collecting: bool) -> list[float]:
    threadpool_limits(1)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    kinds = {"prose": prose, **hostile(), **(hostile_pages() if door == "page" else {})}
    make = kinds[name]
    (gc.enable if collecting else gc.disable)()
    DOORS[door](make(SMALLEST, 99))
    return [_per_1000(DOORS[door], make, n) for n in (SMALLEST, MIDDLE, most)]


def _per_1000(work: Callable[[str], object], make: Callable[[int, int], str], n: int) -> float:
    texts = [make(n, seed) for seed in range(max(1, _AT_LEAST // n))]
    before = sum(used())
    for text in texts:
        work(text)
    return (sum(used()) - before) / sum(map(len, texts)) * 1e9


def tables(
    doors: Iterable[str], largest: int | None, every: int = 1
) -> dict[str, list[dict[str, Any]]]:
    """Measure and print units at some doors, one of `every`; return the rows of each."""
    found: dict[str, list[dict[str, Any]]] = {}
    for door in doors:
        names = list(hostile_pages() if door == "page" else {"prose": prose, **hostile()})[::every]
        title = f"{door}: microseconds per 1,000 characters, {SMALLEST:,} and "
        title += f"{min(largest or LARGEST[door], LARGEST[door]):,} of them; {len(names)} texts"
        for row in rows(door, names, largest):
            times = [row[f"times, {how}"] for how in ("at rest", "as usual")]
            steep = any(isinstance(t, float) and t > STEEP for t in times)
            print(door, *map(str, row.values()), "STEEP" * steep, sep="\t", flush=True)
            found.setdefault(title, []).append(row)
    return found
