"""Every regular expression of the package alone, on runs made of its own characters.

A pattern that a whole text is searched with must take time linear in the text.  One that is only
ever matched against a word or a line may take more, if what it is given is bounded; those are
known by name here.
"""

from __future__ import annotations

import dataclasses
import gc
import importlib
import pkgutil
import re
import re._constants as op
import re._parser as parser
import time
from collections.abc import Iterator, Mapping
from itertools import islice, product
from math import log2
from typing import Any

import credscore

SHORTEST, LONGEST = 1_000, 32_000
STEEP = 1.5  # exponent of the last doubling
_SLOW = 0.02  # seconds: less says nothing of growth
_MOST = 8  # characters taken from one pattern
_USUAL = 'a A7 .\n“"'
_ENDS = ("", "\x01", "a", "\n")


def patterns() -> dict[str, re.Pattern[str]]:
    """Return every compiled pattern for text that a module of the package holds, by its name."""
    found: dict[str, re.Pattern[str]] = {}
    for info in pkgutil.walk_packages(credscore.__path__, "credscore."):
        if info.name.endswith("__main__") or ".training" in info.name:
            continue
        try:
            module = importlib.import_module(info.name)
        except ImportError:  # an extra that is not installed
            continue
        for name, value in vars(module).items():
            for path, pattern in _within(value, f"{info.name}.{name}", 0):
                if isinstance(pattern.pattern, str) and pattern not in found.values():
                    found[path] = pattern
    return found


def _within(value: Any, path: str, depth: int) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        yield path, value
    elif depth > 3:  # noqa: PLR2004  tables of tables of rules, and no further
        return
    elif isinstance(value, list | tuple | set | frozenset):
        for i, one in enumerate(value):
            yield from _within(one, f"{path}[{i}]", depth + 1)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _within(one, f"{path}[{key!r}]", depth + 1)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            held = getattr(value, field.name, None)
            yield from _within(held, f"{path}.{field.name}", depth + 1)


def alphabet(pattern: re.Pattern[str]) -> str:
    """Return a few characters that the pattern speaks of, and a few that all texts have."""
    own = dict.fromkeys(_characters(parser.parse(pattern.pattern, pattern.flags)))
    return "".join(dict.fromkeys([*islice(own, _MOST), *_USUAL]))


def _characters(parsed: Any) -> Iterator[str]:
    for code, value in parsed:
        if code in (op.LITERAL, op.NOT_LITERAL):
            yield chr(value)
        elif code is op.IN:
            yield from (chr(first) for first in map(_first, value) if first is not None)
        else:
            yield from _below(value)


def _first(part: Any) -> int | None:
    """Return the first character of a part of a class, None where it is a class by itself."""
    kind, held = part
    if kind is op.LITERAL:
        return int(held)
    return int(held[0]) if kind is op.RANGE else None


def _below(value: Any) -> Iterator[str]:
    if isinstance(value, parser.SubPattern):
        yield from _characters(value)
    elif isinstance(value, list | tuple):
        for held in value:
            yield from _below(held)


def units(pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield what to repeat: each character, each two of them, and what the pattern spells."""
    letters = alphabet(pattern)
    yield from letters
    yield from map("".join, product(letters, repeat=2))
    spelt = "".join(_characters(parser.parse(pattern.pattern, pattern.flags)))
    yield from {spelt[:k] for k in (3, 5, 9, 20)} - {""}


def steepest(pattern: re.Pattern[str]) -> tuple[float, float, str]:
    """Return exponent, seconds and the unit of the run that the pattern is slowest on."""
    worst = (0.0, 0.0, "")
    for unit, end in product(units(pattern), _ENDS):
        exponent, seconds = _growth(pattern, unit, end)
        if seconds > _SLOW and exponent > STEEP:  # or a neighbour's work on this machine
            exponent = min(exponent, *(_growth(pattern, unit, end)[0] for _ in range(2)))
        if seconds > _SLOW and exponent > worst[0]:
            worst = (exponent, seconds, unit + end)
        if worst[0] > STEEP:
            break
    return worst


def _growth(pattern: re.Pattern[str], unit: str, end: str) -> tuple[float, float]:
    before, length = _seconds(pattern, unit, end, SHORTEST), SHORTEST
    while True:
        length *= 2
        now = _seconds(pattern, unit, end, length)
        if now > 10 * _SLOW or length >= LONGEST:
            return log2(max(now, 1e-9) / max(before, 1e-9)), now
        before = now


def _seconds(pattern: re.Pattern[str], unit: str, end: str, length: int) -> float:
    text = unit * (length // len(unit)) + end
    gc.disable()
    try:
        spent = []
        for _ in range(2):
            start = time.process_time()
            for _match in pattern.finditer(text):
                pass
            spent.append(time.process_time() - start)
            if spent[0] > _SLOW:
                break
        return min(spent)
    finally:
        gc.enable()


def main() -> None:
    """Print every pattern whose time grows faster than its text."""
    found = patterns()
    steep = 0
    for name, pattern in found.items():
        exponent, seconds, unit = steepest(pattern)
        if exponent > STEEP:
            steep += 1
            print(f"{name}: exponent {exponent:.1f}, {seconds:.3f} s, on {unit!r}", flush=True)
    print(f"{len(found)} patterns, {steep} steeper than {STEEP}")


if __name__ == "__main__":
    main()
