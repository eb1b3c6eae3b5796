"""Fill the figures of docs/comparing.md: `python -m benchmarks.comparison.page`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parents[1] / "results"
PAGE = Path(__file__).parents[2] / "docs" / "comparing.md"
_FIGURES = re.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", re.DOTALL)


def main() -> None:
    """Write the tables into the page."""
    table = "\n".join(_lines())
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_FIGURES.sub(rf"\g<1>\n{table}\n\n\2", page), encoding="utf-8")


def _lines() -> Iterable[str]:
    found, facts = _read("comparison"), _read("facts")["held out"]
    links, words = found["alignment"]["figures"], found["changed"]["figures"]
    told, seeds = found["verdicts"]["figures"], found["seeds"]["figures"]
    yield "| what | all held out | copies through Esperanto |"
    yield "| --- | --- | --- |"
    for name, figures, what in (
        ("sentences linked, F1", links, "sentence links, F1"),
        ("changed words of the copy, precision", words, "changed: precision, words of the copy"),
        ("changed words of the copy, recall", words, "changed: recall, words of the copy"),
        ("changed phrases, precision", words, "changed: precision, phrases"),
        ("changed phrases, recall", words, "changed: recall, phrases"),
    ):
        both = figures[f"{what}, all"], figures[f"{what}, round trip, eo"]
        yield f"| {name} | {both[0]:.3f} | {both[1]:.3f} |"
    for name, key in (
        ("copy or not, AUC", "made from it or not, AUC"),
        ("probability, Brier score", "Brier score"),
        ("probability, calibration error", "expected calibration error, 15 bins"),
    ):
        yield f"| {name} | {told[key]:.3f} | |"
    story, both = "same story", "same story or topic"
    for name in (story, both):
        share, n = told[f"{name}, called a copy"], told[f"{name}, pairs"]
        yield f"| {name}, other outlet: called a copy | {share:.1%} of {n} | |"
    for name in ("numbers", "negations", "quotations"):
        yield f"| altered {name}, recall | {facts[f'compare, recall, {name[:-1]}']:.3f} | |"
    yield f"| false alarms of these on faithful edits | {_alarms(facts):.1%} | |"
    yield f"| phrases a reader lists in two real articles | {_marked(seeds)} | |"
    time = found["speed"]["figures"]
    passes, words = time["one comparison, passes"], time["words of the original, mean"]
    ms = time["one comparison, median, ms"]
    yield f"| one comparison of texts of {words:.0f} words, ms of one core | {ms:.0f} | |"
    plain = time["one comparison of a plain copy, median, ms"]
    yield f"| the same of copies with few changes | {plain:.0f} | |"
    yield f"| the first in passes of a word pattern over both | {passes:.0f} | |"
    yield ""
    yield "Other tools, each where 1 % of pairs on one story or topic are copies to it:"
    yield ""
    yield "| tool | AUC | copies found | parts of an article | another translation | ms a pair |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for tool, row in found["peers"]["figures"]["table"].items():
        shown = (row["AUC"], row["recall at 1 %"], row["partial"], row["two translations"])
        cells = " | ".join(f"{value:.3f}" for value in shown)
        yield f"| {tool} | {cells} | {row['ms a pair']:.2g} |"


def _alarms(facts: dict[str, Any]) -> float:
    return float(facts["compare, false alarms, any"])


def _marked(seeds: dict[str, Any]) -> str:
    return str(seeds["phrases a reader lists, marked on both sides"])


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    main()
