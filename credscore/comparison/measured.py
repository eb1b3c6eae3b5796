"""What a number counts, and how it is bounded: the words around it."""

from __future__ import annotations

from dataclasses import replace

from credscore.comparison.lexicons import numerals as known
from credscore.comparison.quantity import Quantity
from credscore.comparison.side import Side

_BOUNDS = {
    tuple(phrase.split()): bound
    for bound, listed in known.BOUNDS.items()
    for phrase in listed.split("|")
}
_LONGEST = max(map(len, _BOUNDS))


def with_unit(side: Side, one: Quantity) -> Quantity:  # noqa: PLR0911  a rule a line
    """Add the currency before, or the unit after."""
    before = _word(side, one.first - 1)
    if before in known.CURRENCY_SIGNS:
        return replace(one, first=one.first - 1, unit=known.CURRENCY_SIGNS[before])
    if before in ("-", "−", "minus") and _is_sign(side, one.first - 1):
        one = replace(one, first=one.first - 1, value=-one.value)
    if (
        "below" in side.words[one.last : one.last + 2]
        and "degrees" in side.words[one.last : one.last + 1]
    ):
        return replace(one, value=-one.value)
    if one.unit or one.kind in ("clock", "times", "year"):
        return one
    word = _word(side, one.last)
    if word in ("-", "–"):
        return one
    if word == "per" and _word(side, one.last + 1) == "cent":
        return replace(one, last=one.last + 2, unit="%")
    if word in known.PERCENT and one.kind != "ordinal":
        return replace(one, last=one.last + 1, unit="%")
    return _measured(side, one, word)


def _measured(side: Side, one: Quantity, word: str) -> Quantity:
    last = one.last + 1
    if word in ("us", "u.s.", "square", "light", "nautical", "metric", "of", "a", "degrees"):
        following = _word(side, last)
        if following in known.CURRENCIES or (following in known.UNITS and word != "of"):
            word, last = following, last + 1
    is_money = word in known.CURRENCIES and one.kind != "ordinal"
    if is_money:
        return replace(one, last=last, unit=known.CURRENCIES[word])
    if word in known.UNITS and one.kind in ("number", "fraction", "vague"):
        # "3 m" is said of metres and of millions.
        return replace(one, last=last, unit=known.UNITS[word])
    head, _, rest = word.partition("-")
    if rest and head in known.UNITS and one.kind == "number":
        return replace(one, last=one.last + 1, unit=known.UNITS[head])
    return one


def _is_sign(side: Side, i: int) -> bool:
    """Tell whether a hyphen is a minus sign: none before a word, nor between two.

    "Minus" is one, but for a margin's "plus or minus 3".
    """
    if side.words[i] == "minus":
        return side.words[max(0, i - 2) : i] != ("plus", "or")
    starts, ends = side.starts, side.ends
    return ends[i] == starts[i + 1] and (i == 0 or ends[i - 1] < starts[i])


def bounded(side: Side, one: Quantity) -> Quantity:
    """Add what the words before a number say of its bounds."""
    for length in range(_LONGEST, 0, -1):
        bound = _BOUNDS.get(side.words[max(0, one.first - length) : one.first])
        if bound:
            return replace(one, bound=bound)
    return one


def _word(side: Side, i: int) -> str:
    return side.words[i] if 0 <= i < len(side.words) else ""
