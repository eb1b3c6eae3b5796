"""Numbers that are only written otherwise: ten for 10."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from credscore.comparison.gaps import Gap
from credscore.comparison.quantities import quantities
from credscore.comparison.quantity import Quantity
from credscore.comparison.sameness import same
from credscore.comparison.side import Side


class Restyled:
    """Tells which gaps hold the same numbers in both texts and nothing else."""

    def __init__(self, copy: Side, original: Side) -> None:
        self._sides = copy, original

    @cached_property
    def _numbers(self) -> tuple[dict[int, Quantity], dict[int, Quantity]]:
        copy, original = (_by_token(quantities(side)) for side in self._sides)
        return copy, original

    def __call__(self, gap: Gap) -> bool:
        """Tell whether the words of `gap` are one number, spelt in two ways."""
        if not (gap.copy and gap.original):
            return False
        mine, theirs = self._numbers
        here, there = _only(mine, gap.copy), _only(theirs, gap.original)
        return here is not None and there is not None and same(here, there)


def _by_token(found: Sequence[Quantity]) -> dict[int, Quantity]:
    return {token: one for one in found for token in range(one.first, one.last)}


def _only(numbers: dict[int, Quantity], tokens: Sequence[int]) -> Quantity | None:
    """Return the number that all of `tokens` are part of."""
    found = {numbers[t] for t in tokens if t in numbers}
    return found.pop() if len(found) == 1 and all(t in numbers for t in tokens) else None
