"""Numbers in digits, and times of day."""

from __future__ import annotations

import re
from dataclasses import replace

from credscore.comparison.lexicons import numerals as known
from credscore.comparison.magnitudes import Magnitudes
from credscore.comparison.quantity import Quantity

DIGITS = re.compile(r"(\d[\d.,]*?)?([½⅓⅔¼¾])?([^\W\d_]*)$")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$|\d{1,3}(?:\.\d{3}){2,}$")
_ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th"))
YEARS = frozenset(map(float, range(1500, 2100)))


class Digits(Magnitudes):
    """Reads the number that begins at a token with a digit."""

    def digits(self, i: int, word: str) -> Quantity | None:
        """Return the number in digits at a token, with its magnitude."""
        match = DIGITS.match(word)
        if match is None:
            return None
        value = value_of(match[1] or "") + known.SIGNS.get(match[2] or "", 0.0)
        clock = self.clock(i, value, match[3])
        if clock is not None:
            return clock
        one = self.grouped(Quantity(i, i + 1, value, "number"), word)
        if match[3]:
            return self.suffixed(one, match[3])
        if value in YEARS and len(word) == 4:  # noqa: PLR2004  a year has four digits
            return replace(one, kind="year")
        return self.magnified(self.mixed(one))

    def suffixed(self, one: Quantity, suffix: str) -> Quantity | None:
        """Return the number with the letters glued to it: "th", "s", "bn", "km"."""
        if suffix in _ORDINAL_ENDS:
            return replace(one, kind="ordinal")
        if suffix == "s":
            return replace(one, unit="decade")
        if suffix in known.MAGNITUDES:
            large = replace(one, value=one.value * known.MAGNITUDES[suffix])
            return replace(large, also=one.value, unit="") if suffix == "m" else large
        if suffix in known.UNITS:
            return replace(one, unit=known.UNITS[suffix])
        if suffix in known.CURRENCIES:
            return replace(one, unit=known.CURRENCIES[suffix])
        return None

    def clock(self, i: int, value: float, suffix: str) -> Quantity | None:
        """Return the time of day that begins here, in minutes."""
        minutes, last = 0.0, i + 1
        if self.word(i + 1) == ":" and self.word(i + 2).isdecimal():
            minutes, last = float(self.word(i + 2)), i + 3
            if self.word(last) == ":" and self.word(last + 1).isdecimal():
                minutes, last = minutes + float(self.word(last + 1)) / 60, last + 2
        elif 0 < value % 1 < 0.6 and (suffix in known.HALVES or self.word(i + 1) in known.HALVES):  # noqa: PLR2004  as English writes numbers
            minutes = round(100 * (value % 1))
        half = suffix if suffix in known.HALVES else self.word(last)
        if half in known.HALVES and value < 13:  # noqa: PLR2004  hours
            last += half != suffix
            at = 60 * (value // 1 % 12 + known.HALVES[half]) + minutes
            return Quantity(i, last, at, "clock")
        if self.word(last) == "o'clock":
            last += 1
        if last == i + 1 or value > 24:  # noqa: PLR2004  hours
            return None
        at = 60 * (value // 1) + minutes
        return Quantity(i, last, at, "clock", also=at + 720 if at < 780 else None)  # noqa: PLR2004  as English writes numbers


def value_of(digits: str) -> float:
    """Return the value of digits with separators."""
    if not digits:
        return 0.0
    if _THOUSANDS.match(digits):
        digits = digits.replace(",", "") if "," in digits else digits.replace(".", "")
    try:
        return float(digits.replace(",", "."))
    except ValueError:  # several points: a version, a date
        return float(re.sub(r"\D", "", digits)[:300] or 0)
