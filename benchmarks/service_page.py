"""Fill the figures of docs/serving.md out of benchmarks/results/service.json."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results" / "service.json"
PAGE = Path(__file__).parents[1] / "docs" / "serving.md"
_FIGURES = re.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", re.DOTALL)


def write_page(found: dict[str, Any]) -> None:
    """Write the tables into the page."""
    table = "\n".join(_lines(found))
    page = PAGE.read_text(encoding="utf-8")
    filled = _FIGURES.sub(lambda m: f"{m[1]}\n{table}\n\n{m[2]}", page)
    PAGE.write_text(filled, encoding="utf-8")


def _lines(found: dict[str, Any]) -> Iterable[str]:
    before, after = found["one_process_without_service"]
    alone = f"{before:.0f} (before) and {after:.0f} (after)"
    yield f"With {found['workers']} processes that score, {found['loop']}, and articles of"
    yield f"{found['characters']:,} characters, of which one process scores {alone} a second"
    yield "in batches of 64 without a service:"
    yield ""
    yield "| in a request, detail | load | articles/s | p50, ms | p99, ms | requests | errors |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for name in found["most"]:
        yield _row(name, "as many as it takes", found["most"][name])
        yield _row(name, "half of that", found["half"][name])
    memory = found["half"][found["long"]]["resident_mib"]
    yield ""
    yield (
        f"Half of what it takes of {found['long']}, went on for {found['minutes']:g} minutes: "
        f"all processes together held {memory[0]:.0f} MiB at the start, "
        f"{memory[len(memory) // 2]:.0f} MiB in the middle, {memory[-1]:.0f} MiB at the end, and "
        f"{max(memory):.0f} MiB at most."
    )


def _row(name: str, load: str, row: dict[str, Any]) -> str:
    cells = (row["articles_per_second"], row["p50_ms"], row["p99_ms"])
    shown = " | ".join(f"{value:,.0f}" for value in cells)
    return f"| {name} | {load} | {shown} | {row['requests']:,} | {row['errors']} |"


if __name__ == "__main__":
    write_page(json.loads(RESULTS.read_text(encoding="utf-8")))
