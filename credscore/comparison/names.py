"""Names and titles that a copy damages or exchanges."""

from __future__ import annotations

import unicodedata

from credscore.comparison.describing import change, said
from credscore.comparison.gaps import Gap
from credscore.comparison.reading import Reading
from credscore.comparison.result import Change

_SHORT_FOR = {
    "US": "united states", "USA": "united states of america", "UK": "united kingdom",
    "UN": "united nations", "EU": "european union",
}  # fmt: skip
# One for the other is a matter of style.
_RANKS = """
    sen senator | rep representative | gov governor | gen general | pres president | dr doctor |
    prof professor | lt lieutenant | maj major | col colonel | sgt sergeant | capt captain |
    sens senators | reps representatives
"""
_ALIKE = (
    {"US", "USA", "american", "americans", "america", "america's", "us's"},
    {"UK", "british", "britain", "britain's", "britons"},
    *({*pair.split()} for pair in f"{_RANKS} | st saint | st street | ave avenue".split("|")),
)
_WITH_ANOTHER = frozenset().union(*_ALIKE)
_HONORIFICS = frozenset("mr mrs ms miss mx sir dame".split())  # any title may stand for them
_TITLES = _HONORIFICS.union(*(pair.split() for pair in _RANKS.split("|")))
# A name that the original does not have; one that it has at another place.
_DAMAGED, _EXCHANGED = 0.8, 0.6
_STEM = 4  # letters that Iran and Iranian have in common
_HALF = 0.5
_LONGER = 2  # words by which a name may grow before it is a description


def name_change(copy: Reading, original: Reading, gap: Gap) -> Change | None:
    """Return the change of a name, where `gap` is one.

    A name that is shortened, spelt out or inflected, or gives way to a pronoun or a
    description ("the president"), is none.
    """
    lost = [t for t in gap.original if original.named_of[t]]
    if len(lost) < _HALF * len(gap.original) or not lost or gap.inflected:
        return None
    if len(gap.copy) > len(gap.original) + _LONGER:
        return None
    put = [t for t in gap.copy if copy.named_of[t]]
    if not put and (len(gap.copy) != 1 or copy.function_of[gap.copy[0]]):
        return None
    if is_abbreviation(copy, original, gap) or _related(copy, original, put, lost):
        return None
    exchanged = bool(put) and original.names.issuperset(copy.key_of[t] for t in put)
    message = f"the name “{said(original, gap.original)}” has become “{said(copy, gap.copy)}”"
    severity = _EXCHANGED if exchanged else _DAMAGED
    return change("name", copy, original, gap, severity, message)


def _related(copy: Reading, original: Reading, put: list[int], lost: list[int]) -> bool:
    """Tell whether names differ as Iran and Iranian do, in accents, or by a title for a name."""
    mine = [copy.forms[t] for t in put]
    theirs = [original.forms[t] for t in lost]
    if any(group.issuperset([*mine, *theirs]) for group in _ALIKE):
        return True
    if mine and _TITLES.issuperset(mine) != _TITLES.issuperset(theirs):  # Mr Lee for Ann Lee
        return True
    if [_plain(word) for word in mine] == [_plain(word) for word in theirs]:
        return True
    if len(mine) != 1 or len(theirs) != 1:
        return False
    one, other = mine[0], theirs[0]
    inflected = len(one) != len(other) and one[:_STEM] == other[:_STEM] and len(one) > _STEM
    return inflected or not _HONORIFICS.isdisjoint((one, other))


def is_style(copy: Reading, original: Reading, gap: Gap) -> bool:
    """Tell whether the two are one to an editor: initials, short titles, American for US."""
    both = {copy.forms[t] for t in gap.copy} | {original.forms[t] for t in gap.original}
    alike = both <= _WITH_ANOTHER and any(group.issuperset(both) for group in _ALIKE)
    return alike or is_abbreviation(copy, original, gap)


def _plain(word: str) -> str:
    """Return `word` without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def is_abbreviation(copy: Reading, original: Reading, gap: Gap) -> bool:
    """Tell whether one side of `gap` is the initials of the other, or stands for it."""
    mine = [copy.forms[t] for t in gap.copy]
    theirs = [original.forms[t] for t in gap.original]
    return _short_for(mine, theirs) or _short_for(theirs, mine)


def _short_for(short: list[str], long: list[str]) -> bool:
    names = [word for word in short if word != "the"]
    words = [word for word in long if word not in ("", "the")]
    if len(names) != 1 or len(words) < 2:  # noqa: PLR2004  one word has no initials
        return False
    abbreviation = names[0]
    initials = "".join(word[0] for word in words if word not in ("of", "and", "for"))
    return abbreviation.isupper() and (
        abbreviation.lower() == initials.lower() or _SHORT_FOR.get(abbreviation) == " ".join(words)
    )
