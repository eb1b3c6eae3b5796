"""What a service tells of its model: versions, thresholds, and how good it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from credscore.comparison.reading import FOLDER
from credscore.comparison.result import SCHEMA_VERSION as COMPARISON_SCHEMA_VERSION
from credscore.model.reliability import PART
from credscore.model.score import SCHEMA_VERSION
from credscore.ngram import store
from credscore.scorer import Scorer

_KIND = ("name", "passes", "documents", "median", "fail", "review")


def facts(scorer: Scorer, folder: str | None = None) -> dict[str, Any]:
    """Return the versions and thresholds of a model, and the figures of its card.

    Parameters
    ----------
    scorer : Scorer
    folder : str or None
        Where its model is stored; None is the one that ships.
    """
    model = scorer.model
    settings = store.load(PART, store.SHIPPED if folder is None else Path(folder)).settings
    figures = settings["figures"]
    return {
        "model_version": model.version,
        "comparison_version": store.fingerprint(FOLDER),
        "schema_version": SCHEMA_VERSION,
        "comparison_schema_version": COMPARISON_SCHEMA_VERSION,
        "features": model.schema.fingerprint,
        "patterns_sha256": None if scorer.patterns is None else scorer.patterns.sha256,
        "thresholds": {"fail_below": model.fail_below, "review_below": model.review_below},
        "base_rate": settings["base_rate"],
        "confidence_level": settings["confidence_level"],
        "rule": settings["rule"],
        "figures": {
            name: figures[name] for name in ("documents", "auc", "brier", "calibration_error")
        },
        "kinds": [{name: kind[name] for name in _KIND} for kind in figures["kinds"]],
    }
