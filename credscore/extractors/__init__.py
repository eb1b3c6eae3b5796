"""One question per module; `CATALOGUE` is the order of the columns."""

from __future__ import annotations

from credscore.extractors.attribution import Attributions
from credscore.extractors.base import Attribution, Detail, Evidence, Extractor, Feature, Findings
from credscore.extractors.boilerplate import Boilerplate
from credscore.extractors.garble import Garble
from credscore.extractors.readability import Readability
from credscore.extractors.repetition import Repetition
from credscore.extractors.translation import Translation

CATALOGUE: tuple[Extractor, ...] = (
    Translation(),
    Garble(),
    Attributions(),
    Boilerplate(),
    Readability(),
    Repetition(),
)

__all__ = [
    "CATALOGUE",
    "Attribution",
    "Attributions",
    "Boilerplate",
    "Detail",
    "Evidence",
    "Extractor",
    "Feature",
    "Findings",
    "Garble",
    "Readability",
    "Repetition",
    "Translation",
]
