"""What many articles cost: memory of a worker, and core hours from the measured speed.

    python -m benchmarks.scale [--articles N] [--page-only]

Memory is measured in processes of their own (Linux), on the articles of `benchmarks.speed`;
`--page-only` measures nothing.  Core hours follow from results/speed.json.  Results in
benchmarks/results/scale.json; both tables of docs/scale.md are written anew.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

from benchmarks.speed import articles
from credscore import score_many
from credscore.extractors.base import Detail
from credscore.io.writers import json_line

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "scale.md"
SPEED, RESULTS = HERE / "results" / "speed.json", HERE / "results" / "scale.json"
DETAILS: tuple[Detail, ...] = ("score", "evidence", "full")
MANY = 1_000_000_000
_HOUR = 3600
_RECORDS = 100

WORKER = """
import sys
from pathlib import Path
import pyarrow as pa
from benchmarks.speed import articles
from credscore.adapters.arrow import score_stream

def held(what):
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(what)) // 1024

n, detail = int(sys.argv[1]), sys.argv[2]
table = pa.table({"text": articles(n)})
before = held("VmRSS")
batches = iter(score_stream(table, detail=detail))
next(batches)
first = held("VmHWM")
for _ in batches:
    pass
print(before, first, held("VmHWM"))
"""


def memory(n: int, detail: str) -> dict[str, int]:
    """Return MiB held before the first batch, at most until its end, and at most over all."""
    command = [sys.executable, "-c", WORKER, str(n), detail]
    told = subprocess.check_output(command, cwd=HERE.parent, text=True)  # noqa: S603  our own interpreter and program
    before, first, peak = map(int, told.split())
    return {"before": before, "first batch": first, "peak": peak}


def memory_table(measured: dict[str, dict[str, int]]) -> str:
    """Return the memory of a worker as a table."""
    rows = ["| detail | at most, MiB | of it tables and batch |", "| --- | --- | --- |"]
    rows += [
        f"| {detail} | {found['peak']:,} | {found['peak'] - found['before']:,} |"
        for detail, found in measured.items()
    ]
    return "\n".join(rows)


def sizes() -> dict[str, float]:
    """Return how many kB a record takes as a line of JSON, on average, for each detail."""
    texts = articles(_RECORDS)
    return {
        detail: sum(len(json_line(s).encode()) for s in score_many(texts, detail=detail))
        / (1000 * _RECORDS)
        for detail in DETAILS
    }


def cost_table(speed: dict[str, float], kilobytes: dict[str, float]) -> str:
    """Return what a billion articles cost as a table."""
    rows = [
        "| detail | articles a second on a core | core hours | days on 100 cores | JSON, TB |",
        "| --- | --- | --- | --- | --- |",
    ]
    for detail in DETAILS:
        rate = speed[f"{detail}, articles a second"]
        hours = MANY / rate / _HOUR
        costs = f"{rate:,.0f} | {hours:,.0f} | {hours / 100 / 24:,.1f}"
        rows.append(f"| {detail} | {costs} | {kilobytes[detail] * MANY / 1e9:.1f} |")
    return "\n".join(rows)


def written(page: str, name: str, table: str) -> str:
    """Return `page` with `table` between the marks of that name."""
    marks = re.compile(rf"(<!-- {name} -->\n\n).*?(\n\n<!-- /{name} -->)", re.DOTALL)
    new, n = marks.subn(lambda m: m[1] + table + m[2], page)
    if n != 1:
        msg = f"{PAGE} must have one pair of marks {name!r}, has {n}"
        raise ValueError(msg)
    return new


def main() -> None:
    """Measure, store, and write the tables of the page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=1_500)
    parser.add_argument("--page-only", action="store_true", help="measure no memory")
    given = parser.parse_args()
    speed = json.loads(SPEED.read_text(encoding="utf-8"))
    if given.page_only:
        result = json.loads(RESULTS.read_text(encoding="utf-8"))
    else:
        result = {
            "model_version": speed["model_version"],
            "record_kb": {detail: round(kb, 2) for detail, kb in sizes().items()},
            "worker_mib": {detail: memory(given.articles, detail) for detail in DETAILS},
        }
        RESULTS.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    tables = {
        "memory": memory_table(result["worker_mib"]),
        "cost": cost_table(speed["figures"], result["record_kb"]),
    }
    page = PAGE.read_text(encoding="utf-8")
    for name, table in tables.items():
        page = written(page, name, table)
        print(table, end="\n\n")
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
