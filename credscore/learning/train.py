"""A model of one's own, from labelled texts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credscore.extractors import CATALOGUE
from credscore.features.schema import FeatureSchema
from credscore.learning import shapes
from credscore.learning.calibrating import BINS, at_rate, calibrated, cross_fitted, thresholds
from credscore.learning.card import card
from credscore.learning.figures import figures
from credscore.learning.storing import save
from credscore.learning.table import LabelError, Table
from credscore.model.metrics import auc, brier, calibration_error
from credscore.model.reliability import Reliability

RELEASE = "own"
CARD = "model-card.md"
LEAST = 50  # texts of each label
LEAST_GROUPS = 10
LEAST_SHARE = 0.02
_PER_BIN = 20
FAIL_SHARE, REVIEW_SHARE = 0.01, 0.03
_RULE = (
    "Under them fall at most 1 % and 3 % of the texts labelled as passing, each judged by a model "
    "that saw nothing of its group."
)


@dataclass(frozen=True, slots=True)
class Trained:
    """What came of training.

    Attributes
    ----------
    version : str
    before, after : mapping of str to float
        AUC, Brier score and calibration error on the labelled texts: of the model that
        ships, and of the new one on texts of groups that it did not see.
    fail_below, review_below : tuple of two floats
        Before and after.
    """

    version: str
    before: Mapping[str, float]
    after: Mapping[str, float]
    fail_below: tuple[float, float]
    review_below: tuple[float, float]


def check(table: Table) -> None:
    """Make sure that there is enough to learn from.

    Raises
    ------
    LabelError
        If either label has too few texts, or all come from too few groups.
    """
    n_pass = int(table.passes.sum())
    n_fail = len(table.passes) - n_pass
    for name, n in (("pass", n_pass), ("fail", n_fail)):
        least = max(LEAST, math.ceil(LEAST_SHARE * len(table.passes)))
        if n < least:
            msg = f"{n} texts labelled {name} can be used, at least {least} are needed"
            raise LabelError(msg)
        of = {g for g, ok in zip(table.groups, table.passes, strict=True) if ok == (name == "pass")}
        if len(of) < LEAST_GROUPS:
            msg = (
                f"the texts labelled {name} are of {len(of)} groups, at least {LEAST_GROUPS} are "
                "needed: what tells groups apart would be learned instead"
            )
            raise LabelError(msg)


def train(table: Table, output: Path, base_rate: float | None = None) -> Trained:
    """Fit shapes, calibration and thresholds to `table` and store the model in `output`.

    The extractors stay as they ship.  The folder gets the model's card as well.

    Parameters
    ----------
    table : Table
    output : Path
    base_rate : float or None
        Share of texts that would not pass where the model will be used; None takes the
        table's.  The fit and its figures are at the table's, and probabilities are moved.

    Raises
    ------
    LabelError
        If the texts are too few or too one-sided; nothing is written then.
    """
    check(table)
    n = len(table.passes)
    # As much smoothing for each text as the model that ships had.
    penalty = max(shapes.PENALTY, 1 / n)
    out_of_fold = cross_fitted(table, penalty)
    calibration = calibrated(out_of_fold, table, bins=min(BINS, max(8, n // _PER_BIN)))
    p = np.interp(out_of_fold, calibration.log_odds, calibration.probability)
    limits = thresholds(p, ((table.passes, FAIL_SHARE, REVIEW_SHARE),))
    fitted = shapes.fit(table.x, table.names, table.passes, table.weight, penalty)
    source = (f"{n} labelled texts of {len(set(table.groups))} groups", "score", "the user's own")
    settings: dict[str, Any] = {
        "release": RELEASE,
        "base_rate": table.base_rate if base_rate is None else base_rate,
        "figures": figures(p, table, limits),
        "rule": _RULE,
        "sources": [source, ("what the shipped extractors rest on", "features", "see its card")],
    }
    stored = limits
    if base_rate is not None:
        calibration, stored = at_rate(calibration, limits, table.base_rate, base_rate)
    save(fitted, calibration, stored, settings, output)
    (output / CARD).write_text(card(output), encoding="utf-8")
    schema = FeatureSchema.of(CATALOGUE)
    shipped = Reliability.load(schema)
    before = np.array([shipped.probability(row) for row in table.x])
    return Trained(
        Reliability.load(schema, output).version,
        measures(before, table),
        measures(p, table),
        (shipped.fail_below, stored[0]),
        (shipped.review_below, stored[1]),
    )


def measures(p: NDArray[np.float64], table: Table) -> dict[str, float]:
    """Return how well probabilities tell the texts apart, and how far they hold."""
    return {
        "AUC": auc(p[table.passes], p[~table.passes]),
        "Brier score": brier(p, table.passes),
        "calibration error": calibration_error(p, table.passes),
    }
