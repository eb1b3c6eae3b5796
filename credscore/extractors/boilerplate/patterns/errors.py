"""What is wrong with a pattern."""

from __future__ import annotations


class PatternError(ValueError):
    """A pattern, or a file of them, cannot be used; the message says which and why."""
