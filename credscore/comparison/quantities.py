"""Numbers as a text has them: digits or words, with what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from credscore.comparison.lexicons import numerals as known
from credscore.comparison.side import Side, fold

_DIGITS = re.compile(r"(\d[\d.,]*?)?([½⅓⅔¼¾])?([^\W\d_]*)$")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$|\d{1,3}(?:\.\d{3}){2,}$")
_ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th"))
_PREFIXES = frozenset("mid pre post under over sub early late non".split())
_WORDS = frozenset(
    (
        *known.CARDINALS, *known.MAGNITUDES, *known.VAGUE, *known.ORDINALS, *known.FRACTIONS,
        *known.TIMES, *known.MONTHS, *known.SHORT_MONTHS, *known.WEEKDAYS, *known.HOURS,
    )
) - {"m", "k", "b", "seconds", "quarters"} | {"quarters"}  # fmt: skip
_LINKS = frozenset(("-", "–", "—", "to", "or"))
_YEARS = frozenset(map(float, range(1500, 2100)))
_BOUNDS = {
    tuple(phrase.split()): bound
    for bound, listed in known.BOUNDS.items()
    for phrase in listed.split("|")
}
_LONGEST = max(map(len, _BOUNDS))


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


def _may_begin(tokens: Sequence[str]) -> NDArray[np.bool_]:
    """Tell which tokens a quantity may begin with."""
    return np.array([is_numeral(fold(token)) for token in tokens], dtype=np.bool_)


def is_numeral(word: str) -> bool:
    """Tell whether a folded token is a number, or the beginning of one."""
    word = word.removesuffix("'s") or word
    if word[0].isdigit() or word[0] in known.SIGNS or word in _WORDS:
        return True
    parts = word.split("-")
    if len(parts) == 1:
        return False
    return parts[0] in _WORDS or (
        parts[0] in _PREFIXES and (parts[1][:1].isdigit() or parts[1] in _WORDS)
    )


def quantities(side: Side) -> list[Quantity]:
    """Return the numbers of a text, in reading order; several may share their tokens."""
    reader = _Reader(side)
    done = 0
    found: list[Quantity] = []
    for i in side.doc.tokens.column(_may_begin).nonzero()[0].tolist():
        if i >= done:
            read = reader.read(i)
            found.extend(read)
            done = read[-1].last if read else done
    return _ranges(side.words, found)


class _Reader:
    """Reads the quantity that begins at a token."""

    def __init__(self, side: Side) -> None:
        self.side, self.words = side, side.words

    def word(self, i: int) -> str:
        return self.words[i] if 0 <= i < len(self.words) else ""

    def read(self, i: int) -> list[Quantity]:
        word = self.words[i].removesuffix("'s")
        calendar = self._calendar(i, word)
        if calendar is not None:
            return [calendar] if calendar.kind else []
        found = self._parts(i, word) if "-" in word else self._single(i, word)
        if not found:
            return []
        last = self._unit(self._magnified(found[-1]) if "-" in word else found[-1])
        return [*(self._bounded(one) for one in found[:-1]), self._bounded(last)]

    def _calendar(self, i: int, word: str) -> Quantity | None:
        """Return a month or a weekday; one without a kind where the word is neither here."""
        if word in known.WEEKDAYS:
            return Quantity(i, i + 1, known.WEEKDAYS[word], "weekday")
        value = known.MONTHS.get(word) or known.SHORT_MONTHS.get(word)
        if value is None:
            return None
        is_month = self.side.doc.tokens.strings[i][0].isupper()
        if is_month and word in known.AMBIGUOUS_MONTHS:
            after = self.word(i + 1 + (self.word(i + 1) in (".", ",")))
            near = self.word(i - 1) in known.BEFORE_MONTHS or self.word(i - 1)[:1].isdigit()
            is_month = near or after[:1].isdigit()
        return Quantity(i, i + 1, value, "month" if is_month else "")

    def _single(self, i: int, word: str) -> list[Quantity]:
        if word in known.HOURS:
            return [Quantity(i, i + 1, 60 * known.HOURS[word], "clock")]
        if word in known.TIMES:
            return [Quantity(i, i + 1, known.TIMES[word], "times")]
        if word[0].isdigit() or word[0] in known.SIGNS:
            found = self._digits(i, word)
        else:
            found = self._spelled(i, word)
        return [found] if found else []

    def _digits(self, i: int, word: str) -> Quantity | None:
        match = _DIGITS.match(word)
        if match is None:
            return None
        value = _value(match[1] or "") + known.SIGNS.get(match[2] or "", 0.0)
        clock = self._clock(i, value, match[3])
        if clock is not None:
            return clock
        one = self._grouped(Quantity(i, i + 1, value, "number"), word)
        if match[3]:
            return self._suffixed(one, match[3])
        if value in _YEARS and len(word) == 4:  # noqa: PLR2004  a year has four digits
            return replace(one, kind="year")
        return self._magnified(self._mixed(one))

    def _grouped(self, one: Quantity, word: str) -> Quantity:
        """Add the thousands that a blank separates: "12 500"."""
        value, last = one.value, one.last
        while (
            len(word) < 4
            and word.isdecimal()
            and len(self.word(last)) == 3  # noqa: PLR2004
            and self.word(last).isdecimal()
            and (last > one.last or value)
        ):
            value, last = 1000 * value + float(self.word(last)), last + 1
        return replace(one, value=value, last=last)

    def _suffixed(self, one: Quantity, suffix: str) -> Quantity | None:
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

    def _clock(self, i: int, value: float, suffix: str) -> Quantity | None:
        """Return the time of day that begins here, in minutes."""
        minutes, last = 0.0, i + 1
        if self.word(i + 1) == ":" and self.word(i + 2).isdecimal():
            minutes, last = float(self.word(i + 2)), i + 3
        elif 0 < value % 1 < 0.6 and (suffix in known.HALVES or self.word(i + 1) in known.HALVES):  # noqa: PLR2004
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
        return Quantity(i, last, at, "clock", also=at + 720 if at < 780 else None)  # noqa: PLR2004

    def _spelled(self, i: int, word: str) -> Quantity | None:
        if word in known.VAGUE:
            return Quantity(i, i + 1, known.VAGUE[word], "vague")
        before = self.word(i - 1)
        if word in known.FRACTIONS and (before in ("a", "one") or word in ("half", "halves")):
            if word not in ("half", "halves") and self.word(i + 1) not in ("of", "the"):
                return Quantity(i, i + 1, known.ORDINALS.get(word, 4.0), "ordinal")
            half = Quantity(i, i + 1, 1 / known.FRACTIONS[word], "fraction")
            if self.word(i + 1) in ("a", "an") and self.word(i + 2) in known.MAGNITUDES:
                value = half.value * known.MAGNITUDES[self.word(i + 2)]
                return Quantity(i, i + 3, value, "number")
            return half
        if word in known.ORDINALS:
            return Quantity(i, i + 1, known.ORDINALS[word], "ordinal")
        if word in known.MAGNITUDES:
            first = i - (before in ("a", "an"))
            return self._magnified(Quantity(first, i + 1, known.MAGNITUDES[word], "number"))
        if word not in known.CARDINALS:
            return None
        one = Quantity(i, i + 1, known.CARDINALS[word], "number")
        following = known.CARDINALS.get(self.word(i + 1), 0.0)
        if one.value >= 20 and 0 < following < 10:  # noqa: PLR2004  tens and ones
            one = replace(one, last=i + 2, value=one.value + following)
        denominator = self.word(one.last)
        if denominator in known.FRACTIONS and (denominator[-1] == "s" or one.value == 1):
            return replace(
                one,
                last=one.last + 1,
                value=one.value / known.FRACTIONS[denominator],
                kind="fraction",
            )
        return self._magnified(self._mixed(one))

    def _mixed(self, one: Quantity) -> Quantity:
        """Add "and a half"."""
        after = self.words[one.last : one.last + 3]
        if len(after) == 3 and after[:2] == ("and", "a") and after[2] in ("half", "quarter"):  # noqa: PLR2004
            part = 1 / known.FRACTIONS[after[2]]
            return replace(one, value=one.value + part, last=one.last + 3)
        return one

    def _magnified(self, one: Quantity) -> Quantity:
        """Multiply by the hundreds and millions that follow, and add what follows those."""
        total, value, last = 0.0, one.value, one.last
        while True:
            word = self.word(last)
            if word in known.MAGNITUDES and word not in ("m", "k", "b"):
                value, last = value * known.MAGNITUDES[word], last + 1
            elif word in ("m", "k", "b") and self.side.ends[last - 1] == self.side.starts[last]:
                value, last = value * known.MAGNITUDES[word], last + 1
            elif word.partition("-")[0] in known.MAGNITUDES and len(word) > 4:  # noqa: PLR2004
                value, last = value * known.MAGNITUDES[word.partition("-")[0]], last + 1
                break
            else:
                break
            if self.word(last) in known.MAGNITUDES:
                continue
            step = last + (self.word(last) == "and")
            more = known.CARDINALS.get(self.word(step).split("-")[0])
            if more is None or more >= 1000 or value < 100:  # noqa: PLR2004
                break
            rest = sum(known.CARDINALS.get(part, 0.0) for part in self.word(step).split("-"))
            after = self.word(step + 1)
            if after in ("thousand", "million") and known.MAGNITUDES[after] < value:
                total, value, last = total + value, rest, step + 1
            elif after == "hundred" and value >= 1000:  # noqa: PLR2004
                total, value, last = total + value, rest, step + 1
            else:
                value, last = value + rest, step + 1
        return replace(one, value=total + value, last=last)

    def _parts(self, i: int, word: str) -> list[Quantity]:
        """Read a word with hyphens: "twenty-three", "two-thirds", "7-5", "12-year-old"."""
        parts = word.split("-")
        if parts[0] in _PREFIXES:
            parts = parts[1:]
        values = [known.CARDINALS.get(part) for part in parts[:2]]
        if len(parts) > 1 and values[0] is not None:
            if values[0] >= 20 and values[1] is not None and values[1] < 10:  # noqa: PLR2004
                one = Quantity(i, i + 1, values[0] + values[1], "number")
                return [self._after(one, parts[2:])]
            if values[0] >= 20 and 0 < known.ORDINALS.get(parts[1], 0) < 10:  # noqa: PLR2004
                return [Quantity(i, i + 1, values[0] + known.ORDINALS[parts[1]], "ordinal")]
            if parts[1] in known.FRACTIONS:
                value = values[0] / known.FRACTIONS[parts[1]]
                return [Quantity(i, i + 1, value, "fraction")]
        found: list[Quantity] = []
        for j, part in enumerate(parts):
            if part in known.MAGNITUDES and found and len(part) > 1:
                found[-1] = replace(found[-1], value=found[-1].value * known.MAGNITUDES[part])
                continue
            known_part = part in _WORDS and part not in known.HOURS
            if part[:1].isdigit() or part[:1] in known.SIGNS or (known_part and part):
                found.extend(replace(one, first=i, last=i + 1) for one in self._piece(i, part))
            else:
                return [*found[:-1], self._after(found[-1], parts[j:])] if found else []
        return found

    def _piece(self, i: int, part: str) -> list[Quantity]:
        if part in known.MAGNITUDES:
            return []
        if not part[0].isdigit():
            value = known.CARDINALS.get(part) or known.ORDINALS.get(part)
            return [] if value is None else [Quantity(i, i + 1, value, "number")]
        match = _DIGITS.match(part)
        if match is None:
            return []
        one = Quantity(i, i + 1, _value(match[1] or ""), "number")
        if not match[3]:
            is_year = one.value in _YEARS and len(part) == 4  # noqa: PLR2004
            return [replace(one, kind="year") if is_year else one]
        read = self._suffixed(one, match[3])
        return [read] if read else []

    def _after(self, one: Quantity, parts: list[str]) -> Quantity:
        """Add the magnitude or unit that follows within the word."""
        for part in parts[:2]:
            if part in known.MAGNITUDES:
                one = replace(one, value=one.value * known.MAGNITUDES[part])
            elif part in known.UNITS:
                return replace(one, unit=known.UNITS[part])
            elif part in known.CURRENCIES:
                return replace(one, unit=known.CURRENCIES[part])
        return one

    def _unit(self, one: Quantity) -> Quantity:
        """Add the currency before, or the unit after."""
        before = self.word(one.first - 1)
        if before in known.CURRENCY_SIGNS:
            return replace(one, first=one.first - 1, unit=known.CURRENCY_SIGNS[before])
        if before in ("-", "−", "minus") and self._is_sign(one.first - 1):
            one = replace(one, first=one.first - 1, value=-one.value)
        if (
            "below" in self.words[one.last : one.last + 2]
            and "degrees" in self.words[one.last : one.last + 1]
        ):
            return replace(one, value=-one.value)
        if one.unit or one.kind in ("clock", "times", "year"):
            return one
        word = self.word(one.last)
        if word in ("-", "–"):
            return one
        if word == "per" and self.word(one.last + 1) == "cent":
            return replace(one, last=one.last + 2, unit="%")
        if word in known.PERCENT and one.kind != "ordinal":
            return replace(one, last=one.last + 1, unit="%")
        return self._measured(one, word)

    def _measured(self, one: Quantity, word: str) -> Quantity:
        last = one.last + 1
        if word in ("us", "u.s.", "square", "light", "nautical", "metric", "of", "a", "degrees"):
            following = self.word(last)
            if following in known.CURRENCIES or (following in known.UNITS and word != "of"):
                word, last = following, last + 1
        is_money = word in known.CURRENCIES and not (one.kind == "ordinal")
        if is_money:
            return replace(one, last=last, unit=known.CURRENCIES[word])
        if word in known.UNITS and one.kind in ("number", "fraction", "vague"):
            # "3 m" is said of metres and of millions.
            return replace(one, last=last, unit=known.UNITS[word])
        head, _, rest = word.partition("-")
        if rest and head in known.UNITS and one.kind == "number":
            return replace(one, last=one.last + 1, unit=known.UNITS[head])
        return one

    def _is_sign(self, i: int) -> bool:
        """Tell whether a hyphen is a minus sign: none before a word, nor between two."""
        if self.words[i] == "minus":
            return True
        starts, ends = self.side.starts, self.side.ends
        return ends[i] == starts[i + 1] and (i == 0 or ends[i - 1] < starts[i])

    def _bounded(self, one: Quantity) -> Quantity:
        for length in range(_LONGEST, 0, -1):
            bound = _BOUNDS.get(self.words[max(0, one.first - length) : one.first])
            if bound:
                return replace(one, bound=bound)
        return one


def _value(digits: str) -> float:
    if not digits:
        return 0.0
    if _THOUSANDS.match(digits):
        digits = digits.replace(",", "") if "," in digits else digits.replace(".", "")
    try:
        return float(digits.replace(",", "."))
    except ValueError:  # several points: a version, a date
        return float(re.sub(r"\D", "", digits)[:300] or 0)


def _ranges(words: tuple[str, ...], found: list[Quantity]) -> list[Quantity]:
    """Give the first number of a range the magnitude and unit of the second."""
    for i, (a, b) in enumerate(zip(found, found[1:], strict=False)):
        between = words[a.last : b.first]
        if (
            a.kind == "year"
            and b.kind == "number"
            and b.value < 100
            and (  # noqa: PLR2004
                a.first == b.first or between in (("/",), ("-",), ("–",))
            )
        ):
            found[i + 1] = replace(b, also=a.value // 100 * 100 + b.value)  # 2019-20
            continue
        linked = a.first == b.first or (len(between) == 1 and between[0] in _LINKS)
        linked |= between == ("and",) and words[max(0, a.first - 1) : a.first] == ("between",)
        if not linked or a.kind != "number" or b.kind != "number":
            continue
        unit = a.unit or b.unit
        scale = next((s for s in (1e9, 1e6, 1e3) if b.value >= s and b.value % (s / 100) == 0), 1.0)
        also = a.value * scale if scale > 1 and a.value < 1000 and a.also is None else a.also  # noqa: PLR2004
        found[i] = replace(a, unit=unit, also=also)
    return found
