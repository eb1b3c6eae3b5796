"""Numbers made of several words: hundreds, millions, halves."""

from __future__ import annotations

from dataclasses import replace

from credscore.comparison.lexicons import numerals as known
from credscore.comparison.quantity import Quantity
from credscore.comparison.side import Side


class Magnitudes:
    """Reads what follows a number and makes it another."""

    def __init__(self, side: Side) -> None:
        self.side, self.words = side, side.words

    def word(self, i: int) -> str:
        """Return a folded token, empty outside of the text."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def grouped(self, one: Quantity, word: str) -> Quantity:
        """Add the thousands that a blank separates: "12 500"."""
        value, last = one.value, one.last
        while (
            len(word) < 4  # noqa: PLR2004  digits
            and word.isdecimal()
            and len(self.word(last)) == 3  # noqa: PLR2004  as English writes numbers
            and self.word(last).isdecimal()
            and (last > one.last or value)
        ):
            value, last = 1000 * value + float(self.word(last)), last + 1
        return replace(one, value=value, last=last)

    def mixed(self, one: Quantity) -> Quantity:
        """Add "and a half"."""
        after = self.words[one.last : one.last + 3]
        if len(after) == 3 and after[:2] == ("and", "a") and after[2] in ("half", "quarter"):  # noqa: PLR2004  as English writes numbers
            part = 1 / known.FRACTIONS[after[2]]
            return replace(one, value=one.value + part, last=one.last + 3)
        return one

    def magnified(self, one: Quantity) -> Quantity:
        """Multiply by the hundreds and millions that follow, and add what follows those."""
        total, value, last = 0.0, one.value, one.last
        while True:
            word = self.word(last)
            if (word in known.MAGNITUDES and word not in ("m", "k", "b")) or (
                word in ("m", "k", "b") and self.side.ends[last - 1] == self.side.starts[last]
            ):
                value, last = value * known.MAGNITUDES[word], last + 1
            elif word.partition("-")[0] in known.MAGNITUDES and len(word) > 4:  # noqa: PLR2004  as English writes numbers
                value, last = value * known.MAGNITUDES[word.partition("-")[0]], last + 1
                break
            else:
                break
            if self.word(last) in known.MAGNITUDES:
                continue
            step = last + (self.word(last) == "and")
            more = known.CARDINALS.get(self.word(step).split("-")[0])
            if more is None or more >= 1000 or value < 100:  # noqa: PLR2004  as English writes numbers
                break
            rest = sum(known.CARDINALS.get(part, 0.0) for part in self.word(step).split("-"))
            after = self.word(step + 1)
            if (after in ("thousand", "million") and known.MAGNITUDES[after] < value) or (
                after == "hundred" and value >= known.MAGNITUDES["thousand"]
            ):
                total, value, last = total + value, rest, step + 1
            else:
                value, last = value + rest, step + 1
        return replace(one, value=total + value, last=last)
