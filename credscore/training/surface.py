"""Fit what two sums and the length say together of a neural machine."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import logit
from sklearn.ensemble import HistGradientBoostingClassifier

from credscore.oddity.reading import LONGEST, SHORTEST
from credscore.oddity.surface import Surface

KNOTS, LENGTHS = 12, 5
# A small model: few leaves and strong shrinkage, or it learns the sources it was fitted on.
_TREES = {"max_iter": 100, "learning_rate": 0.05, "max_leaf_nodes": 6, "l2_regularization": 20.0}
_OUTERMOST = 0.002  # quantile of the first knot, and from above of the last


def fit_surface(
    sums: NDArray[np.float64],
    lengths: NDArray[np.float64],
    machine: NDArray[np.bool_],
    weight: NDArray[np.float64],
) -> Surface:
    """Fit log-odds that rise with either sum, at even odds.

    Parameters
    ----------
    sums : ndarray of shape (n_documents, 2)
        Over the root of the length.
    lengths, machine, weight : ndarray of shape (n_documents,)
    """
    log_length = np.log(np.clip(lengths, SHORTEST, LONGEST))
    x = np.column_stack([sums, log_length])
    balanced = weight.copy()
    for side in (machine, ~machine):
        balanced[side] *= len(weight) / 2 / balanced[side].sum()
    trees: dict[str, Any] = _TREES
    model = HistGradientBoostingClassifier(
        monotonic_cst=[1, 1, 0], early_stopping=False, random_state=0, **trees
    )
    model.fit(x, machine, sample_weight=balanced)
    levels = np.linspace(_OUTERMOST, 1 - _OUTERMOST, KNOTS)
    first, second = (np.unique(np.quantile(x[:, k], levels)) for k in (0, 1))
    third = np.linspace(float(log_length.min()), float(log_length.max()), LENGTHS)
    grid = np.stack(np.meshgrid(first, second, third, indexing="ij"), axis=-1)
    found = logit(model.predict_proba(grid.reshape(-1, 3))[:, 1])
    return Surface((first, second, third), np.round(found, 6).reshape(grid.shape[:-1]))
