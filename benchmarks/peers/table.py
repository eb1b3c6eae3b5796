"""The table of peers: as records for a file, and as Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from benchmarks.peers.timing import Row

_NUMBERS = ("articles_a_second", "passes", "articles")
_HEAD = "| what | articles a second | passes | articles | version | what it does with one |"


def records(rows: Sequence[Row], one_pass: float) -> list[dict[str, Any]]:
    """Return the rows as plain data; `one_pass` is CPU seconds an article."""
    return [
        {
            "name": row.peer.name,
            "package": row.peer.package,
            "version": row.peer.versions.get(row.peer.package, ""),
            "what": row.peer.what,
            "reads": row.peer.reads,
            "beneath": {k: v for k, v in row.peer.versions.items() if k != row.peer.package},
            "problem": row.problem,
            **dict.fromkeys(_NUMBERS),
            **(_figures(row, row.seconds, one_pass) if row.seconds else {}),
        }
        for row in rows
    ]


def _figures(row: Row, seconds: float, one_pass: float) -> dict[str, float]:
    figures = (round(1 / seconds, 2), round(seconds / one_pass, 2), row.articles)
    return dict(zip(_NUMBERS, figures, strict=True))


def machine() -> dict[str, Any]:
    """Return what the figures depend on besides the packages."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "load before": round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
    }


def installed() -> dict[str, str]:
    """Return the version of every package of this environment."""
    found = {str(d.metadata["Name"]).lower(): d.version for d in metadata.distributions()}
    return dict(sorted(found.items()))


def markdown(result: dict[str, Any]) -> str:
    """Return the whole page: the table, then what it was measured on."""
    about = ", ".join(f"{key} {value}" for key, value in result["machine"].items())
    return "\n".join(
        [
            "# Peers",
            "",
            "Written by `python -m benchmarks.peers`: CPU time in one process on one thread, the",
            f"fastest of {result['rounds']} rounds, articles of {result['words']} words or more,",
            f"model {result['model_version']}.",
            f"One pass took {result['one pass, microseconds']} microseconds an article.",
            "",
            f"Machine: {about}.",
            "",
            _HEAD,
            "| --- | ---: | ---: | ---: | --- | --- |",
            *map(_line, result["rows"]),
            "",
            f"Beneath them: {_beneath(result['rows'])}.",
            "",
        ]
    )


def _line(record: dict[str, Any]) -> str:
    numbers = ["" if record[name] is None else f"{record[name]:,g}" for name in _NUMBERS]
    own = f"{record['package']} {record['version']}".strip()
    what = f"not run: {record['problem']}" if record["problem"] else record["what"]
    cells = [record["name"], *numbers, own, what]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _beneath(rows: list[dict[str, Any]]) -> str:
    """Return the versions of what the peers are made of, each once."""
    needed = {" ".join(found) for record in rows for found in record["beneath"].items()}
    return ", ".join(sorted(needed, key=str.lower))


def _processor() -> str:
    """Return the processor's name, as the system gives it."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()
