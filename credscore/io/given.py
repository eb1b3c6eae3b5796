"""Values that are given on the command line, checked."""

from __future__ import annotations

import argparse
import math

from credscore.extractors.boilerplate.pieces import KINDS

_LAST_PORT = 65535


def whole(given: str) -> int:
    """Return a whole number from 1."""
    if not given.isascii() or not given.isdigit() or int(given) < 1:
        msg = f"must be a whole number from 1, got {given!r}"
        raise argparse.ArgumentTypeError(msg)
    return int(given)


def port(given: str) -> int:
    """Return the number of a port; 0 is any that is free."""
    if not given.isascii() or not given.isdigit() or int(given) > _LAST_PORT:
        msg = f"must be a whole number from 0 to {_LAST_PORT}, got {given!r}"
        raise argparse.ArgumentTypeError(msg)
    return int(given)


def probability(given: str) -> float:
    """Return a number from 0 to 1."""
    value = _number(given)
    if not 0 <= value <= 1:
        msg = f"must be a number from 0 to 1, got {given!r}"
        raise argparse.ArgumentTypeError(msg)
    return value


def rate(given: str) -> float:
    """Return a number between 0 and 1."""
    value = probability(given)
    if not 0 < value < 1:
        msg = f"must lie between 0 and 1, got {given!r}"
        raise argparse.ArgumentTypeError(msg)
    return value


def seconds(given: str) -> float:
    """Return a number above 0."""
    value = _number(given)
    if not 0 < value < math.inf:
        msg = f"must be a number of seconds above 0, got {given!r}"
        raise argparse.ArgumentTypeError(msg)
    return value


def kinds(given: str) -> tuple[str, ...]:
    """Return kinds of boilerplate with commas between them."""
    found = () if given == "none" else tuple(given.split(","))
    unknown = [kind for kind in found if kind not in KINDS]
    if unknown:
        msg = f"must be kinds with commas between, or none, got {', '.join(map(repr, unknown))}"
        raise argparse.ArgumentTypeError(msg)
    return found


def _number(given: str) -> float:
    try:
        return float(given)
    except ValueError:
        return math.nan
