"""Time other libraries beside credscore, on the same articles in the same process.

    python -m benchmarks.peers [--articles N] [--seconds S] [--only NAME ...]

CPU time, as articles a second and as a ratio to one pass of a word pattern over the same
articles in the same run.  A peer that is not installed, or lacks its data, is a row that says
why.  Results in benchmarks/results/peers.json and peers.md, and in docs/performance.md; with
`--only` nothing is stored.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import performance
from benchmarks.peers import ALWAYS, PEERS, own, table
from benchmarks.peers.timing import Row, measure
from benchmarks.speed import ROUNDS, WORDS, articles
from credscore.ngram import store
from credscore.training.reliability import RELEASE

RESULTS = Path(__file__).parents[1] / "results"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and store unless only some were asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=2.0, help="of each peer in a round")
    parser.add_argument("--only", nargs="+", default=[], help="peers whose names begin so")
    asked = parser.parse_args(arguments)
    peers = [p for p in PEERS if not asked.only or p.name.startswith(tuple(asked.only))]
    if not peers:
        parser.error(f"no such peer; there are {', '.join(p.name for p in PEERS)}")
    machine = table.machine()
    rows = measure((*ALWAYS, *peers), articles(asked.articles), asked.seconds)
    result = _result(rows, machine)
    page = table.markdown(result)
    print(page)
    if not asked.only:
        text = json.dumps(result, indent=1, ensure_ascii=False) + "\n"
        (RESULTS / "peers.json").write_text(text, encoding="utf-8")
        (RESULTS / "peers.md").write_text(page, encoding="utf-8")
        performance.main()


def _result(rows: list[Row], machine: dict[str, Any]) -> dict[str, Any]:
    one_pass = next(row.seconds for row in rows if row.peer is own.PASS)
    if one_pass is None:
        sys.exit("the pass that all is compared with did not run")
    return {
        "model_version": f"{RELEASE}+{store.fingerprint()}",
        "machine": machine,
        "rounds": ROUNDS,
        "words": WORDS,
        "one pass, microseconds": round(one_pass * 1e6, 1),
        "rows": table.records(rows, one_pass),
        "packages": table.installed(),
    }


if __name__ == "__main__":
    main()
