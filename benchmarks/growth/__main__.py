"""Show how time and memory grow with the length of an article, and with the number of them.

    python -m benchmarks.growth [length] [count] [hostile] [--articles N] [--short N] [--every N]
                                [--doors score clean page compare] [--largest N]

CPU time on one thread.  Results in benchmarks/results/growth.json and growth.md; a part that is
not asked for keeps what it had.  A million articles take their time: `count --articles 1000000`.
`hostile` takes hours and up to 18 GB; `python -m benchmarks.growth.expressions` looks at the
regular expressions alone.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from threadpoolctl import threadpool_limits

from benchmarks import performance
from benchmarks.growth import count, hostile, length
from benchmarks.peers import table
from benchmarks.speed import WORDS
from credscore.ngram import store
from credscore.training.reliability import RELEASE

RESULTS = Path(__file__).parents[1] / "results"
STORED = RESULTS / "growth.json"
Rows = list[dict[str, Any]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what was asked for, and merge it into the results file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("parts", nargs="*", help="length, count, hostile; the first two when none")
    parser.add_argument("--articles", type=int, default=30_000, help=f"of {WORDS} words")
    parser.add_argument("--short", type=int, default=100_000, help="articles of 60 words")
    parser.add_argument("--doors", nargs="+", choices=hostile.DOORS, default=list(hostile.DOORS))
    parser.add_argument("--largest", type=int, help="characters; ten million if not given")
    parser.add_argument("--every", type=int, default=1, help="take one of so many hostile texts")
    asked = parser.parse_args(arguments)
    parts: dict[str, Callable[[], dict[str, Rows]]] = {
        "length": _lengths,
        "count": lambda: _counts({"full": asked.articles, "short": asked.short}),
        "hostile": lambda: hostile.tables(asked.doors, asked.largest, asked.every),
    }
    unknown = sorted(set(asked.parts) - parts.keys())
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(parts)}")
    for name in asked.parts or ("length", "count"):
        about = {"model_version": f"{RELEASE}+{store.fingerprint()}", "machine": table.machine()}
        found = parts[name]()
        results = _stored()
        if name == "hostile":  # a door that was not asked for keeps what it had
            before = results.get(name, {}).get("tables", {})
            found = {k: v for k, v in before.items() if _door(k) not in asked.doors} | found
        results[name] = about | {"tables": found}
        text = json.dumps(results, indent=1, ensure_ascii=False) + "\n"
        STORED.write_text(text, encoding="utf-8")
    (RESULTS / "growth.md").write_text(_markdown(_stored()), encoding="utf-8")
    performance.main()


def _stored() -> dict[str, Any]:
    """Return what the results file holds now: another run may have written to it meanwhile."""
    return json.loads(STORED.read_text(encoding="utf-8")) if STORED.exists() else {}


def _door(title: str) -> str:
    return title.partition(":")[0]


def _lengths() -> dict[str, Rows]:
    rows = []
    with threadpool_limits(1):
        for row in length.measure():
            rows.append(row)
            print(*row.values(), "STEEP" * (row["exponent"] > length.LINEAR), flush=True)
    return {'Microseconds per 1,000 characters, `detail="full"`': rows}


def _counts(asked: dict[str, int]) -> dict[str, Rows]:
    titles = {"full": f"Articles of {WORDS} words", "short": "Articles of 60 words"}
    return {titles[kind]: count.apart(kind, n) for kind, n in asked.items() if n}


def _markdown(results: dict[str, Any]) -> str:
    lines = [
        "# Growth",
        "",
        "Written by `python -m benchmarks.growth`: CPU time on one thread.",
        "",
    ]
    for name, part in results.items():
        about = ", ".join(f"{key} {value}" for key, value in part["machine"].items())
        lines += [f"## By {name}", "", f"Model {part['model_version']}; {about}.", ""]
        for title, rows in part["tables"].items():
            lines += [f"### {title}", "", *_table(rows), ""]
    return "\n".join(lines)


def _table(rows: Rows) -> list[str]:
    head = list(rows[0])
    return [
        f"| {' | '.join(head)} |",
        f"| --- |{' ---: |' * (len(head) - 1)}",
        *(f"| {' | '.join(str(row[key]) for key in head)} |" for row in rows),
    ]


if __name__ == "__main__":
    main()
