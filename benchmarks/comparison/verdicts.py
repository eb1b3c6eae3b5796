"""Probabilities and verdicts of all kinds of held-out pairs.

AUC, Brier score and calibration error (15 bins of equal width) are over the pairs whose answer
is known (`made` True or False), every family of kinds weighing the same within its class, so that
no family's size decides.  A verdict is fair if the recipe says so (`LabelledPair.fits`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

import credscore
from benchmarks.comparison.held_out import pairs, share
from credscore.training.pairs import LabelledPair

COPIED = ("copy", "spun copy")
VERDICTS = (*COPIED, "quotes it", "same story", "unrelated")
STORIES = ("same story", "same topic")
_BINS = 15
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair and what the comparison says of it."""

    pair: LabelledPair
    probability: float
    verdict: str


def judged(some: Sequence[LabelledPair]) -> list[Judged]:
    """Compare every pair."""
    found = []
    for pair in some:
        result = credscore.compare(pair.copy, pair.original)
        found.append(Judged(pair, result.probability, result.verdict))
    return found


def weights(some: Sequence[LabelledPair]) -> Floats:
    """Return weights by which the classes weigh alike, and so do the families in each."""
    size = Counter((p.made, p.family) for p in some)
    families = Counter(made for made, _ in size)
    return np.array([1 / size[p.made, p.family] / families[p.made] for p in some])


def calibration_error(probability: Floats, made: Floats, weight: Floats) -> float:
    """Return how far probabilities are from frequencies, on average over the pairs."""
    bins = np.minimum((probability * _BINS).astype(int), _BINS - 1)
    gap = np.bincount(bins, weight * (probability - made), _BINS)
    return float(np.abs(gap).sum() / weight.sum())


def probabilities(found: Sequence[Judged]) -> dict[str, Any]:
    """Return the figures of the probability, of the pairs with a known answer."""
    known = [j for j in found if j.pair.made is not None]
    made = np.array([bool(j.pair.made) for j in known], dtype=float)
    probability = np.array([j.probability for j in known])
    weight = weights([j.pair for j in known])
    figures = {
        "pairs with a known answer": len(known),
        "made from it or not, AUC": float(roc_auc_score(made, probability, sample_weight=weight)),
        "Brier score": float(weight @ (probability - made) ** 2 / weight.sum()),
        "expected calibration error, 15 bins": calibration_error(probability, made, weight),
    }
    hard = [i for i, j in enumerate(known) if j.pair.made or j.pair.family in STORIES]
    figures["copies against same story and topic, AUC"] = float(
        roc_auc_score(made[hard], probability[hard])
    )
    return figures


def stories(found: Sequence[Judged]) -> dict[str, Any]:
    """Return how often pairs of one story or topic are taken for copies, by corpus too."""
    figures: dict[str, Any] = {}
    negative = [j for j in found if j.pair.made is False]
    names = {"same story": lambda j: j.pair.family == "same story",
             "same story or topic": lambda j: j.pair.family in STORIES,
             "unrelated": lambda j: j.pair.family == "unrelated"}  # fmt: skip
    for name, chosen in names.items():
        some = [j for j in negative if chosen(j)]
        figures[f"{name}, pairs"] = len(some)
        figures[f"{name}, called a copy"] = share(sum(j.verdict in COPIED for j in some), len(some))
        figures[f"{name}, probability 0.5 or more"] = share(
            sum(j.probability >= 1 / 2 for j in some), len(some)
        )
    for kind in sorted({j.pair.kind for j in negative}):
        some = [j for j in negative if j.pair.kind == kind]
        wrong = sum(j.verdict in COPIED for j in some)
        figures[f"called a copy, {kind}"] = f"{wrong} of {len(some)}"
    outlets = Counter(o for j in negative if j.verdict in COPIED for o in j.pair.outlets if o)
    worst = ", ".join(f"{outlet} {n}" for outlet, n in outlets.most_common(3))
    figures["called a copy, outlets most often concerned"] = worst or "none"
    return figures


def copies(found: Sequence[Judged]) -> dict[str, Any]:
    """Return by kind how many copies are told: by verdict, by probability."""
    figures: dict[str, Any] = {}
    for kind in sorted({j.pair.kind for j in found if j.pair.made}):
        some = [j for j in found if j.pair.kind == kind]
        told = sum(j.verdict in (*COPIED, *j.pair.fits) for j in some)
        figures[f"told, {kind}"] = share(told, len(some))
        figures[f"probability 0.5 or more, {kind}"] = share(
            sum(j.probability >= 1 / 2 for j in some), len(some)
        )
    partial = [j for j in found if j.pair.family == "partial"]
    for low, high in ((0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9)):
        some = [j for j in partial if low <= j.pair.share < high]
        told = sum(j.verdict in (*COPIED, *j.pair.fits) for j in some)
        figures[f"told, partial copies of {low:.0%} to {high:.0%} of the words"] = share(
            told, len(some)
        )
    return figures


def confusion(found: Sequence[Judged]) -> dict[str, Any]:
    """Return the verdicts of every kind, and the share of fair ones."""
    figures: dict[str, Any] = {}
    for kind in sorted({j.pair.kind for j in found}):
        some = [j for j in found if j.pair.kind == kind]
        counts = Counter(j.verdict for j in some)
        listed = ", ".join(f"{v} {counts[v]}" for v in VERDICTS if counts[v])
        fair = share(sum(j.verdict in j.pair.fits for j in some), len(some))
        figures[f"verdicts, {kind}"] = f"{listed}; fair {fair:.0%}"
    return figures


def measure(data: Path, cache: Path) -> dict[str, Any]:
    """Return all figures of the held-out pairs."""
    found = judged(pairs(data, cache))
    return probabilities(found) | stories(found) | copies(found) | confusion(found)
