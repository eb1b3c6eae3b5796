"""The shapes that ship beside another additive model: boosted trees without interactions.

    python -m benchmarks.rivals [--cache FOLDER]

Both are fitted to the same corpus with the same signs, calibrated in the same way, and
measured on texts that shaped neither.  Results in benchmarks/results/rivals.json.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks import transfer
from benchmarks.quality import figures
from credscore.extractors import CATALOGUE
from credscore.features.schema import FeatureSchema
from credscore.features.vectorizer import DocumentVectorizer
from credscore.learning import shapes
from credscore.learning.calibrating import calibrated, thresholds
from credscore.learning.table import Table
from credscore.model.reliability import Reliability
from credscore.training.corpus import corpus
from credscore.training.data import folder
from credscore.training.reliability import rules, tabulate

RESULTS = Path(__file__).parent / "results" / "rivals.json"
Floats = NDArray[np.float64]
Fit = Callable[[Table, Floats], Floats]


def splines(table: Table, x: Floats) -> Floats:
    """Fit the shapes that ship, and judge `x`."""
    fitted = shapes.fit(table.x, table.names, table.passes, table.weight)
    return fitted.log_odds(x, table.names)


def trees(table: Table, x: Floats, *, additive: bool = True) -> Floats:
    """Fit boosted trees to the same features, with the same signs, and judge `x`."""
    at = [table.names.index(plan.feature) for plan in shapes.PLANS]
    model = HistGradientBoostingClassifier(
        max_iter=200,
        learning_rate=0.08,
        max_leaf_nodes=8,
        min_samples_leaf=30,
        l2_regularization=1.0,
        monotonic_cst=[plan.direction for plan in shapes.PLANS],
        interaction_cst="no_interactions" if additive else None,
        random_state=0,
    )
    model.fit(table.x[:, at], table.passes, sample_weight=table.weight * len(table.weight))
    judged: Floats = model.decision_function(x[:, at])
    return judged


def with_interactions(table: Table, x: Floats) -> Floats:
    """Fit trees that need not be additive: what additivity costs."""
    return trees(table, x, additive=False)


def main() -> None:
    """Fit, measure, print and store."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "credscore")
    cache = parser.parse_args().cache
    data = folder()
    table, made = tabulate(corpus(data, cache)), transfer.texts(data, cache)
    x = DocumentVectorizer().transform([item.text for item in made])
    shipped = Reliability.load(FeatureSchema.of(CATALOGUE))
    results = {}
    for fit in (splines, trees, with_interactions):
        part = table.folds()
        apart = np.zeros(len(part))
        for k in np.unique(part):
            seen = part != k
            some = Table(
                table.x[seen],
                table.names,
                table.passes[seen],
                tuple(np.array(table.kinds)[seen]),
                tuple(np.array(table.groups)[seen]),
                table.weight[seen],
            )
            apart[~seen] = fit(some, table.x[~seen])
        curve = calibrated(apart, table)
        limits = thresholds(np.array([curve(z)[0] for z in apart]), rules(table))
        model = replace(shipped, fail_below=limits[0], review_below=limits[1])
        z = fit(table, x)
        found = figures(made, z, np.array([curve(value) for value in z]), model)
        results[fit.__name__] = {k: round(v, 4) for k, v in found.items() if ": " not in k}
        print(fit.__name__, json.dumps(results[fit.__name__], indent=1), flush=True)
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
