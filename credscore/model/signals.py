"""The four readings of a record, out of the feature values."""

from __future__ import annotations

import math
from collections.abc import Mapping

from credscore.model.score import Signal

# signal: (feature, unit, parts); all but boilerplate are learned on English alone.
_SIGNALS: dict[str, tuple[str, str, dict[str, str]]] = {
    "translation": ("translation.probability", "probability", {}),
    "garble": ("garble.rate", "garbled phrases per 1,000 words", {}),
    "attribution": (
        "attribution.rate",
        "attributions per 1,000 words",
        {
            "named_share": "attribution.named_share",
            "anonymous_share": "attribution.anonymous_share",
            "outlet_share": "attribution.outlet_share",
        },
    ),
    "boilerplate": (
        "boilerplate.share",
        "share of characters",
        {"appeal_share": "boilerplate.appeal_share"},
    ),
}


def signals(values: Mapping[str, float], *, english: bool) -> dict[str, Signal]:
    """Name the readings; nan where `values` or the language do not allow one."""
    found = {}
    for name, (feature, unit, parts) in _SIGNALS.items():
        measurable = english or name == "boilerplate"
        read = values if measurable else {}
        value = read.get(feature, math.nan)
        shares = {part: read.get(f, math.nan) for part, f in parts.items()}
        found[name] = Signal(value, unit, shares)
    return found
