"""Whether two numbers say the same, whatever their spelling and unit."""

from __future__ import annotations

from credscore.comparison.lexicons.numerals import MEASURES
from credscore.comparison.quantity import Quantity

_EXACT = 1e-6
_ROUNDED = 0.06  # of a value given in another unit
_FRACTION = 0.02  # a third, 33 percent
_CALENDAR = frozenset(("month", "weekday"))
_YEARS = (1000, 10000)  # what one digit makes of a year
_HALF_DAY = 720.0
_COUNTS = frozenset(("number", "ordinal", "year", "times", "fraction"))


def same(a: Quantity, b: Quantity) -> bool:
    """Tell whether `a` and `b` may be one number.

    Where one of them has no unit, or can be read in two ways, the doubt is in favour.
    """
    if a.kind in _CALENDAR or b.kind in _CALENDAR:
        # 11/12 and 11 December
        plain = a.kind == b.kind or {a.kind, b.kind} == {"month", "number"}
        return plain and a.value == b.value and not a.unit and not b.unit
    if "clock" in (a.kind, b.kind):
        return _same_time(a, b)
    if "vague" in (a.kind, b.kind) and a.kind != b.kind:
        return False
    if "fraction" in (a.kind, b.kind) and "%" in (a.unit, b.unit) and a.kind != b.kind:
        part, share = (a, b) if a.kind == "fraction" else (b, a)
        return abs(100 * part.value - share.value) <= max(1.0, _FRACTION * share.value)
    if not comparable(a, b):
        return False
    converted = bool(a.unit and b.unit and a.unit != b.unit)
    tolerance = _ROUNDED if converted else _EXACT
    if a.kind == b.kind == "fraction":
        tolerance = _FRACTION
    here, there = _values(a, converted=converted), _values(b, converted=converted)
    return any(_equal(x, y, tolerance) for x in here for y in there)


def comparable(a: Quantity, b: Quantity) -> bool:
    """Tell whether the units allow the two to be one number."""
    if not a.unit or not b.unit or a.unit == b.unit:
        return True
    here, there = MEASURES.get(a.unit), MEASURES.get(b.unit)
    return here is not None and there is not None and here[0] == there[0]


def akin(a: Quantity, b: Quantity) -> bool:
    """Tell whether two numbers are of one sort, so that one may stand for the other."""
    if {a.kind, b.kind} == {"number", "year"}:
        return all(q.value % 1 == 0 and _YEARS[0] <= q.value < _YEARS[1] for q in (a, b))
    return a.kind == b.kind


def counts(a: Quantity, b: Quantity) -> bool:
    """Tell whether both are numbers, years among them, rather than dates or times of day."""
    return a.kind in _COUNTS and b.kind in _COUNTS


def _same_time(a: Quantity, b: Quantity) -> bool:
    if a.kind != b.kind:
        time, other = (a, b) if a.kind == "clock" else (b, a)
        hours = {at / 60 % 12 for at in _values(time)}
        return other.kind == "number" and not other.unit and other.value % 12 in hours
    if a.also is not None or b.also is not None:
        return any(abs(x - y) % _HALF_DAY == 0 for x in _values(a) for y in _values(b))
    return a.value == b.value


def _values(a: Quantity, *, converted: bool = False) -> tuple[float, ...]:
    factor = MEASURES[a.unit][1] if converted else 1.0
    if a.also is None:
        return (a.value * factor,)
    return (a.value * factor, a.also * factor)


def _equal(x: float, y: float, tolerance: float) -> bool:
    return x == y or abs(x - y) <= tolerance * max(abs(x), abs(y))
