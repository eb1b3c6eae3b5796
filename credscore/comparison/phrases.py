"""What kind of change other words are: a name, a gender, a word, a phrase."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from credscore.comparison.describing import change, said
from credscore.comparison.gaps import Gap
from credscore.comparison.lexicons.genders import GENDERED
from credscore.comparison.names import is_style, name_change
from credscore.comparison.reading import Reading
from credscore.comparison.result import Change, ChangeKind

# How far it changes what readers are told, from 0 to 1: an order, no measurement.
INFLECTED = SPELLING = FUNCTION = 0.1
DROPPED, ADDED, WORD, PHRASE, GENDER = 0.3, 0.35, 0.4, 0.5, 0.8
_RARE = 0.1  # added for words as rare as can be
_RAREST = 10.0
_SPELT_ALIKE = 0.8  # share of letters that two spellings of one word have in common


def phrase_change(copy: Reading, original: Reading, gap: Gap) -> Change:
    """Tell what became of the words of `original` in `gap`."""
    return (
        _gender(copy, original, gap)
        or name_change(copy, original, gap)
        or _words(copy, original, gap)
    )


def _gender(copy: Reading, original: Reading, gap: Gap) -> Change | None:
    mine = [copy.forms[t] for t in gap.copy]
    theirs = [original.forms[t] for t in gap.original]
    for word in mine:
        own, opposite = GENDERED.get(word, (frozenset(), frozenset()))
        if not opposite.isdisjoint(theirs) and own.isdisjoint(theirs):
            message = (
                f"“{said(copy, gap.copy)}” for “{said(original, gap.original)}”: another gender"
            )
            return change("gender", copy, original, gap, GENDER, message)
    return None


def _words(copy: Reading, original: Reading, gap: Gap) -> Change:
    mine, theirs = said(copy, gap.copy), said(original, gap.original)
    kind: ChangeKind = "word" if max(len(gap.copy), len(gap.original)) == 1 else "phrase"
    severity = _severity(copy, original, gap)
    if not theirs:
        message = f"“{mine}” was added"
    elif not mine:
        message = f"“{theirs}” was left out"
    elif gap.inflected:
        message = f"“{mine}” for “{theirs}”: another form of the word"
    else:
        message = f"“{mine}” for “{theirs}”"
    return change(kind, copy, original, gap, severity, message)


def _severity(copy: Reading, original: Reading, gap: Gap) -> float:
    content = [t for t in gap.copy if not copy.function_of[t]]
    lost = [t for t in gap.original if not original.function_of[t]]
    if gap.inflected:
        return INFLECTED
    if not (content or lost):
        return FUNCTION
    rare = max([copy.rarity_of[t] for t in content] + [original.rarity_of[t] for t in lost])
    extra = _RARE * min(rare / _RAREST, 1.0)
    if not content:
        return DROPPED + extra
    if not lost:
        return ADDED + extra
    if is_style(copy, original, gap) or _alike(copy, original, gap):
        return SPELLING
    return (WORD if len(gap.copy) == len(gap.original) == 1 else PHRASE) + extra


def _alike(copy: Reading, original: Reading, gap: Gap) -> bool:
    """Tell whether it is the same letters but for a few: colour, color."""
    mine = "".join(copy.forms[t] for t in gap.copy)
    theirs = "".join(original.forms[t] for t in gap.original)
    return Indel.normalized_similarity(mine, theirs) >= _SPELT_ALIKE
