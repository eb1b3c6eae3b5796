"""Learn what the comparison needs: how rare words are, and what speaks for a copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from credscore.comparison.comparer import traces_of
from credscore.comparison.derivation import TRACES
from credscore.comparison.reading import PART
from credscore.ngram import store
from credscore.training.pairs import LabelledPair, labelled_pairs
from credscore.training.rarity import SCALE, rarity_table

FOLDER = "comparison"


def build(data: Path, out: Path, cache: Path) -> dict[str, Any]:
    """Learn and store both; return figures for the log.

    Half of the weight is on pairs of which one was made from the other, and all kinds of a
    side weigh the same: this is the base rate of the probability.
    """
    folder = out / FOLDER
    levels = rarity_table(data)
    found: dict[str, Any] = {
        "rarity_scale": SCALE,
        "weights": [0.0] * len(TRACES),
        "intercept": 0.0,
    }
    store.save(PART, store.Part({"rarity": levels}, found), folder)
    pairs = [p for p in labelled_pairs(data, cache) if not p.held_out and p.made is not None]
    x = np.array([traces_of(p.copy, p.original).values for p in pairs])
    made = np.array([bool(p.made) for p in pairs])
    model = LogisticRegression(C=float(len(pairs))).fit(x, made, sample_weight=weights(pairs))
    found["weights"] = [round(float(w), 4) for w in model.coef_[0]]
    found["intercept"] = round(float(model.intercept_[0]), 4)
    if min(found["weights"]) < 0:
        msg = f"a trace of copying must speak for a copy, got {found['weights']}"
        raise ValueError(msg)
    store.save(PART, store.Part({"rarity": levels}, found), folder)
    return {"pairs": len(pairs), **found}


def weights(pairs: Sequence[LabelledPair]) -> NDArray[np.float64]:
    """Weigh the two sides alike, and within a side every kind."""
    counts = Counter((p.made, p.kind) for p in pairs)
    kinds = Counter(made for made, _ in counts)
    return np.array([0.5 / kinds[p.made] / counts[p.made, p.kind] for p in pairs])
