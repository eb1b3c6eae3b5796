"""Self-contained pages: elements that escape what they hold, and the frame around them."""

from __future__ import annotations

from credscore.report.page.elements import Html, element, joined, text
from credscore.report.page.frame import document, stored

__all__ = ["Html", "document", "element", "joined", "stored", "text"]
