"""Quotations given to another speaker."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from credscore.comparison.lexicons.quoting import SAYING
from credscore.comparison.matching import Matching
from credscore.comparison.quantity import is_numeral
from credscore.comparison.quotewords import Quoted
from credscore.comparison.result import Change
from credscore.comparison.side import Side, differs
from credscore.comparison.stems import FUNCTION_WORDS, content

_REACH = 4  # tokens between a name and its verb of saying
_ALIKE = 0.6  # of two spellings of one name
_SEVERITY = 0.85
_ADDRESSING = frozenset("told tells asked asks".split())  # those named after them hear it
_TITLES = frozenset(
    """
    mr mrs ms dr sir lord lady president minister senator congressman congresswoman representative
    governor mayor attorney general secretary chairman chairwoman chair professor judge sheriff
    chief director commissioner ambassador spokesman spokeswoman captain king queen prince princess
    pope bishop archbishop premier chancellor leader
    """.split()
)


def speaker_changes(quoted: Quoted, matchings: Sequence[Matching]) -> list[Change]:
    """Find the quotations whose speaker has another name in the copy.

    Both texts have to name one, beside a verb of saying and outside the marks, and the two
    names may have no word in common.

    Parameters
    ----------
    quoted : Quoted
    matchings : sequence of Matching

    Returns
    -------
    list of Change
        Of the kind "quotation", in the order of the matchings.
    """
    found = []
    for matching in matchings:
        if not differs(matching) or not _shares_quotation(quoted, matching):
            continue
        here = _speaker(quoted.copy, matching.copy)
        there = _speaker(quoted.original, matching.original)
        if here is None or there is None or _one_person(quoted, here, there):
            continue
        now, was = quoted.copy.written(*here), quoted.original.written(*there)
        message = f"a quotation was given to another speaker: “{was}” in the original, “{now}” here"
        spans = quoted.copy.span(*here), quoted.original.span(*there)
        found.append(Change("quotation", *spans, _SEVERITY, message, in_quote=False))
    return found


def _shares_quotation(quoted: Quoted, matching: Matching) -> bool:
    return any(t in quoted.ours and quoted.there.get(t, -1) in quoted.theirs for t in matching.copy)


def _speaker(side: Side, tokens: Sequence[int]) -> tuple[int, int] | None:
    """Return the tokens of the name beside the verb of saying, if there is just one."""
    verbs = [t for t in tokens if side.words[t] in SAYING and t not in side.quoted]
    names = {name for verb in verbs if (name := _name(side, tokens, verb)) is not None}
    return names.pop() if len(names) == 1 else None


def _name(side: Side, tokens: Sequence[int], verb: int) -> tuple[int, int] | None:
    strings = side.doc.tokens.strings
    inside = set(tokens)

    def names(token: int) -> bool:
        return (
            token in inside
            and token not in side.quoted
            and strings[token][0].isupper()
            and not is_numeral(side.words[token])
            and side.words[token] not in FUNCTION_WORDS
        )

    for step in (-1, 1):
        if step > 0 and side.words[verb] in _ADDRESSING:
            break
        at = verb + step
        while at in inside and abs(at - verb) < _REACH and _may_stand_between(strings[at]):
            at += step
        if not names(at):
            continue
        first = last = at
        while names(first - 1):
            first -= 1
        while names(last + 1):
            last += 1
        after = side.words[last + 1 : last + 2]
        if step > 0 and after and after[0][0].isalpha() and content(after[0]):
            return None  # the name of what somebody else leads or speaks for
        return first, last + 1
    return None


def _may_stand_between(word: str) -> bool:
    """Tell whether a word may stand between a verb of saying and the speaker's name."""
    return word == "the" or (word.islower() and word.isalpha() and content(word))


def _one_person(quoted: Quoted, here: tuple[int, int], there: tuple[int, int]) -> bool:
    """Tell whether the surname of one is, or is nearly, among the words of the other."""
    ours, theirs = (
        [w.removesuffix("'s") for w in side.words[slice(*name)] if w[0].isalnum()]
        for side, name in ((quoted.copy, here), (quoted.original, there))
    )
    if not ours or not theirs or ours[-1] in _TITLES or theirs[-1] in _TITLES:
        return True
    return any(_alike(ours[-1], w) for w in theirs) or any(_alike(theirs[-1], w) for w in ours)


def _alike(a: str, b: str) -> bool:
    return a in b or b in a or SequenceMatcher(None, a, b).ratio() > _ALIKE
