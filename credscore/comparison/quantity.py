"""A number of a text, and which words may be one."""

from __future__ import annotations

from dataclasses import dataclass

from credscore.comparison.lexicons import numerals as known

PREFIXES = frozenset("mid pre post under over sub early late non".split())
NUMERALS = frozenset(
    (
        *known.CARDINALS, *known.MAGNITUDES, *known.VAGUE, *known.ORDINALS, *known.FRACTIONS,
        *known.TIMES, *known.MONTHS, *known.SHORT_MONTHS, *known.WEEKDAYS, *known.HOURS,
    )
) - {"m", "k", "b", "seconds", "quarters"} | {"quarters"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a text.

    Attributes
    ----------
    first, last : int
        Range of its tokens, with those of its unit.
    value : float
    kind : str
        "number", "ordinal", "fraction", "year", "clock" (in minutes), "month", "weekday",
        "vague" (hundreds of) or "times" (twice).
    unit : str
        "%", a currency, a unit, or nothing.
    bound : str
        "+" after "at least" and the like, "-" after "up to", "~" after "about".
    also : float or None
        What the value is otherwise, where the text can be read in two ways.
    """

    first: int
    last: int
    value: float
    kind: str
    unit: str = ""
    bound: str = ""
    also: float | None = None


def is_numeral(word: str) -> bool:
    """Tell whether a folded token is a number, or the beginning of one."""
    word = word.removesuffix("'s") or word
    if word[0].isdigit() or word[0] in known.SIGNS or word in NUMERALS:
        return True
    parts = word.split("-")
    if len(parts) == 1:
        return False
    return parts[0] in NUMERALS or (
        parts[0] in PREFIXES and (parts[1][:1].isdigit() or parts[1] in NUMERALS)
    )
