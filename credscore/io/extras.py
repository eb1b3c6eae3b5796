"""Packages that only some need."""

from __future__ import annotations


class MissingExtraError(ImportError):
    """A package that an extra brings is not installed; the message names the extra."""
