"""Fit, calibrate and store the model that turns features into the score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credscore.extractors import CATALOGUE
from credscore.features.schema import FeatureSchema
from credscore.features.vectorizer import DocumentVectorizer
from credscore.model.calibration import Calibration
from credscore.model.metrics import auc, brier, calibration_error, isotonic
from credscore.model.reliability import PART, Reliability
from credscore.ngram import store
from credscore.training import shapes
from credscore.training.card import card
from credscore.training.corpus import PUPILS, Labelled, corpus
from credscore.training.data import fold

RELEASE = "2026.1"
# One text in five would not pass: stated in the card, since every probability rests on it.
BASE_RATE = 0.2
FOLDS = 5
BINS = 80
RESAMPLES = 300
CONFIDENCE_LEVEL = 0.9
# At most this share of edited native texts may fall under each threshold; and of pupils'
# essays, which stand for all who write without an editor.
FAIL_SHARE, REVIEW_SHARE = 0.01, 0.04
PUPILS_FAIL_SHARE, PUPILS_REVIEW_SHARE = 0.01, 0.1
# And no text is called `fail` that has one chance in five of passing.
FAIL_AT_MOST = 0.2
# Nor is a text put before an editor that more likely passes than not.
REVIEW_AT_MOST = 0.5
_LOWEST = 0.002  # no probability is nearer to 0 or 1 than the corpus can tell


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The corpus as numbers."""

    x: NDArray[np.float64]
    names: tuple[str, ...]
    passes: NDArray[np.bool_]
    kinds: tuple[str, ...]
    groups: tuple[str, ...]
    weight: NDArray[np.float64]


def build(data: Path, out: Path, cache: Path) -> dict[str, Any]:
    """Make the corpus, fit, calibrate, choose thresholds, store; return the card's figures."""
    table = tabulate(corpus(data, cache))
    out_of_fold = cross_fitted(table)
    calibration = calibrated(out_of_fold, table)
    p = np.interp(out_of_fold, calibration.log_odds, calibration.probability)
    fail_below, review_below = thresholds(p, table)
    fitted = shapes.fit(table.x, table.names, table.passes, table.weight)
    settings = {
        "release": RELEASE,
        "features": FeatureSchema.of(CATALOGUE).fingerprint,
        "intercept": fitted.intercept,
        "missing": {name: shape.missing for name, shape in fitted.shapes.items()},
        "base_rate": BASE_RATE,
        "confidence_level": CONFIDENCE_LEVEL,
        "fail_below": fail_below,
        "review_below": review_below,
    }
    store.save(PART, store.Part(_arrays(fitted, calibration), settings), out)
    return figures(p, table, fail_below, review_below)


def tabulate(made: Sequence[Labelled]) -> Table:
    """Extract features, and weigh kinds evenly within the two sides of the base rate."""
    vectorizer = DocumentVectorizer()
    x = vectorizer.transform([item.text for item in made])
    passes = np.array([item.passes for item in made])
    kinds = tuple(item.kind for item in made)
    weight = np.zeros(len(made))
    for side, mass in ((True, 1 - BASE_RATE), (False, BASE_RATE)):
        present = sorted({k for k, ok in zip(kinds, passes.tolist(), strict=True) if ok is side})
        for kind in present:
            here = np.array([k == kind for k in kinds]) & (passes == side)
            share = (1 / len(present)) if not side else _pass_share(kind, present)
            weight[here] = mass * share / here.sum()
    groups = tuple(item.group for item in made)
    return Table(x, FeatureSchema.of(CATALOGUE).names, passes, kinds, groups, weight)


def _pass_share(kind: str, present: Sequence[str]) -> float:
    main = {"news": 0.35, "human translation": 0.2, PUPILS: 0.1, "a few leftovers": 0.1}
    return main.get(kind, (1 - sum(main.values())) / (len(present) - len(main)))


def cross_fitted(table: Table) -> NDArray[np.float64]:
    """Return each document's log-odds under a model that saw nothing of its group."""
    part = np.array([fold(group, FOLDS) for group in table.groups])
    log_odds = np.zeros(len(part))
    for k in range(FOLDS):
        seen = part != k
        fitted = shapes.fit(table.x[seen], table.names, table.passes[seen], table.weight[seen])
        log_odds[~seen] = fitted.log_odds(table.x[~seen], table.names)
    return log_odds


def calibrated(log_odds: NDArray[np.float64], table: Table) -> Calibration:
    """Fit a monotone table to the outcomes, with bounds from resampling the groups."""
    order = np.argsort(log_odds, kind="stable")
    mass = np.cumsum(table.weight[order])
    bin_of = np.empty(len(order), dtype=np.int64)
    bin_of[order] = np.minimum((mass / mass[-1] * BINS).astype(np.int64), BINS - 1)
    names, member = np.unique(np.array(table.groups), return_inverse=True)
    shape = (len(names), BINS)
    total, good, place = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    np.add.at(total, (member, bin_of), table.weight)
    np.add.at(good, (member, bin_of), table.weight * table.passes)
    np.add.at(place, (member, bin_of), table.weight * log_odds)
    used = total.sum(0) > 0
    curve = _curve(total.sum(0)[used], good.sum(0)[used])
    rng = np.random.default_rng(0)
    drawn = rng.multinomial(len(names), np.full(len(names), 1 / len(names)), size=RESAMPLES)
    curves = [_curve((d @ total)[used], (d @ good)[used]) for d in drawn]
    edge = (1 - CONFIDENCE_LEVEL) / 2
    low, high = np.quantile(np.array(curves), (edge, 1 - edge), axis=0)
    at = place.sum(0)[used] / total.sum(0)[used]
    return Calibration(at, curve, np.minimum(low, curve), np.maximum(high, curve))


def _curve(total: NDArray[np.float64], good: NDArray[np.float64]) -> NDArray[np.float64]:
    # Half a document's weight on each side keeps empty and one-sided bins from certainty.
    half = total.mean() * 0.01
    share = (good + half) / (total + 2 * half)
    return np.clip(isotonic(share, total + 2 * half), _LOWEST, 1 - _LOWEST)


def thresholds(p: NDArray[np.float64], table: Table) -> tuple[float, float]:
    """Choose the probabilities under which few people's texts fall, in every group."""
    kinds = np.array(table.kinds)
    native = table.passes & ~np.isin(kinds, ("human translation", "a few leftovers", PUPILS))
    rules = (
        (kinds == "news", FAIL_SHARE, REVIEW_SHARE),
        (native, FAIL_SHARE, REVIEW_SHARE),
        (kinds == PUPILS, PUPILS_FAIL_SHARE, PUPILS_REVIEW_SHARE),
    )
    fail = min(float(np.quantile(p[some], share, method="lower")) for some, share, _ in rules)
    fail = min(fail, FAIL_AT_MOST)
    review = min(float(np.quantile(p[some], share, method="lower")) for some, _, share in rules)
    return fail, min(review, REVIEW_AT_MOST)


def figures(
    p: NDArray[np.float64], table: Table, fail_below: float, review_below: float
) -> dict[str, Any]:
    """Return what the card says, all of it on documents of groups never fitted on."""
    kinds = np.array(table.kinds)
    rows = []
    for kind in sorted(set(table.kinds), key=lambda k: (not table.passes[kinds == k][0], k)):
        some = p[kinds == kind]
        row = {
            "name": kind.replace("_", " "),
            "documents": len(some),
            "passes": bool(table.passes[kinds == kind][0]),
            "median": float(np.median(some)),
            "fail": float((some < fail_below).mean()),
            "review": float(((some >= fail_below) & (some < review_below)).mean()),
        }
        rows.append(row)
    scale = table.weight / table.weight.sum()
    rng = np.random.default_rng(1)
    weighted = rng.choice(len(p), size=20_000, p=scale)
    return {
        "documents": len(p),
        "base_rate": BASE_RATE,
        "fail_below": fail_below,
        "review_below": review_below,
        "auc": auc(p[table.passes], p[~table.passes]),
        "brier": brier(p[weighted], table.passes[weighted]),
        "calibration_error": calibration_error(p[weighted], table.passes[weighted]),
        "kinds": rows,
    }


def card_of(found: dict[str, Any], folder: Path) -> str:
    """Return the model card of the parts in `folder`."""
    schema = FeatureSchema.of(CATALOGUE)
    model = Reliability.load(schema, folder)
    least = {name: float(shape.log_odds.min()) for name, shape in model.shapes.items()}
    settings = store.load(PART, folder).settings
    return card(model.version, schema.fingerprint, settings, found, least)


def _arrays(fitted: shapes.Fitted, calibration: Calibration) -> dict[str, NDArray[Any]]:
    arrays: dict[str, NDArray[Any]] = {
        "calibration.log_odds": calibration.log_odds,
        "calibration.probability": calibration.probability,
        "calibration.low": calibration.low,
        "calibration.high": calibration.high,
    }
    for name, shape in fitted.shapes.items():
        arrays[f"{name}.knots"] = shape.knots
        arrays[f"{name}.log_odds"] = shape.log_odds
    return arrays
