"""Patterns out of TOML, with errors that say where."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from credscore.extractors.boilerplate.patterns.entries import Pattern
from credscore.extractors.boilerplate.patterns.errors import PatternError
from credscore.extractors.boilerplate.patterns.places import entry_lines, first_line

TABLE = "pattern"
_AT = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", re.DOTALL)


def decoded(data: bytes, source: str) -> str:
    """Return the text of a file.

    Raises
    ------
    PatternError
        If it is not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With a byte-order mark the offset counts from behind it.
        where = error.object.count(b"\n", 0, error.start) + 1
        msg = f"{source}, line {where}: not UTF-8: {error.reason}"
        raise PatternError(msg) from None


def parsed(text: str, source: str) -> tuple[Pattern, ...]:
    """Return the patterns that `text` holds under ``[[pattern]]``.

    Raises
    ------
    PatternError
        If it is no TOML, or an entry is wrong; the message names `source` and the line.
    """
    try:
        tables = tomllib.loads(text)
    except ValueError as error:  # the parser's own, or a number of too many digits
        raise PatternError(_syntax(str(error), text, source)) from None
    except RecursionError:
        msg = f"{source}: not TOML: nested too deeply"
        raise PatternError(msg) from None
    for key in tables:
        if key != TABLE:
            msg = f"unknown key {key!r}: every pattern begins with [[pattern]]"
            raise PatternError(_at(source, first_line(text, key), msg))
    entries = tables.get(TABLE, [])
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        msg = "every pattern begins with [[pattern]], in two pairs of brackets"
        raise PatternError(_at(source, first_line(text, TABLE), msg))
    return _checked(entries, text, source)


def listed(entries: Iterable[Mapping[str, Any]]) -> tuple[Pattern, ...]:
    """Return the patterns that mappings with the same keys describe.

    Raises
    ------
    PatternError
        If one is wrong; the message counts from 1.
    """
    found = []
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, Mapping):
            msg = f"pattern {number}: must be a mapping, got {type(entry).__name__}"
            raise PatternError(msg)
        try:
            found.append(Pattern.of(entry))
        except PatternError as error:
            msg = f"pattern {number}: {error}"
            raise PatternError(msg) from None
    return tuple(found)


def _checked(entries: list[dict[str, Any]], text: str, source: str) -> tuple[Pattern, ...]:
    found = []
    for i, entry in enumerate(entries):
        try:
            found.append(Pattern.of(entry))
        except PatternError as error:
            raise PatternError(_at(source, entry_lines(text, TABLE)[i], str(error))) from None
    return tuple(found)


def _at(source: str, line: int, why: str) -> str:
    return f"{source}, line {line}: {why}"


def _syntax(said: str, text: str, source: str) -> str:
    match = _AT.fullmatch(said)
    if match is None:
        return f"{source}: not TOML: {said}"
    line = int(match[2]) if match[2] else text.rstrip("\n").count("\n") + 1
    return _at(source, line, f"not TOML: {match[1]}")
