"""What damaged words are worth: as a sign of a machine that made a text, and of a bad sentence."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from credscore.ngram.views import views
from credscore.oddity.damage import DamageModel
from credscore.oddity.reading import described
from credscore.oddity.sentences import worded
from credscore.oddity.wording import MAKERS, Wording
from credscore.text.tokens import tokenize
from credscore.training import marked
from credscore.training.calibrate import MACHINE, PEOPLE, Sample
from credscore.training.damage import Fitted
from credscore.training.data import is_kept_out

KNOTS = 16
# Sentences rated below this, of 100, are garbled; and how many of a bad machine's text are: an
# assumption.
GARBLED_BELOW, GARBLED_SHARE = 50, 0.3
_SAME = 0.1  # log likelihood ratios this close make one step


def damage_line(
    wording: Wording, fitted: Fitted, maker: str, found: list[Sample]
) -> dict[str, list[float]]:
    """Fit the log likelihood ratio of a rule-based machine or a spinner.

    Each round trip is judged by a network that never saw its pivot: otherwise the line
    would expect of every pivot what holds only for known ones.
    """
    rows, machine, weight = [], [], []
    for sample in found:
        if sample.machine and sample.kind not in MACHINE[maker]:
            continue
        model = fitted.without.get(sample.pivot, fitted.model)
        columns = [_damage(wording, model, maker, text) for text in sample.texts]
        share = (MACHINE[maker] if sample.machine else PEOPLE)[sample.kind]
        rows += columns
        machine.append(np.full(len(columns), sample.machine))
        weight.append(np.full(len(columns), share / len(columns)))
    x, y, w = np.array(rows), np.concatenate(machine), np.concatenate(weight)
    line = _balanced(x, y, w)
    sums, ratios = curve(x @ np.array(line), y, w)
    return {"line": line, "sums": sums, "ratios": ratios}


def curve(
    sums: NDArray[np.float64], machine: NDArray[np.bool_], weight: NDArray[np.float64]
) -> tuple[list[float], list[float]]:
    """Return knots of a rising curve from sums to log likelihood ratios.

    Between quantiles of the machines' and of the people's sums, how much of either lies
    there; half a document is added to both.
    """
    sides = [np.quantile(sums[side], np.linspace(0, 1, KNOTS)) for side in (machine, ~machine)]
    edges = np.unique(np.concatenate(sides))
    place = np.clip(np.searchsorted(edges, sums, side="right") - 1, 0, len(edges) - 2)
    mass = []
    for side in (machine, ~machine):
        of_side = weight * side * (side.sum() / weight[side].sum())
        mass.append(np.bincount(place, of_side, len(edges) - 1) + 0.5)
    ratios = np.log(mass[0] / machine.sum()) - np.log(mass[1] / (~machine).sum())
    middles = (edges[:-1] + edges[1:]) / 2
    rising = IsotonicRegression().fit_transform(middles, ratios, sample_weight=sum(mass))
    # No person's text lies higher than the first knot of the last step: there the curve ends.
    top = int(np.argmax(rising >= rising[-1] - _SAME)) + 1
    return np.round(middles[:top], 6).tolist(), np.round(rising[:top], 6).tolist()


def garbled_line(wording: Wording, data: Path) -> dict[str, list[float]]:
    """Fit what makes a sentence garbled.

    The line: machine-translated sentences that people rated low, against their post-edits,
    on sentences that the wording's weights never saw.
    """
    bad, good = [], []
    for row, machine, post in marked.edited(data, marked.LANGUAGES, "train"):
        rated = row["mean"] is not None and is_kept_out(row["sid"])
        if rated and row["mean"] < GARBLED_BELOW:
            bad.append(machine)
            good.append(post)
    sums = [[1.0, _worded(wording, text)] for text in (*bad, *good)]
    is_bad = np.arange(len(sums)) < len(bad)
    intercept, slope = _balanced(np.array(sums), is_bad, np.ones(len(sums)))
    intercept += math.log(GARBLED_SHARE / (1 - GARBLED_SHARE))
    return {"line": [slope, intercept]}


def _worded(wording: Wording, text: str) -> float:
    shares = wording.of_tokens(views(tokenize(text)))
    return float(worded(shares).sum()) / math.sqrt(max(len(shares), 1))


def _damage(wording: Wording, model: DamageModel, maker: str, text: str) -> NDArray[np.float64]:
    seen = views(tokenize(text))
    judged = model.judge(seen, wording.of_tokens(seen))
    return described(judged.log_odds[:, MAKERS.index(maker)])


def _balanced(
    x: NDArray[np.float64], y: NDArray[np.bool_], weight: NDArray[np.float64]
) -> list[float]:
    for side in (y, ~y):
        weight[side] *= len(y) / 2 / weight[side].sum()
    scale = np.maximum(x.std(axis=0), 1e-9)
    scale[0] = 1.0  # the intercept
    fitted = LogisticRegression(C=10.0, max_iter=5000, fit_intercept=False)
    fitted.fit(x / scale, y, sample_weight=weight)
    return [float(w) for w in fitted.coef_[0] / scale]
