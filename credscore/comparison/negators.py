"""Where a text denies something, and what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from credscore.comparison.lexicons.negation import (
    AUXILIARIES,
    HARMLESS,
    IMPLICIT,
    IN_PLACE,
    NEGATORS,
    NOT_PREFIXED,
    REFUSALS,
    UNDONE_BY,
)
from credscore.comparison.quantity import is_numeral
from credscore.comparison.side import Side, fold
from credscore.comparison.stems import content, stem

_REACH = 6  # tokens after a negator in which what it denies is looked for
_IMPLICIT = frozenset(map(stem, IMPLICIT))
_REFUSALS = {after: frozenset(map(stem, words)) for after, words in REFUSALS.items()}
_STOPS = frozenset(".;:!?—–)”")
_NOT_PREFIXED = frozenset(map(stem, NOT_PREFIXED))
_MERELY = frozenset("only just merely simply solely".split())
_LONGEST = max(map(len, HARMLESS))


@dataclass(frozen=True, slots=True)
class Negator:
    """A word that denies something.

    Attributes
    ----------
    first, last : int
        Range of its tokens.
    denied : tuple of int
        The tokens of the next words in its clause that say something, at most two.
    explicit : bool
        False for "refused to" and the like.
    undone : bool
        Whether "until" follows, so that the sense stays when both are left out.
    """

    first: int
    last: int
    denied: tuple[int, ...]
    explicit: bool = True
    undone: bool = False


def is_negator(word: str) -> bool:
    """Tell whether a folded token is a negation by itself."""
    return word in NEGATORS or word.endswith("n't") or word.removesuffix("'s") in NEGATORS


def _may_deny(tokens: Sequence[str]) -> NDArray[np.bool_]:
    """Tell which tokens a negator may begin with."""
    words = [fold(token) for token in tokens]
    refusals = frozenset().union(*_REFUSALS.values())
    found = [is_negator(w) or stem(w) in refusals for w in words]
    return np.array(found, dtype=np.bool_)


def negators(side: Side) -> list[Negator]:
    """Return the negators of a text, in reading order."""
    found = []
    for i in side.doc.tokens.column(_may_deny).nonzero()[0].tolist():
        read = _read(side.words, i)
        if read is not None:
            found.append(read)
    return found


def implies_denial(word: str) -> bool:
    """Tell whether a folded token may stand for a negation and its verb."""
    if stem(word) in _IMPLICIT or word.startswith(("non", "never-", "no-", "not-")):
        return True
    if word.endswith("less") and len(word) > 6:  # noqa: PLR2004  "less" and "unless" aside
        return True
    prefixed = word.startswith(("un", "dis", "im", "ir", "il", "in", "mis"))
    return prefixed and word not in IN_PLACE and len(word) > 5 and stem(word) not in _NOT_PREFIXED  # noqa: PLR2004  shorter words begin like this by chance


def _read(words: tuple[str, ...], i: int) -> Negator | None:
    word = words[i]
    if not is_negator(word):
        after = words[i + 1] if i + 1 < len(words) else ""
        if stem(word) not in _REFUSALS.get(after, ()):
            return None
        return Negator(i, i + 2, _denied(words, i + 2), explicit=False)
    if _is_harmless(words, i):
        return None
    following = words[i + 1 : i + 3]
    together = following[:1] in (("one",), ("one's",)) or (
        following[:1] == ("longer",) and following[1:] != ("than",)
    )
    last = i + 1 + (word == "no" and together)
    clause = words[last : last + 2 * _REACH]
    asked = word.endswith("n't") and "?" in clause and "." not in clause[: clause.index("?")]
    denied = _denied(words, last)
    if denied and words[denied[0]] in ("doubt", "question"):
        return None
    # "no larger than" is "at most as large as", in which nothing is denied.
    bounded = words[last : last + 1] and words[last].endswith("er") and "than" in clause[:3]
    asked = asked or (word == "no" and bool(bounded))
    return Negator(i, last, denied, undone=asked or not UNDONE_BY.isdisjoint(clause))


def _denied(words: tuple[str, ...], at: int) -> tuple[int, ...]:
    found: list[int] = []
    for i in range(at, min(at + _REACH, len(words))):
        if (
            words[i] in _STOPS
            or (words[i] == '"' and words[i - 1] in ",.")
            or (words[i] in ("but", ",") and found)
        ):
            break
        if content(words[i]) and words[i] not in AUXILIARIES and not is_negator(words[i]):
            found.append(i)
            if len(found) == 2:  # noqa: PLR2004  at most two
                break
    return tuple(found)


def _is_harmless(words: tuple[str, ...], i: int) -> bool:
    after = words[i + 1] if i + 1 < len(words) else ""
    if words[i] == "no" and (after in (",", ".") or after[:1].isdigit()):
        return True
    if words[i] in ("hardly", "scarcely") and is_numeral(after or "."):
        return True
    if words[i].endswith("n't") and words[i + 2 : i + 3] == ("?",):
        return True  # "isn't it?"
    at = i + 1
    while words[at : at + 1] and words[at] in AUXILIARIES:
        at += 1
    if words[at : at + 1] and words[at] in _MERELY and words[i] != "no":
        return True
    for first in range(max(0, i - _LONGEST + 1), i + 1):
        for length in range(i - first + 1, _LONGEST + 1):
            phrase = words[first : first + length]
            if first == i and words[i].endswith("n't"):
                phrase = ("not", *phrase[1:])
            if phrase in HARMLESS:
                return True
    return False
