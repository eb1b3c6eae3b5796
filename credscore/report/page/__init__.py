"""Self-contained pages: elements that escape what they hold, and the frame around them."""

from __future__ import annotations

from credscore.report.page.elements import Html, element, joined, tags, text
from credscore.report.page.frame import around, document, stored

__all__ = ["Html", "around", "document", "element", "joined", "stored", "tags", "text"]
