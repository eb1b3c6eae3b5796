"""A user's own patterns: what else is boilerplate here?"""

from __future__ import annotations

from credscore.extractors.boilerplate.patterns.entries import Pattern
from credscore.extractors.boilerplate.patterns.errors import PatternError
from credscore.extractors.boilerplate.patterns.matching import Matches, Patterns

__all__ = ["Matches", "Pattern", "PatternError", "Patterns"]
