"""The same question to other tools: was text of the one made from text of the other?

Each tool gives a number for every held-out pair with a known answer.  Its threshold is the least
that at most 1 % of the pairs of one story or topic reach; recall is the share of copies that
reach it, by family of kinds, so that all are compared at the same false alarms.  The AUC is
copies against pairs of one story or topic, families of copies weighing the same.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

import credscore
from benchmarks.comparison.held_out import pairs, share
from benchmarks.comparison.methods import METHODS, Judge, Method
from benchmarks.comparison.verdicts import STORIES, weights
from credscore.training.pairs import LabelledPair

FALSE = 0.01
OURS = Method("credscore.compare", lambda: lambda a, b: credscore.compare(a, b).probability)


def threshold(negative: NDArray[np.float64], rate: float = FALSE) -> float:
    """Return the least value above which at most `rate` of the negatives lie."""
    allowed = math.floor(rate * len(negative))
    return float(np.sort(negative)[::-1][allowed])


def row(judge: Judge, some: Sequence[LabelledPair]) -> dict[str, Any]:
    """Return AUC, recall of copies by family, and milliseconds a pair."""
    start = process_time()
    value = np.array([judge(p.copy, p.original) for p in some])
    spent = process_time() - start
    made = np.array([bool(p.made) for p in some])
    least = threshold(value[~made])
    found: dict[str, Any] = {
        "AUC": float(roc_auc_score(made, value, sample_weight=weights(some))),
        "recall at 1 %": None,
    }
    for family in dict.fromkeys(p.family for p in some if p.made):
        chosen = np.array([p.family == family for p in some])
        found[family] = share(int((value[chosen] > least).sum()), int(chosen.sum()))
    held = np.array([p.kind == "round trip, eo" for p in some])
    found["round trip, eo"] = share(int((value[held] > least).sum()), int(held.sum()))
    families = [v for k, v in found.items() if k not in ("AUC", "recall at 1 %", "round trip, eo")]
    found["recall at 1 %"] = float(np.mean(families))
    return found | {"ms a pair": 1e3 * spent / len(some)}


def measure(data: Path, cache: Path) -> dict[str, Any]:
    """Return a row for each tool; where its package is not there, the row says so."""
    some = [p for p in pairs(data, cache) if p.made or p.family in STORIES]
    rows: dict[str, Any] = {}
    for method in (OURS, *METHODS):
        try:
            judge = method.make()
        except ImportError as error:
            rows[method.name] = {"AUC": f"not measured: {error}"}
            continue
        rows[method.name] = row(judge, some)
    return {"pairs": len(some), "table": rows}
