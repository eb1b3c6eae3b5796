"""Numbers as a text has them: digits or words, with what they count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from credscore.comparison.digits import DIGITS, YEARS, Digits, value_of
from credscore.comparison.lexicons import numerals as known
from credscore.comparison.measured import bounded, with_unit
from credscore.comparison.quantity import NUMERALS, PREFIXES, Quantity, is_numeral
from credscore.comparison.side import Side, fold

_CENTURY = 100.0
_LINKS = frozenset(("-", "–", "—", "to", "or"))


def _may_begin(tokens: Sequence[str]) -> NDArray[np.bool_]:
    """Tell which tokens a quantity may begin with."""
    return np.array([is_numeral(fold(token)) for token in tokens], dtype=np.bool_)


@lru_cache(maxsize=4)  # a comparison asks more than once
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


class _Reader(Digits):
    """Reads the quantity that begins at a token."""

    def read(self, i: int) -> list[Quantity]:
        word = self.words[i].removesuffix("'s")
        calendar = self._calendar(i, word)
        if calendar is not None:
            return [calendar] if calendar.kind else []
        found = self._parts(i, word) if "-" in word else self._single(i, word)
        if not found:
            return []
        last = with_unit(self.side, self.magnified(found[-1]) if "-" in word else found[-1])
        return [*(bounded(self.side, one) for one in found[:-1]), bounded(self.side, last)]

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
            found = self.digits(i, word)
        else:
            found = self._spelled(i, word)
        return [found] if found else []

    def _spelled(self, i: int, word: str) -> Quantity | None:  # noqa: PLR0911  a rule a line
        if word in known.VAGUE:
            return Quantity(i, i + 1, known.VAGUE[word], "vague")
        before = self.word(i - 1)
        if word in known.FRACTIONS and (before in ("a", "one") or word in ("half", "halves")):
            if word not in ("half", "halves") and self.word(i + 1) not in ("of", "the"):
                return Quantity(i, i + 1, known.ORDINALS.get(word, 4.0), "ordinal")
            half = Quantity(
                i - (before in ("a", "one")), i + 1, 1 / known.FRACTIONS[word], "fraction"
            )
            if self.word(i + 1) in ("a", "an") and self.word(i + 2) in known.MAGNITUDES:
                value = half.value * known.MAGNITUDES[self.word(i + 2)]
                return Quantity(i, i + 3, value, "number")
            return half
        if word in known.ORDINALS:
            return Quantity(i, i + 1, known.ORDINALS[word], "ordinal")
        if word in known.MAGNITUDES:
            first = i - (before in ("a", "an"))
            return self.magnified(Quantity(first, i + 1, known.MAGNITUDES[word], "number"))
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
        return self.magnified(self.mixed(one))

    def _parts(self, i: int, word: str) -> list[Quantity]:
        """Read a word with hyphens: "twenty-three", "two-thirds", "7-5", "12-year-old"."""
        parts = word.split("-")
        if parts[0] in PREFIXES:
            parts = parts[1:]
        values = [known.CARDINALS.get(part) for part in parts[:2]]
        if len(parts) > 1 and values[0] is not None:
            if values[0] >= 20 and values[1] is not None and values[1] < 10:  # noqa: PLR2004  as English writes numbers
                one = Quantity(i, i + 1, values[0] + values[1], "number")
                return [self._after(one, parts[2:])]
            if values[0] >= 20 and 0 < known.ORDINALS.get(parts[1], 0) < 10:  # noqa: PLR2004  as English writes numbers
                return [Quantity(i, i + 1, values[0] + known.ORDINALS[parts[1]], "ordinal")]
            if parts[1] in known.FRACTIONS:
                value = values[0] / known.FRACTIONS[parts[1]]
                return [Quantity(i, i + 1, value, "fraction")]
        found: list[Quantity] = []
        for j, part in enumerate(parts):
            if part in known.MAGNITUDES and found and len(part) > 1:
                found[-1] = replace(found[-1], value=found[-1].value * known.MAGNITUDES[part])
                continue
            known_part = part in NUMERALS and part not in known.HOURS
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
        match = DIGITS.match(part)
        if match is None:
            return []
        one = Quantity(i, i + 1, value_of(match[1] or ""), "number")
        if not match[3]:
            is_year = one.value in YEARS and len(part) == 4  # noqa: PLR2004  as English writes numbers
            return [replace(one, kind="year") if is_year else one]
        read = self.suffixed(one, match[3])
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


def _ranges(words: tuple[str, ...], found: list[Quantity]) -> list[Quantity]:
    """Give the first number of a range the magnitude and unit of the second."""
    for i, (a, b) in enumerate(pairwise(found)):
        between = words[a.last : b.first]
        if (
            a.kind == "year"
            and b.kind == "number"
            and b.value < _CENTURY
            and (a.first == b.first or between in (("/",), ("-",), ("–",)))
        ):
            found[i + 1] = replace(b, also=a.value // 100 * 100 + b.value)  # 2019-20
            continue
        linked = a.first == b.first or (len(between) == 1 and between[0] in _LINKS)
        linked |= between == ("and",) and words[max(0, a.first - 1) : a.first] == ("between",)
        if not linked or a.kind != "number" or b.kind != "number":
            continue
        unit = a.unit or b.unit
        scale = next((s for s in (1e9, 1e6, 1e3) if b.value >= s and b.value % (s / 100) == 0), 1.0)
        also = a.value * scale if scale > 1 and a.value < 1000 and a.also is None else a.also  # noqa: PLR2004  as English writes numbers
        found[i] = replace(a, unit=unit, also=also)
    return found
