"""Numbers that the copy has otherwise than the original."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from credscore.comparison.lexicons.numerals import CURRENCY_SIGNS, ZONES
from credscore.comparison.matching import Matching
from credscore.comparison.quantities import quantities
from credscore.comparison.quantity import Quantity
from credscore.comparison.result import Change
from credscore.comparison.sameness import akin, comparable, counts, same
from credscore.comparison.side import Facing, Side, differs
from credscore.comparison.stems import content, stem

_TIGHT = 3  # words of a block that holds little besides the number
_NEAR = 4  # tokens around a number in which to look for what it is said of
_SEVERITY = {"weekday": 0.7, "month": 0.8, "clock": 0.8, "vague": 0.6}
_USUAL = 0.9
_BOUND = 0.6
_CALENDAR = ("weekday", "month")
_ZONE = 3


def number_changes(copy: Side, original: Side, matchings: Sequence[Matching]) -> list[Change]:
    """Find the numbers, dates, times and amounts that were altered.

    A number is altered where another one stands for it, or another unit, or where "at least"
    became "at most".  One that is spelled, rounded from another unit or placed otherwise is
    the same; one that was left out or added is none of this.

    Parameters
    ----------
    copy, original : Side
    matchings : sequence of Matching
        One for each aligned pair of sentences.

    Returns
    -------
    list of Change
        Of the kind "number", in the order of the matchings.
    """
    different = [m for m in matchings if differs(m) or _signs_differ(copy, original, m)]
    if not different:
        return []
    here, there = quantities(copy), quantities(original)
    last_here, last_there = ({q.last - 1: q for q in some} for some in (here, there))
    found: list[Change] = []
    for matching in different:
        pair = _Pair.of(copy, original, matching, last_here, last_there)
        if pair.here and pair.there:
            found.extend(_change(copy, original, a, b) for a, b in pair.altered(here, there))
    return found


def _signs_differ(copy: Side, original: Side, matching: Matching) -> bool:
    """Tell whether signs of currencies were exchanged, which a matching may take for marks."""
    ours = [w for t in matching.copy if (w := copy.words[t]) in CURRENCY_SIGNS]
    return ours != [w for t in matching.original if (w := original.words[t]) in CURRENCY_SIGNS]


@dataclass(frozen=True)
class _Pair:
    """The numbers of an aligned pair of sentences."""

    sides: tuple[Side, Side]
    facing: tuple[Facing, Facing]
    here: list[Quantity]
    there: list[Quantity]

    @classmethod
    def of(
        cls,
        copy: Side,
        original: Side,
        matching: Matching,
        here: dict[int, Quantity],
        there: dict[int, Quantity],
    ) -> _Pair:
        """Take the numbers of `here` and `there`, by their last tokens, that are in the pair."""
        return cls(
            (copy, original),
            (Facing.copy(matching), Facing.original(matching)),
            [here[token] for token in matching.copy if token in here],
            [there[token] for token in matching.original if token in there],
        )

    def altered(
        self, all_here: list[Quantity], all_there: list[Quantity]
    ) -> list[tuple[Quantity, Quantity]]:
        """Return the numbers of the copy that stand for others of the original."""
        left, right, kept = _cancelled(self.here, self.there, self._in_one_place)
        found = [(a, b) for a, b in kept if {a.bound, b.bound} == {"+", "-"}]
        found += self._swapped(kept)
        if not left or not right:
            return found
        ranked = sorted(
            (rank, a.first, b.first, i, j)
            for i, a in enumerate(left)
            for j, b in enumerate(right)
            if (rank := self._rank(a, b, all_here, all_there)) is not None
        )
        used: set[tuple[str, int]] = set()
        for _, _, _, i, j in ranked:
            if ("copy", i) not in used and ("original", j) not in used:
                used |= {("copy", i), ("original", j)}
                found.append((left[i], right[j]))
        return found

    def _rank(  # noqa: PLR0911  a rule a line
        self, a: Quantity, b: Quantity, all_here: list[Quantity], all_there: list[Quantity]
    ) -> int | None:
        """Return how well `a` may stand for `b`, 0 the best; None if it does not."""
        if ("weekday" in (a.kind, b.kind) and a.kind != b.kind) or self._zones(a, b):
            return None
        size = self._together(a, b)
        alike = akin(a, b) or (counts(a, b) and self._alone(a, b))
        if size is not None and size <= _TIGHT and alike and not _rounded(a, b):
            return 0
        if any(same(a, q) for q in self.there) or any(same(b, q) for q in self.here):
            return None
        if _rounded(a, b) or not akin(a, b) or (not comparable(a, b) and size is None):
            return None
        if self._said_of_the_same(a, b):
            return 1
        foreign = not any(same(a, q) for q in all_there) and not any(same(b, q) for q in all_here)
        if not foreign or (a.unit and b.unit and a.unit != b.unit):
            return None
        if size is not None:
            return 2
        alone = sum(akin(a, q) for q in self.here) == sum(akin(b, q) for q in self.there) == 1
        return 3 if alone else None

    def _together(self, a: Quantity, b: Quantity) -> int | None:
        """Return the size of the block that both stand in."""
        for i in range(a.first, a.last):
            block = self.facing[0].home.get(i)
            if block is None:
                continue
            (first, last), (other, end), is_same = self.facing[0].blocks[block]
            theirs = self.facing[0].others[other:end]
            if not is_same and any(b.first <= token < b.last for token in theirs):
                return max(last - first - (a.last - a.first), end - other - (b.last - b.first)) + 1
            if is_same and any(b.first <= token < b.last for token in theirs):
                return 1  # the unit is another
        return None

    def _in_one_place(self, a: Quantity, b: Quantity) -> bool:
        """Tell whether the words of both are the same or stand for each other."""
        return self._together(a, b) is not None

    def _said_of_the_same(self, a: Quantity, b: Quantity) -> bool:
        """Tell whether the next word that says something is the same after both."""
        copy, original = self.sides
        if a.unit != b.unit:
            return False
        if a.kind in _CALENDAR or a.kind == "year":
            return a.kind != "year" and _words(copy, a, -1) == _words(original, b, -1) != ""
        after = _words(copy, a, 1)
        return after != "" and after == _words(original, b, 1)

    def _swapped(self, kept: list[tuple[Quantity, Quantity]]) -> list[tuple[Quantity, Quantity]]:
        """Return numbers that changed places and left their words where they were."""
        found = []
        for i, (a, b) in enumerate(kept):
            for c, d in kept[i + 1 :]:
                if same(a, d) or a.kind != d.kind or a.first == c.first:
                    continue
                if self._alone(a, d) and self._alone(c, b):
                    found += [(a, d), (c, b)]
        return found

    def _alone(self, a: Quantity, b: Quantity) -> bool:
        """Tell whether a block has nothing but `a` for nothing but `b`."""
        block = self.facing[0].home.get(a.last - 1)
        if block is None:
            return False
        (first, last), (other, end), is_same = self.facing[0].blocks[block]
        here, there = self.facing[0].tokens[first:last], self.facing[0].others[other:end]
        return (
            not is_same
            and bool(there)
            and all(a.first <= token < a.last for token in here)
            and all(b.first <= token < b.last for token in there)
        )

    def _zones(self, a: Quantity, b: Quantity) -> bool:
        """Tell whether two times of day are given for two places."""
        if a.kind != "clock" or b.kind != "clock":
            return False
        zones = [
            {w for w in side.words[q.last : q.last + _ZONE] if w in ZONES}
            for side, q in zip(self.sides, (a, b), strict=True)
        ]
        return zones[0] != zones[1]


def _cancelled(
    here: list[Quantity], there: list[Quantity], in_one_place: Callable[[Quantity, Quantity], bool]
) -> tuple[list[Quantity], list[Quantity], list[tuple[Quantity, Quantity]]]:
    """Return what is left of both when what is the same is taken away, and what was."""
    left, right = list(here), list(there)
    kept: list[tuple[Quantity, Quantity]] = []
    # Those in one place come first: a date has "June 6" and "6 June" beside "6 people".
    for rule in (in_one_place, lambda a, b: a.kind == b.kind, lambda _, __: True):
        rest: list[Quantity] = []
        for a in left:
            match = next((j for j, b in enumerate(right) if rule(a, b) and same(a, b)), None)
            if match is None:
                rest.append(a)
            else:
                kept.append((a, right.pop(match)))
        left = rest
    return left, right, kept


def _rounded(a: Quantity, b: Quantity) -> bool:
    """Tell whether one is the other in round figures, and says so or is large."""
    if a.kind != "number" or b.kind != "number" or not min(a.value, b.value) > 0:
        return False
    close = 0 < abs(a.value - b.value) <= 0.02 * max(a.value, b.value)
    return close and (bool(a.bound or b.bound) or min(a.value, b.value) >= 1e4)  # noqa: PLR2004  large enough to be rounded


def _words(side: Side, one: Quantity, step: int) -> str:
    """Return the stem of the next word before or after a number that says something."""
    at = one.last if step > 0 else one.first - 1
    for i in range(at, at + _NEAR * step, step):
        if not 0 <= i < len(side.words) or side.words[i] in ".;:!?":
            return ""
        if content(side.words[i]):
            return stem(side.words[i])
    return ""


def _change(copy: Side, original: Side, a: Quantity, b: Quantity) -> Change:
    first, last = _widened(copy, a, b)
    other, end = _widened(original, b, a)
    now, was = copy.written(first, last), original.written(other, end)
    if same(a, b) and a.bound != b.bound:
        severity, what = _BOUND, "the bound of a number was turned round"
    else:
        severity = _SEVERITY.get(a.kind, _USUAL)
        what = "a number was changed" if a.kind not in _CALENDAR else "a date was changed"
    message = f"{what}: the original says “{was}”, the copy “{now}”"
    in_quote = copy.in_quote(first, last) or original.in_quote(other, end)
    return Change(
        "number", copy.span(first, last), original.span(other, end), severity, message, in_quote
    )


def _widened(side: Side, one: Quantity, other: Quantity) -> tuple[int, int]:
    """Take the words of the bound along where they are what differs."""
    first = one.first
    if same(one, other):
        while first > 0 and first > one.first - 3 and side.words[first - 1].isalpha():
            first -= 1
    return first, one.last
