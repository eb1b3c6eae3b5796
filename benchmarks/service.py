"""Load `credscore serve` with a client of its own, and write down how it bears it.

    python -m benchmarks.service [--minutes 10] [--workers N]

Those articles of the fixtures that get a score, each with words in it that no other has, as
many as news has that nobody wrote before, so that no cache can answer for it.  First as many as
it takes, by one, eight and 64 in a request; then, at half that rate, requests that arrive at
random moments whether or not earlier ones were answered, so that the time a request waits is in
its latency.  The client runs on the same cores.  Memory is that of all processes of the service
together, after caches have filled.  Results in benchmarks/results/service.json and
docs/serving.md.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib.util
import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

import aiohttp

import credscore
from benchmarks.service_page import write_page

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "service.json"
AT_A_TIME = {1: 12, 8: 6, 64: 4}  # documents in a request: requests at a time, for the most
LONG = 8  # documents in a request of the long run
ALONE = 1024  # articles that one process scores, to compare with
SEED = 20260101
STEPS = 20
LEAST = 2_000  # characters: an article, not a line of a list
NEW = 16  # words that were in none of 6,000 texts of `english/documents`, on average


@dataclass
class Tally:
    """What became of requests."""

    seconds: list[float] = field(default_factory=list)
    articles: int = 0
    statuses: Counter[str] = field(default_factory=Counter)

    def to_dict(self, elapsed: float) -> dict[str, Any]:
        """Return rates and percentiles; latencies in milliseconds."""
        ordered = sorted(self.seconds)

        def at(share: float) -> float:
            return round(1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)

        return {
            "articles_per_second": round(self.articles / elapsed, 1),
            "requests": sum(self.statuses.values()),
            "errors": sum(n for status, n in self.statuses.items() if status != "200"),
            "statuses": dict(self.statuses),
            "p50_ms": at(0.5),
            "p99_ms": at(0.99),
            "worst_ms": at(1.0),
        }


class Articles:
    """Bodies of requests, no two alike."""

    def __init__(self) -> None:
        folder = ROOT / "fixtures" / "articles"
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
        scores = credscore.score_many(texts)
        pairs = zip(texts, scores, strict=True)
        self._texts = [t for t, found in pairs if len(t) >= LEAST and found.status == "scored"]
        self._n = 0

    @property
    def mean_characters(self) -> float:
        """Mean length of an article."""
        return sum(map(len, self._texts)) / len(self._texts)

    def body(self, n: int, detail: str) -> bytes:
        """Return a request for `n` articles, as one document where it is only one."""
        documents = [{"text": text} for text in self.texts(n)]
        if n == 1:
            return json.dumps({**documents[0], "detail": detail}).encode()
        return json.dumps({"documents": documents, "detail": detail}).encode()

    def texts(self, n: int) -> list[str]:
        """Return `n` articles."""
        return [self._text() for _ in range(n)]

    def _text(self) -> str:
        self._n += 1
        text = self._texts[self._n % len(self._texts)]
        numbers = ", ".join(f"{self._n}-{i}" for i in range(NEW))
        return f"{text}\n\nThe clerk filed the reports under the numbers {numbers}.\n"


class Load:
    """Requests to one service."""

    def __init__(self, client: aiohttp.ClientSession, articles: Articles) -> None:
        self._client = client
        self._articles = articles

    async def most(self, n: int, detail: str, seconds: float) -> dict[str, Any]:
        """Send requests of `n` articles, some at a time, and return how many were scored."""
        tally = Tally()
        began = time.perf_counter()

        async def one_after_another() -> None:
            while time.perf_counter() - began < seconds:
                await self._send(tally, n, detail, time.perf_counter())

        await asyncio.gather(*(one_after_another() for _ in range(AT_A_TIME[n])))
        return tally.to_dict(time.perf_counter() - began)

    async def steady(
        self, rate: float, n: int, detail: str, seconds: float, pid: int
    ) -> dict[str, Any]:
        """Send `rate` articles a second, `n` in a request, at moments that nobody chose."""
        chance = random.Random(SEED)  # noqa: S311  moments, no secrets
        tally, under_way, memory = Tally(), set[asyncio.Task[None]](), []
        began = due = time.perf_counter()
        step = seconds / STEPS
        while (due := due + chance.expovariate(rate / n)) < began + seconds:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            task = asyncio.create_task(self._send(tally, n, detail, due))
            under_way.add(task)
            task.add_done_callback(under_way.discard)
            if time.perf_counter() - began >= step * len(memory):
                memory.append(resident(pid))
        await asyncio.gather(*under_way)
        found = tally.to_dict(time.perf_counter() - began)
        return {**found, "asked_per_second": round(rate, 1), "resident_mib": memory}

    async def _send(self, tally: Tally, n: int, detail: str, due: float) -> None:
        body = self._articles.body(n, detail)
        try:
            async with self._client.post("/v1/score", data=body) as answer:
                await answer.read()
            status = str(answer.status)
        except aiohttp.ClientError as error:
            status = type(error).__name__
        tally.seconds.append(time.perf_counter() - due)
        tally.statuses[status] += 1
        tally.articles += n if status == "200" else 0


def alone(articles: Articles) -> float:
    """Return how many articles a second one process scores without a service."""
    scorer = credscore.Scorer()
    texts = articles.texts(ALONE)
    scorer.score(texts[0])
    began = time.perf_counter()
    for first in range(0, ALONE, 64):
        scorer.score_all(0, texts[first : first + 64], "score")
    return round(ALONE / (time.perf_counter() - began), 1)


def resident(pid: int) -> float:
    """Return the MiB that a process and its children hold (Linux)."""
    kib = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "status").read_text(encoding="ascii", errors="replace")
        except OSError:
            continue
        values = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
        if folder.name == str(pid) or values.get("PPid", "").strip() == str(pid):
            kib += int(values.get("VmRSS", "0 kB").split()[0])
    return round(kib / 1024, 1)


def faster() -> str:
    """Say whether what makes a server faster is installed, as it is taken where it is."""
    there = [name for name in ("uvloop", "httptools") if importlib.util.find_spec(name)]
    return f"with {' and '.join(there)}" if there else "without uvloop and httptools"


async def measured(url: str, pid: int, minutes: float) -> dict[str, Any]:
    """Measure a service that runs."""
    articles = Articles()
    before = alone(articles)
    async with aiohttp.ClientSession(
        url,
        headers={"content-type": "application/json"},
        connector=aiohttp.TCPConnector(limit=100),
        timeout=aiohttp.ClientTimeout(60),
    ) as client:
        load = Load(client, articles)
        each = max(5.0, 60 * minutes / 20)
        await load.most(LONG, "evidence", each)
        found: dict[str, Any] = {"most": {}, "half": {}}
        for n, detail in product(AT_A_TIME, ("score", "evidence")):
            name = f"{n}, {detail}"
            most = found["most"][name] = await load.most(n, detail, each)
            print("most", name, most, flush=True)
            half = most["articles_per_second"] / 2
            seconds = 60 * minutes if (n, detail) == (LONG, "evidence") else each
            found["half"][name] = await load.steady(half, n, detail, seconds, pid)
            print("half", name, found["half"][name], flush=True)
        async with client.get("/v1/model") as answer:
            model = (await answer.json())["model_version"]
    return {
        "model_version": model,
        "characters": round(articles.mean_characters),
        "one_process_without_service": [before, alone(articles)],
        **found,
    }


def main() -> None:
    """Start a service, measure it, and write down what was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10.0, help="of the long run at half load")
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    command = [sys.executable, "-m", "credscore", "serve", "--port", "0"]
    command += ["--workers", str(arguments.workers), "--max-requests", "256"]
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    with subprocess.Popen(  # noqa: S603  our own command
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as service:
        try:
            assert service.stdout is not None  # noqa: S101  a pipe was asked for
            url = service.stdout.readline().strip()
            found = asyncio.run(measured(url, service.pid, arguments.minutes))
        finally:
            service.terminate()
    result = {
        "minutes": arguments.minutes,
        "workers": arguments.workers,
        "long": f"{LONG}, evidence",
        "loop": faster(),
        **found,
    }
    RESULTS.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    write_page(result)


if __name__ == "__main__":
    main()
