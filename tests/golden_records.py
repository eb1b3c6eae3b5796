"""Whole records of whole articles, as the golden files hold them."""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path
from typing import Any

from cases import FIXTURES, article

from credscore.scorer import Scorer

FOLDER = FIXTURES / "golden"
NAMES = (
    "appeal-at-end",
    "council-original",
    "french",
    "mojibake",
    "multi-paragraph-quotes",
    "science",
    "spun-by-hand-neural",
    "very-short",
)
DIGITS = 6


@cache
def _scorer() -> Scorer:
    return Scorer()


def rounded(value: Any) -> Any:
    """Round every number in `value` to six digits after the point."""
    if isinstance(value, float):
        return round(value, DIGITS) + 0.0 if math.isfinite(value) else value
    if isinstance(value, dict):
        return {key: rounded(inner) for key, inner in value.items()}
    return [rounded(inner) for inner in value] if isinstance(value, list) else value


def record(name: str) -> dict[str, Any]:
    answer: dict[str, Any] = rounded(_scorer().score(article(name), detail="full").to_dict())
    return answer


def path(name: str) -> Path:
    return FOLDER / f"{name}.json"


def dumped(name: str) -> str:
    return json.dumps(record(name), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
