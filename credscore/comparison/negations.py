"""Negations lost or gained, and words turned into their opposites."""

from __future__ import annotations

from collections.abc import Sequence

from credscore.comparison.denials import PHRASE, SENTENCE, WINDOW, View, framed
from credscore.comparison.lexicons.negation import AUXILIARIES, RAISING
from credscore.comparison.matching import Matching
from credscore.comparison.negators import Negator, implies_denial, is_negator, negators
from credscore.comparison.opposites import opposite, sides
from credscore.comparison.result import Change
from credscore.comparison.side import Facing, Side, differs
from credscore.comparison.stems import FUNCTION_WORDS, stem

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
        ours = View.of(copy, original, Facing.copy(matching), here, there)
        theirs = View.of(original, copy, Facing.original(matching), there, here)
        found.extend(_gained(ours))
        found.extend(_lost(theirs))
        found.extend(_turned(ours))
    return found


def _unanswered(view: View) -> list[tuple[Negator, int]]:
    """Return the negators that the other side lacks, with what it says undenied."""
    # One negator answers one other; those said in so many words first.
    answers = list(view.others)
    found: list[tuple[Negator, int]] = []
    waiting: list[Negator] = []
    for negator in sorted(view.changed, key=lambda n: not n.explicit):
        said = view.stems(negator)[:1]
        alike = [n for n in answers if said and view.turned_stems(n)[:1] == said]
        if alike:
            answers.remove(alike[0])
        else:
            waiting.append(negator)
    for negator in waiting:
        at = view.place(negator.first)
        reach = [n for n in answers if abs(n.first - at) <= 2 * WINDOW]
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


def _gained(view: View) -> list[Change]:
    return [_change(view, negator, word, "gained") for negator, word in _unanswered(view)]


def _lost(view: View) -> list[Change]:
    return [_change(view, negator, word, "lost") for negator, word in _unanswered(view)]


def _change(view: View, negator: Negator, word: int, what: str) -> Change:
    last = max(negator.last, negator.denied[0] + 1 if negator.denied else 0)
    first = negator.first - _auxiliary(view.side, negator.first)
    begin = min(word, max(view.place(negator.first), word - PHRASE))
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


def _turned(view: View) -> list[Change]:
    """Return the words that stand for their opposites."""
    found: list[Change] = []
    for i, (ours, theirs, is_same) in enumerate(view.facing.blocks):
        if is_same or ours[0] == ours[1] or theirs[0] == theirs[1]:
            continue
        here = view.facing.tokens[ours[0] : ours[1]]
        there = view.facing.others[theirs[0] : theirs[1]]
        if max(len(here), len(there)) > PHRASE or not framed(view, i):
            continue
        match = _opposed(view, here, there)
        if match is not None and not _denied_near(view, *match):
            found.append(_turn(view, *match))
    return found


def _opposed(view: View, here: Sequence[int], there: Sequence[int]) -> tuple[int, int] | None:
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


def _denied_near(view: View, a: int, b: int) -> bool:
    """Tell whether a negation near one of the two words makes them say the same."""
    ours = sum(n.explicit and abs(n.first - a) <= SENTENCE for n in view.changed)
    theirs = sum(n.explicit and abs(n.first - b) <= SENTENCE for n in view.others)
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


def _turn(view: View, a: int, b: int) -> Change:
    now, was = view.side.written(a, a + 1), view.other.written(b, b + 1)
    message = f"the sense was turned round: the original says “{was}”, the copy “{now}”"
    in_quote = a in view.side.quoted or b in view.other.quoted
    spans = view.side.span(a, a + 1), view.other.span(b, b + 1)
    return Change("negation", *spans, _OPPOSITE, message, in_quote)
