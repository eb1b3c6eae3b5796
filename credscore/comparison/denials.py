"""What the two texts of an aligned pair deny, seen from one of them."""

from __future__ import annotations

from dataclasses import dataclass

from credscore.comparison.lexicons.negation import IN_PLACE
from credscore.comparison.negators import Negator, implies_denial, is_negator
from credscore.comparison.opposites import opposite
from credscore.comparison.side import Facing, Side
from credscore.comparison.stems import content, stem

SENTENCE = 25  # tokens around it in which something else may deny the same
WINDOW = 7  # tokens around the place of a negation in the other text
_BEFORE = 4  # tokens before a word in which it may be denied
PHRASE = 4  # words of a block in which one word may stand for another


@dataclass(frozen=True)
class View:
    """An aligned pair seen from one side, with the negators of both.

    Attributes
    ----------
    changed, others : list of Negator
        Negators in blocks that differ, of this side and of the other.
    rest : list of Negator
        All negators of the other side of the pair.
    fresh : list of int
        Tokens of the other side in blocks that differ.
    """

    side: Side
    other: Side
    facing: Facing
    changed: list[Negator]
    others: list[Negator]
    rest: list[Negator]
    fresh: list[int]

    @classmethod
    def of(
        cls, side: Side, other: Side, facing: Facing, here: list[Negator], there: list[Negator]
    ) -> View:
        """Look at a matching from `side`, with the negators of both texts."""
        mine: set[int] = set()
        fresh: list[int] = []
        for (first, last), (begin, end), is_same in facing.blocks:
            if not is_same:
                mine.update(facing.tokens[first:last])
                fresh.extend(facing.others[begin:end])
        new, everything = set(fresh), set(facing.others)
        return cls(
            side,
            other,
            facing,
            [n for n in here if n.first in mine],
            [n for n in there if n.first in new],
            [n for n in there if n.first in everything],
            sorted(fresh),
        )

    def place(self, token: int) -> int:
        """Return where in the other text the token of this one would stand."""
        block = self.facing.home[token]
        (first, _), (begin, end), _ = self.facing.blocks[block]
        others = self.facing.others
        if not others:
            return 0
        at = begin
        if self.facing.blocks[block][2]:
            at += self.facing.tokens.index(token, first) - first
        return others[min(at, end, len(others) - 1)]

    def near(self, token: int) -> list[int]:
        """Return the tokens of the other side around the place of `token`."""
        at = self.place(token)
        begin, end = at - WINDOW, at + WINDOW
        if not self.facing.blocks[self.facing.home[token]][2]:
            _, (_, last), _ = self.facing.blocks[self.facing.home[token]]
            if last:
                end = max(end, self.facing.others[last - 1] + WINDOW)
        return [t for t in self.facing.others if begin <= t <= end]

    def stems(self, negator: Negator) -> list[str]:
        """Return the stems of what a negator of this side denies."""
        return [stem(self.side.words[t]) for t in negator.denied]

    def turned_stems(self, negator: Negator) -> list[str]:
        """Return the stems of what a negator of the other side denies."""
        return [stem(self.other.words[t]) for t in negator.denied]

    def survivor(self, negator: Negator) -> int | None:
        """Return the word of the other side that is what the negator denied, but not denied."""
        near = set(self.near(negator.first))
        if not negator.denied:
            return self._bare(negator) if negator.explicit else None
        for denied in negator.denied:
            match = self.counterpart(denied)
            if match is not None:
                found = [match]
            else:
                wanted = stem(self.side.words[denied])
                fresh = (t for t in self.fresh if t in near)
                found = [t for t in fresh if stem(self.other.words[t]) == wanted]
            for token in found:
                if not self.is_denied(token):
                    return token
            if not self.side.words[denied].endswith("ly"):
                break
        return self._replaced(negator) if negator.explicit else None

    def _replaced(self, negator: Negator) -> int | None:
        """Return the word of a few that stand for the negator and what it denied."""
        at = self.facing.home[negator.first]
        (first, last), (begin, end), _ = self.facing.blocks[at]
        if max(last - first, end - begin) > PHRASE or not framed(self, at):
            return None
        if any(is_negator(self.other.words[t]) for t in self.facing.others[begin:end]):
            return None
        found = [t for t in self.facing.others[begin:end] if content(self.other.words[t])]
        denied = [t for t in negator.denied if self.facing.home.get(t) == at]
        return found[0] if found and denied and not self.is_denied(found[0]) else None

    def _bare(self, negator: Negator) -> int | None:
        """Return the word before a negator that stands for its whole clause ("he did not")."""
        (first, last), (begin, end), _ = self.facing.blocks[self.facing.home[negator.first]]
        if last - first > 2 or end - begin > 2 or not begin:  # noqa: PLR2004  no more than an auxiliary with it
            return None
        if any(n.first in self.facing.others[begin:end] for n in self.rest):
            return None
        token = self.facing.others[begin - 1]
        same = self.facing.tokens[first - 1] if first else -1
        return token if self.counterpart(same) == token else None

    def counterpart(self, token: int) -> int | None:
        """Return the same word of the other side, where the words are matched."""
        block = self.facing.home.get(token)
        if block is None or not self.facing.blocks[block][2]:
            return None
        (first, _), (begin, _), _ = self.facing.blocks[block]
        return self.facing.others[begin + self.facing.tokens.index(token, first) - first]

    def is_denied(self, token: int) -> bool:
        """Tell whether the word of the other side stands in the reach of a negator."""
        for n in self.rest:
            if token in n.denied or -_BEFORE < token - n.last < _BEFORE:
                return True
        # "not to swim or shelter"
        listed = not {"or", "nor"}.isdisjoint(self.other.words[max(0, token - 3) : token])
        return listed and any(0 < token - n.last < 2 * WINDOW for n in self.rest)

    def is_doubled(self, negator: Negator) -> bool:
        """Tell whether another negator beside it takes it back: "cannot do without"."""
        return any(
            n is not negator
            and abs(n.first - negator.first) <= _BEFORE
            and ("without" in (self.side.words[n.first], self.side.words[negator.first]))
            for n in self.changed
        )

    def is_made_up_for(self, negator: Negator) -> bool:
        """Tell whether new words of the other side deny in another way."""
        at = self.place(negator.first)
        words = {self.other.words[t] for t in self.fresh if abs(t - at) <= SENTENCE}
        own = {self.side.words[t] for t in self.facing.tokens if self.counterpart(t) is None}
        if any(implies_denial(w) and w not in own for w in words):
            return True
        close = {self.other.words[t] for t in self.fresh if abs(t - at) < _BEFORE}
        if not close.isdisjoint(IN_PLACE - own):
            return True
        after = range(negator.last, min(negator.last + WINDOW, len(self.side.words)))
        return any(opposite(self.side.words[t], w) for t in after for w in words)


def framed(view: View, i: int) -> bool:
    """Tell whether the words on both sides of a block are the same in both texts."""
    blocks = view.facing.blocks
    return (i == 0 or blocks[i - 1][2]) and (i + 1 == len(blocks) or blocks[i + 1][2])
