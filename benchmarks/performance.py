"""Put the figures of the results into docs/performance.md, between its marks.

    python -m benchmarks.performance

`benchmarks.speed`, `benchmarks.peers` and `benchmarks.growth` do it when they end.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "performance.md"
_RESULTS = HERE / "results"


def filled(page: str) -> str:
    """Return the page with every section that there are results for made anew."""
    for name, lines in _sections().items():
        pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        held = "\n".join(["", *lines, "", ""])
        page = pattern.sub(lambda m, held=held: m[1] + held + m[2], page)
    return page


def _sections() -> dict[str, list[str]]:
    peers, growth, speed = (_read(f"{name}.json") for name in ("peers", "growth", "speed"))
    found = {}
    if "stages, microseconds" in speed:
        found["stages"] = list(_stages(speed))
    if peers:
        found |= {"machine": [_machine(peers)], "peers": list(_peers(peers["rows"]))}
    if "length" in growth:
        found["length"] = list(_lengths(growth["length"]["tables"]))
    if "count" in growth:
        found["count"] = list(_counts(growth["count"]["tables"]))
    return found


def _read(name: str) -> dict[str, Any]:
    path = _RESULTS / name
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _machine(result: dict[str, Any]) -> str:
    about = result["machine"]
    return (
        f"These were measured on {about['processor']}, {about['cores']} cores, {about['system']}, "
        f"with Python {about['python']}; a pass took {result['one pass, microseconds']:.0f} "
        "microseconds an article."
    )


def _stages(speed: dict[str, Any]) -> Iterable[str]:
    one_pass, parts = speed["figures"]["one pass, microseconds"], speed["stages, microseconds"]
    yield "| stage | µs an article | passes |"
    yield "| --- | ---: | ---: |"
    for name, microseconds in parts.items():
        yield f"| {name} | {microseconds:,.0f} | {microseconds / one_pass:.1f} |"
    whole = sum(parts.values())
    yield f"| all of them | {whole:,.0f} | {whole / one_pass:.1f} |"


def _peers(rows: Iterable[dict[str, Any]]) -> Iterable[str]:
    yield "| what | version | articles a second | passes | what it does with one article |"
    yield "| --- | --- | ---: | ---: | --- |"
    for row in rows:
        if not row["problem"]:
            rate, passes = f"{row['articles_a_second']:,.0f}", f"{row['passes']:,.1f}"
            yield f"| {row['name']} | {row['version']} | {rate} | {passes} | {row['what']} |"


def _lengths(tables: dict[str, list[dict[str, Any]]]) -> Iterable[str]:
    yield "| text | at 1,000 | at 1,000,000 | of it system | exponent |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for row in next(iter(tables.values())):
        cells = (f"{row[key]:,.0f}" for key in ("1,000", "1,000,000", "of it system"))
        yield f"| {row['text']} | {' | '.join(cells)} | {row['exponent']} |"


def _counts(tables: dict[str, list[dict[str, Any]]]) -> Iterable[str]:
    yield "| stream | articles | µs an article since the row above | MiB held |"
    yield "| --- | ---: | ---: | ---: |"
    for title, rows in tables.items():
        for row in rows:
            spent, held = f"{row['microseconds an article']:,.0f}", f"{row['MiB now']:.0f}"
            yield f"| {title} | {row['articles']:,} | {spent} | {held} |"


def main() -> None:
    """Make the page anew."""
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(filled(page), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
