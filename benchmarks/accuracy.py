"""Measure accuracy on the data folder, print a table, write it to benchmarks/results.

    python -m benchmarks.accuracy [translation|ablation|garble|attribution|...]

The data folder is `CREDSCORE_DATA`, or ../shared/data.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import (
    ablation,
    attribution,
    boilerplate,
    garble,
    kinds,
    outlets,
    quality,
    score,
    translation,
)
from credscore.ngram import store
from credscore.training.data import folder
from credscore.training.reliability import RELEASE

RESULTS = Path(__file__).parent / "results"

# What was known before there was a credscore, by the same definitions (data folder's notes and
# the issues' tables), shown beside.
BASELINES = {
    "machine against human translation, AUC": "0.71 plain linear; 0.72 to 0.74 best linear",
    "machine against native, AUC": "0.85 plain linear, unpaired; 0.82 paired",
    "weak systems, recall at 2 % of natives": "0.31 to 0.33 plain linear",
    "essays through French, AUC (other essays trained on)": "0.85 paired; 0.94 both pivots",
    "essays through Chinese, AUC (other essays trained on)": "0.95 paired; 0.94 both pivots",
    "flagged: learners of English (W&I)": "0.25 to 0.42 plain linear",
    "flagged: news of 83 outlets": "0.14 plain linear",
    "flagged: human translations": "0.30 plain linear",
    "artifact phrases ranked above what was meant": "0.68 back-off model of 19M words",
    "news against all copies, families alike, AUC": "0.86 plain linear",
    "expected calibration error, 15 bins": "0.26 plain linear",
    "Brier score": "0.23 plain linear",
    "garbled sentence against post-edit, AUC": "0.79 plain linear",
}


def main() -> None:
    """Measure what was asked for, and merge it into the results file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", help="parts to measure; all when none is named")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "credscore")
    asked = parser.parse_args()
    data = folder()
    parts: dict[str, Callable[[], dict[str, Any]]] = {
        "translation": lambda: translation.measure(data) | kinds.measure(data, asked.cache),
        "ablation": lambda: ablation.measure(data, asked.cache),
        "garble": lambda: garble.measure(data, asked.cache),
        "attribution": lambda: attribution.measure(data),
        "boilerplate": lambda: boilerplate.measure(data),
        "score": lambda: score.measure(data),
        "quality": lambda: quality.measure(data, asked.cache),
        "outlets": lambda: outlets.measure(data),
        "seeds": lambda: score.seeds(data.parent / "seeds"),
    }
    unknown = sorted(set(asked.parts) - parts.keys())
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(parts)}")
    path = RESULTS / "accuracy.json"
    results = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    version = f"{RELEASE}+{store.fingerprint()}"
    for name in asked.parts or parts:
        measured = {key: _rounded(value) for key, value in parts[name]().items()}
        results[name] = {"model_version": version, "figures": measured}
        print(_table(name, results[name]))
    path.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    tables = "\n\n".join(_table(name, results[name]) for name in parts if name in results)
    text = f"# Accuracy\n\nWritten by `python -m benchmarks.accuracy`.\n\n{tables}\n"
    (RESULTS / "accuracy.md").write_text(text, encoding="utf-8")


def _rounded(value: Any) -> Any:
    return round(value, 4) if isinstance(value, float) else value


def _table(name: str, result: dict[str, Any]) -> str:
    lines = [f"## {name}, model {result['model_version']}", "", "| what | measured | before |"]
    lines.append("| --- | --- | --- |")
    for key, value in result["figures"].items():
        lines.append(f"| {key} | {value} | {BASELINES.get(key, '')} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
