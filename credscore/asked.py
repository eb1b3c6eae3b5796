"""What was asked for, checked."""

from __future__ import annotations

import operator
import os

from credscore.extractors.base import DETAILS


def known_detail(detail: str) -> None:
    """Make sure that there is such a detail; a `ValueError` says which there are."""
    if detail not in DETAILS:
        msg = f"detail must be one of {DETAILS}, got {detail!r}"
        raise ValueError(msg)


def number_of_processes(n_jobs: int) -> int:
    """Return how many processes `n_jobs` means; -1 is one per core.

    Raises
    ------
    TypeError, ValueError
        If it is no whole number, or 0.
    """
    try:
        n = operator.index(n_jobs)
    except TypeError:
        msg = f"n_jobs must be a whole number, got {n_jobs!r}"
        raise TypeError(msg) from None
    if n == 0:
        msg = "n_jobs must not be 0: there is nothing to do the work"
        raise ValueError(msg)
    return n if n > 0 else max(1, (os.cpu_count() or 1) + 1 + n)
