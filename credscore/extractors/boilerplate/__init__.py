"""Which lines are not the article?"""

from __future__ import annotations

from credscore.extractors.boilerplate.extractor import Boilerplate

__all__ = ["Boilerplate"]
