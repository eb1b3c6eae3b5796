"""Measure whether memory stays flat while many pages are read and scored in one process.

    python -m benchmarks.memory [--pages N]

The pages of `boilerplate/html`, over and over, each with a paragraph of its own, so that no
cache can answer for it.  Results in benchmarks/results/memory.json.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import credscore
from benchmarks.boilerplate import rows
from credscore.ngram import store
from credscore.training.data import folder
from credscore.training.reliability import RELEASE

RESULTS = Path(__file__).parent / "results" / "memory.json"
STATUS = Path("/proc/self/status")
STEPS = 10


def pages(n: int) -> Iterator[str]:
    """Yield `n` pages, no two alike."""
    html = [row["html"] for row in rows(folder(), "boilerplate/html")]
    for i, page in enumerate(islice(cycle(html), n)):
        end = page.rfind("</body>")
        yield f"{page[:end]}<p>Number {i} of this run, seen on day {i * 7}.</p>{page[end:]}"


def resident(field: str = "VmRSS") -> float:
    """Return the MiB of memory that this process holds now, or held at most (Linux)."""
    kib = next(
        line.split()[1]
        for line in STATUS.read_text(encoding="ascii").splitlines()
        if line.startswith(f"{field}:")
    )
    return int(kib) / 1024


def main() -> None:
    """Score pages and write down the memory held along the way."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=20_000)
    n = parser.parse_args().pages
    held: dict[str, float] = {}
    step = max(1, n // STEPS)
    documents = (credscore.Document.from_html(page) for page in pages(n))
    for i, _ in enumerate(credscore.score_many(documents, detail="score"), start=1):
        if i % step == 0:
            held[str(i)] = round(resident(), 1)
            print(i, held[str(i)], flush=True)
    result = {"model_version": f"{RELEASE}+{store.fingerprint()}", "resident_mib": held}
    RESULTS.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
