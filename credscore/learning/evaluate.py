"""How good a model is on labelled texts, with what chance has to do with it."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credscore.learning.table import Table
from credscore.model.metrics import auc, brier, calibration_error, wilson
from credscore.model.reliability import Reliability

Floats = NDArray[np.float64]

LEVEL = 0.95
RESAMPLES = 500
BINS = 15
COVERAGES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1)
_SHOWN_GROUPS = 50


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a model does on labelled texts.

    Attributes
    ----------
    measures : dict
        Each of AUC, Brier score and calibration error with its 95 % interval, from drawing
        the groups again: (value, low, high).
    reliability : list of dict
        Texts in bins of equal number by score: mean score, share that passes, its 95 %
        interval (Wilson), number.
    risk_coverage : list of dict
        Share of texts judged, the least certain left out first, and share of those judged
        wrong at a score of one half.
    verdicts : dict
        Texts that pass and do not, by verdict.
    groups : list of dict
        Texts of each group, share called `fail` of those that pass, with its 95 % interval,
        and share caught of those that do not.
    """

    model_version: str
    n: int
    left_out: list[str]
    measures: dict[str, tuple[float, float, float]]
    reliability: list[dict[str, float]]
    risk_coverage: list[dict[str, float]]
    verdicts: dict[str, dict[str, int]]
    groups: list[dict[str, Any]]

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "model_version": self.model_version,
            "n": self.n,
            "left_out": self.left_out,
            "measures": {k: list(v) for k, v in self.measures.items()},
            "reliability": self.reliability,
            "risk_coverage": self.risk_coverage,
            "verdicts": self.verdicts,
            "groups": self.groups,
        }


def evaluate(model: Reliability, table: Table, left_out: list[str]) -> Evaluation:
    """Judge every text of `table` by `model` and compare with its label."""
    p = np.array([model.probability(row) for row in table.x])
    verdicts = np.array([model.verdict(value) for value in p.tolist()])
    return Evaluation(
        model.version,
        len(p),
        left_out,
        _measures(p, table),
        reliability(p, table.passes),
        risk_coverage(p, table.passes),
        {
            name: {v: int(((verdicts == v) & side).sum()) for v in ("pass", "review", "fail")}
            for name, side in (("passes", table.passes), ("does not", ~table.passes))
        },
        _groups(verdicts, table),
    )


def _measures(p: Floats, table: Table) -> dict[str, tuple[float, float, float]]:
    each: dict[str, Callable[[Floats, NDArray[np.bool_]], float]] = {
        "AUC": lambda q, y: auc(q[y], q[~y]),
        "Brier score": brier,
        "calibration error": lambda q, y: calibration_error(q, y, BINS),
    }
    _, member = np.unique(np.array(table.groups), return_inverse=True)
    by_group = np.argsort(member, kind="stable")
    edges = np.searchsorted(member[by_group], np.arange(member.max() + 2))
    rng = np.random.default_rng(0)
    drawn = []
    for _ in range(RESAMPLES):
        chosen = rng.integers(0, member.max() + 1, member.max() + 1)
        at = np.concatenate([by_group[edges[g] : edges[g + 1]] for g in chosen])
        drawn.append([measure(p[at], table.passes[at]) for measure in each.values()])
    edge = (1 - LEVEL) / 2
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # of one label alone there is no AUC
        low, high = np.nanquantile(np.array(drawn), (edge, 1 - edge), axis=0)
    return {
        name: (float(measure(p, table.passes)), float(low[i]), float(high[i]))
        for i, (name, measure) in enumerate(each.items())
    }


def reliability(p: Floats, passes: NDArray[np.bool_], bins: int = BINS) -> list[dict[str, float]]:
    """Return the points of a reliability diagram."""
    found = []
    for part in np.array_split(np.argsort(p, kind="stable"), bins):
        if not len(part):
            continue
        hits = int(passes[part].sum())
        low, high = wilson(hits, len(part))
        point = {"score": float(p[part].mean()), "passes": hits / len(part)}
        found.append({**point, "low": low, "high": high, "n": len(part)})
    return found


def risk_coverage(p: Floats, passes: NDArray[np.bool_]) -> list[dict[str, float]]:
    """Return the error rate among the texts that are judged most surely, for some shares."""
    order = np.argsort(-np.abs(p - 0.5), kind="stable")
    wrong = ((p >= 0.5) != passes)[order]  # noqa: PLR2004  a limit of this definition alone
    found = []
    for coverage in COVERAGES:
        n = max(1, round(coverage * len(p)))
        found.append({"coverage": coverage, "risk": float(wrong[:n].mean())})
    return found


def _groups(verdicts: NDArray[np.str_], table: Table) -> list[dict[str, Any]]:
    names = np.array(table.groups)
    found: list[dict[str, Any]] = []
    if len(set(table.groups)) > _SHOWN_GROUPS:
        return found
    for name in sorted(set(table.groups)):
        some = names == name
        good, bad = some & table.passes, some & ~table.passes
        false = int((verdicts[good] == "fail").sum())
        low, high = wilson(false, int(good.sum()))
        row: dict[str, Any] = {"group": name, "n": int(some.sum()), "passing": int(good.sum())}
        row["false_fail"] = false / good.sum() if good.any() else None
        row["false_fail_interval"] = [low, high] if good.any() else None
        row["caught"] = float((verdicts[bad] == "fail").mean()) if bad.any() else None
        found.append(row)
    return found
