"""Values of options, read and checked as argparse wants it."""

from __future__ import annotations

import argparse

from credscore.extractors.boilerplate.pieces import KINDS


def jobs(given: str) -> int:
    """Read a number of processes."""
    if not given.isascii() or not given.isdigit() or int(given) < 1:
        msg = f"must be a whole number from 1, got {given!r}"
        raise argparse.ArgumentTypeError(msg)
    return int(given)


def probability(given: str) -> float:
    """Read a probability."""
    try:
        value = float(given)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        msg = f"must be a number from 0 to 1, got {given!r}"
        raise argparse.ArgumentTypeError(msg)
    return value


def rate(given: str) -> float:
    """Read a share that is neither nothing nor all."""
    value = probability(given)
    if not 0 < value < 1:
        msg = f"must lie between 0 and 1, got {given!r}"
        raise argparse.ArgumentTypeError(msg)
    return value


def kinds(given: str) -> tuple[str, ...]:
    """Read kinds of boilerplate with commas between them."""
    kinds = () if given == "none" else tuple(given.split(","))
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        msg = f"must be kinds with commas between, or none, got {', '.join(map(repr, unknown))}"
        raise argparse.ArgumentTypeError(msg)
    return kinds
