"""Which lines are not the article?"""

from __future__ import annotations

from credscore.extractors.boilerplate.extractor import Boilerplate
from credscore.extractors.boilerplate.patterns import PatternError, Patterns

__all__ = ["Boilerplate", "PatternError", "Patterns"]
