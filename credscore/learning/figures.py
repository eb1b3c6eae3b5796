"""What a model card says, all of it measured on documents the model never saw."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from credscore.learning.table import Table
from credscore.model.metrics import auc, brier, calibration_error

_DRAWN = 20_000


def figures(
    p: NDArray[np.float64], table: Table, thresholds: tuple[float, float]
) -> dict[str, Any]:
    """Measure cross-fitted probabilities `p` against what the documents are.

    Returns
    -------
    dict
        Plain JSON values: totals, and a row for each kind of document.
    """
    fail_below, review_below = thresholds
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
    drawn = np.random.default_rng(1).choice(len(p), size=_DRAWN, p=scale)
    passes = table.passes[drawn]
    return {
        "documents": len(p),
        "auc": auc(p[drawn][passes], p[drawn][~passes]),
        "brier": brier(p[drawn], passes),
        "calibration_error": calibration_error(p[drawn], passes),
        "kinds": rows,
    }
