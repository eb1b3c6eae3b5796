"""Measure `credscore.compare`; write benchmarks/results/comparison.json and comparison.md.

    python -m benchmarks.comparison --cache FOLDER [part ...]

Parts that are not asked for keep what they had.  The data folder is `CREDSCORE_DATA`, or
../shared/data; FOLDER keeps round trips through Apertium.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import credscore
from benchmarks.comparison import alignment, changed, peers, seeds, speed, verdicts
from credscore.training.data import folder
from credscore.training.reliability import RELEASE

RESULTS = Path(__file__).parents[1] / "results"
Part = Callable[[Path, Path], dict[str, Any]]
PARTS: dict[str, Part] = {
    "seeds": seeds.measure,
    "speed": speed.measure,
    "alignment": alignment.measure,
    "changed": changed.measure,
    "verdicts": verdicts.measure,
    "peers": peers.measure,
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what was asked for, and merge it into the results files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("parts", nargs="*", help="parts to measure; all when none is named")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "credscore")
    asked = parser.parse_args(arguments)
    unknown = sorted(set(asked.parts) - PARTS.keys())
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    data, path = folder(), RESULTS / "comparison.json"
    results = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    version = f"{RELEASE}+{credscore.compare('', '').model_version}"
    for name in asked.parts or PARTS:
        figures = rounded(PARTS[name](data, asked.cache))
        results[name] = {"model_version": version, "figures": figures}
        print(section(name, results[name]), flush=True)
    path.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    tables = "\n\n".join(section(name, results[name]) for name in PARTS if name in results)
    text = f"# Comparison\n\nWritten by `python -m benchmarks.comparison`.\n\n{tables}\n"
    (RESULTS / "comparison.md").write_text(text, encoding="utf-8")


def rounded(value: Any) -> Any:
    """Round the numbers of a tree to four digits."""
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    return round(value, 4) if isinstance(value, float) else value


def section(name: str, result: dict[str, Any]) -> str:
    """Return the figures of a part as Markdown: one table, and one for a table among them."""
    lines = [f"## {name}, model {result['model_version']}", "", "| what | measured |"]
    lines.append("| --- | --- |")
    figures = dict(result["figures"])
    table = figures.pop("table", {})
    lines += [f"| {key} | {value} |" for key, value in figures.items()]
    if table:
        columns = list(dict.fromkeys(column for row in table.values() for column in row))
        lines += ["", f"| tool | {' | '.join(columns)} |", "| --- " * (len(columns) + 1) + "|"]
        for tool, row in table.items():
            lines.append(f"| {tool} | {' | '.join(str(row.get(c, '')) for c in columns)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
