"""Negations lost or gained, and words turned into their opposites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from credscore.comparison.lexicons.negation import AUXILIARIES, IN_PLACE, RAISING
from credscore.comparison.matching import Matching
from credscore.comparison.negators import Negator, implies_denial, is_negator, negators
from credscore.comparison.opposites import opposite, sides
from credscore.comparison.result import Change
from credscore.comparison.side import Facing, Side, differs
from credscore.comparison.stems import FUNCTION_WORDS, content, stem

_SENTENCE = 25  # tokens around it in which something else may deny the same
_WINDOW = 7  # tokens around the place of a negation in the other text
_BEFORE = 4  # tokens before a word in which it may be denied
_PHRASE = 4  # words of a block in which one word may stand for another
_NO = frozenset(("no", "not"))
_PLACES = FUNCTION_WORDS | {"upward", "downward"}
_EXPLICIT, _IMPLICIT, _OPPOSITE = 0.95, 0.85, 0.8


def negation_changes(copy: Side, original: Side, matchings: Sequence[Matching]) -> list[Change]:
    """Find the statements that were denied in one of the two texts only.

    A negation is lost where what it denied is still said, and nothing else denies it: "no
    one" may become "nobody", "did not agree" may become "disagreed" or "refused".

    Parameters
    ----------
    copy, original : Side
    matchings : sequence of Matching
        One for each aligned pair of sentences.

    Returns
    -------
    list of Change
        Of the kind "negation", in the order of the matchings.
    """
    different = [m for m in matchings if differs(m)]
    if not different:
        return []
    here, there = negators(copy), negators(original)
    found: list[Change] = []
    for matching in different:
        ours = _View.of(copy, original, Facing.copy(matching), here, there)
        theirs = _View.of(original, copy, Facing.original(matching), there, here)
        found.extend(_gained(ours))
        found.extend(_lost(theirs))
        found.extend(_turned(ours))
    return found


@dataclass(frozen=True)
class _View:
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
    ) -> _View:
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
        begin, end = at - _WINDOW, at + _WINDOW
        if not self.facing.blocks[self.facing.home[token]][2]:
            _, (_, last), _ = self.facing.blocks[self.facing.home[token]]
            if last:
                end = max(end, self.facing.others[last - 1] + _WINDOW)
        return [t for t in self.facing.others if begin <= t <= end]

    def stems(self, negator: Negator) -> set[str]:
        """Return the stems of what a negator of this side denies."""
        return {stem(self.side.words[t]) for t in negator.denied}

    def turned_stems(self, negator: Negator) -> set[str]:
        """Return the stems of what a negator of the other side denies."""
        return {stem(self.other.words[t]) for t in negator.denied}

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
        if max(last - first, end - begin) > _PHRASE or not _framed(self, at):
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
        return listed and any(0 < token - n.last < 2 * _WINDOW for n in self.rest)

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
        words = {self.other.words[t] for t in self.fresh if abs(t - at) <= _SENTENCE}
        own = {self.side.words[t] for t in self.facing.tokens if self.counterpart(t) is None}
        if any(implies_denial(w) and w not in own for w in words):
            return True
        close = {self.other.words[t] for t in self.fresh if abs(t - at) < _BEFORE}
        if not close.isdisjoint(IN_PLACE - own):
            return True
        after = range(negator.last, min(negator.last + _WINDOW, len(self.side.words)))
        return any(opposite(self.side.words[t], w) for t in after for w in words)


def _unanswered(view: _View) -> list[tuple[Negator, int]]:
    """Return the negators that the other side lacks, with what it says undenied."""
    # One negator answers one other; those said in so many words first.
    answers = list(view.others)
    found: list[tuple[Negator, int]] = []
    waiting: list[Negator] = []
    for negator in sorted(view.changed, key=lambda n: not n.explicit):
        said = view.stems(negator)
        alike = [n for n in answers if said & view.turned_stems(n)]
        if alike:
            answers.remove(alike[0])
        else:
            waiting.append(negator)
    for negator in waiting:
        at = view.place(negator.first)
        reach = [n for n in answers if abs(n.first - at) <= 2 * _WINDOW]
        # "I do not think it is" may be "I think it is not"; but "he did not say that he
        # would" is not "he said that he would not".
        raised = any(
            not _RAISING.isdisjoint(stems)
            for stems in (view.stems(negator), *map(view.turned_stems, reach))
        )
        if reach and (raised or view.survivor(negator) is None):
            best = min(reach, key=lambda n: (not n.explicit, abs(n.first - at)))
            answers.remove(best)
            continue
        if negator.undone or view.is_doubled(negator) or view.is_made_up_for(negator):
            continue
        survivor = view.survivor(negator)
        if survivor is not None:
            found.append((negator, survivor))
    return found


_RAISING = frozenset(map(stem, RAISING))


def _gained(view: _View) -> list[Change]:
    return [_change(view, negator, word, "gained") for negator, word in _unanswered(view)]


def _lost(view: _View) -> list[Change]:
    return [_change(view, negator, word, "lost") for negator, word in _unanswered(view)]


def _change(view: _View, negator: Negator, word: int, what: str) -> Change:
    last = max(negator.last, negator.denied[0] + 1 if negator.denied else 0)
    first = negator.first - _auxiliary(view.side, negator.first)
    begin = min(word, max(view.place(negator.first), word - _PHRASE))
    begin -= _auxiliary(view.other, begin)
    denying, plain = view.side.span(first, last), view.other.span(begin, word + 1)
    said, unsaid = view.side.written(first, last), view.other.written(begin, word + 1)
    in_quote = view.side.in_quote(first, last) or view.other.in_quote(begin, word + 1)
    severity = _EXPLICIT if negator.explicit else _IMPLICIT
    if what == "lost":
        message = f"a negation was lost: the original says “{said}”, the copy “{unsaid}”"
        return Change("negation", plain, denying, severity, message, in_quote)
    message = f"a negation was added: the original says “{unsaid}”, the copy “{said}”"
    return Change("negation", denying, plain, severity, message, in_quote)


def _auxiliary(side: Side, token: int) -> bool:
    return token > 0 and side.words[token - 1] in AUXILIARIES


def _turned(view: _View) -> list[Change]:
    """Return the words that stand for their opposites."""
    found: list[Change] = []
    for i, (ours, theirs, is_same) in enumerate(view.facing.blocks):
        if is_same or ours[0] == ours[1] or theirs[0] == theirs[1]:
            continue
        here = view.facing.tokens[ours[0] : ours[1]]
        there = view.facing.others[theirs[0] : theirs[1]]
        if max(len(here), len(there)) > _PHRASE or not _framed(view, i):
            continue
        match = _opposed(view, here, there)
        if match is not None and not _denied_near(view, *match):
            found.append(_turn(view, *match))
    return found


def _framed(view: _View, i: int) -> bool:
    """Tell whether the words on both sides of a block are the same in both texts."""
    blocks = view.facing.blocks
    return (i == 0 or blocks[i - 1][2]) and (i + 1 == len(blocks) or blocks[i + 1][2])


def _opposed(view: _View, here: Sequence[int], there: Sequence[int]) -> tuple[int, int] | None:
    for a in here:
        for b in there:
            one, other = view.side.words[a], view.other.words[b]
            if not opposite(one, other) or is_negator(one) or is_negator(other):
                continue
            if _NO.intersection((*view.side.words[a - 1 : a], *view.other.words[b - 1 : b])):
                continue  # "no more than" and "less than"
            if one in _PLACES and max(len(here), len(there)) > 1:
                continue
            # "rose after a fall" says as much as "rose from the drop".
            if any(sides(one) & sides(view.other.words[t]) for t in there):
                continue
            if any(sides(other) & sides(view.side.words[t]) for t in here):
                continue
            return a, b
    return None


def _denied_near(view: _View, a: int, b: int) -> bool:
    """Tell whether a negation near one of the two words makes them say the same."""
    ours = sum(n.explicit and abs(n.first - a) <= _SENTENCE for n in view.changed)
    theirs = sum(n.explicit and abs(n.first - b) <= _SENTENCE for n in view.others)
    if ours != theirs:
        return True
    one, other = view.side.words[a], view.other.words[b]
    if sides(one) & sides(other) or len(one) == len(other) or sides(one):
        return False
    # "untimely" and "failure in timely"
    if len(one) > len(other):
        fresh = {view.other.words[t] for t in view.fresh}
    else:
        fresh = {view.side.words[t] for t in view.facing.tokens if view.counterpart(t) is None}
    return any(map(implies_denial, fresh - {one, other}))


def _turn(view: _View, a: int, b: int) -> Change:
    now, was = view.side.written(a, a + 1), view.other.written(b, b + 1)
    message = f"the sense was turned round: the original says “{was}”, the copy “{now}”"
    in_quote = a in view.side.quoted or b in view.other.quoted
    spans = view.side.span(a, a + 1), view.other.span(b, b + 1)
    return Change("negation", *spans, _OPPOSITE, message, in_quote)
