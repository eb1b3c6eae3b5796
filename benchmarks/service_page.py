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
    batch = found["batch"]
    yield f"With {found['workers']} processes that score, {found['loop']}, and articles of"
    yield f"{found['characters']:,} characters:"
    yield ""
    yield "| load | articles a second | p50, ms | p99, ms | requests | errors |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for detail, row in found["most"].items():
        yield _row(f"as many as it takes, batches of {batch}, detail {detail}", row)
    for name, row in found["half"].items():
        yield _row(name.replace("batches", f"batches of {batch}"), row)
    memory = found["half"]["half, batches, evidence"]["resident_mib"]
    yield ""
    yield (
        f"In the last of these, which took {found['minutes']:g} minutes, all processes together "
        f"held {memory[0]:.0f} MiB at the start, {memory[len(memory) // 2]:.0f} MiB in the "
        f"middle, {memory[-1]:.0f} MiB at the end, and {max(memory):.0f} MiB at most."
    )


def _row(name: str, row: dict[str, Any]) -> str:
    cells = (row["articles_per_second"], row["p50_ms"], row["p99_ms"])
    shown = " | ".join(f"{value:,.0f}" for value in cells)
    return f"| {name} | {shown} | {row['requests']:,} | {row['errors']} |"


if __name__ == "__main__":
    write_page(json.loads(RESULTS.read_text(encoding="utf-8")))
