"""Which spellings name the same person: a surname beside a full name, with or without titles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from credscore.extractors.lexicons.attribution.cues import LINKS
from credscore.extractors.lexicons.attribution.sources import ROLES

_PUNCTUATION = ".,;:!?()[]“”‘’\"'–—-…"
_ARTICLES = frozenset({"the", "a", "an"})
_ENDS = LINKS | {*"of for at from with in on to by inside within near among against".split()}
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# They stand between given name and surname, and tell no two people apart.
_PARTICLES = frozenset(
    "al am bin ben da de del della den der di do dos du el ibn la le san st ten ter van von".split()
)
_LARGEST_FAMILY = 200  # spellings with one surname; more are no article's, and cost their square
_WOMEN = frozenset({"mrs", "ms", "miss"})


@dataclass(frozen=True, slots=True)
class Name:
    """A surname and what stands before it, in lower case: given names, titles, an office.

    Attributes
    ----------
    address : {"mr", "ms", ""}
        How the person is addressed, for telling a couple apart.
    """

    given: tuple[str, ...]
    surname: str
    address: str = ""


def folded(words: str) -> str:
    """Return `words` without what does not tell sources apart: case, article, possessive.

    >>> folded("The Upland Post") == folded("UPLAND POST") == folded("Upland Post’s")
    True
    """
    tokens = [low for token in words.split() if (low := _low(token))]
    if len(tokens) > 1 and tokens[0] in _ARTICLES:
        del tokens[0]
    return " ".join(tokens) or words.strip().casefold()


def name_of(words: str) -> Name | None:
    """Read the name of one person out of a source, or None where there is none.

    >>> name_of("Deputy Secretary of the Port Helena Trask, who spoke on Friday").surname
    'trask'
    >>> name_of("Rob J. Orme of Calder Rail")
    Name(given=('rob', 'j'), surname='orme', address='')
    >>> name_of("Mrs. Orme")
    Name(given=(), surname='orme', address='ms')
    """
    tokens = _core(words)
    while tokens and (not tokens[-1][0].isupper() or _low(tokens[-1]) in _SUFFIXES):
        tokens.pop()
    lows = [_low(token) for token in tokens]
    if not set(lows) - ROLES or "and" in lows:
        return None
    address = "mr" if "mr" in lows else "ms" if _WOMEN.intersection(lows) else ""
    given = tuple(low for low in lows[:-1] if low not in ROLES and low not in _WOMEN)
    return Name(given, lows[-1], address)


def same_person(names: Mapping[str, Name]) -> dict[str, str]:
    """Map every spelling to the fullest one of the same person.

    A shorter name joins the only fuller one that it may be short for; where it may be short
    for several, it stands alone.

    Parameters
    ----------
    names : mapping of str to Name
        From spellings, in reading order.

    >>> spellings = "Keller", "Anna Keller", "Ms. Keller", "Tom Orme", "Ann Orme", "Orme"
    >>> same_person({words: name_of(words) for words in spellings})["Ms. Keller"]
    'Anna Keller'
    >>> same_person({words: name_of(words) for words in spellings})["Orme"]
    'Orme'
    """
    families: dict[str, dict[str, Name]] = {}
    for spelling, name in names.items():
        families.setdefault(name.surname, {})[spelling] = name
    return {
        spelling: host for family in families.values() for spelling, host in _hosts(family).items()
    }


def _hosts(family: Mapping[str, Name]) -> dict[str, str]:
    if len(family) > _LARGEST_FAMILY:
        return {spelling: spelling for spelling in family}
    couple = {name.address for name in family.values()} >= {"mr", "ms"}
    before = {
        spelling: (name.address, *name.given) if couple and name.address else name.given
        for spelling, name in family.items()
    }
    hosts: dict[str, str] = {}
    people: dict[str, list[tuple[str, ...]]] = {}
    for spelling in sorted(before, key=lambda one: -len(before[one])):
        given = before[spelling]
        same = [host for host, fuller in people.items() if given in fuller]
        fitting = same or [
            host for host, fuller in people.items() if any(_fits(given, one) for one in fuller)
        ]
        hosts[spelling] = fitting[0] if len(fitting) == 1 else spelling
        people.setdefault(hosts[spelling], []).append(given)
    return hosts


def _fits(given: tuple[str, ...], fuller: tuple[str, ...]) -> bool:
    """Tell whether both may stand before the surname of one person, under other titles."""
    rest = iter(fuller)
    called = _called(given)
    return bool(called and called == _called(fuller)) or all(word in rest for word in given)


def _called(given: tuple[str, ...]) -> str:
    """Return the given name next to the surname, initials and particles aside."""
    telling = [word for word in given if len(word) > 1 and word not in _PARTICLES]
    return telling[-1] if telling else ""


def _core(words: str) -> list[str]:
    """Return the words from the first with a capital to where the noun phrase ends."""
    core: list[str] = []
    for token in words.split():
        bare = token.strip(_PUNCTUATION)
        if core and (not bare or (_low(bare) in _ENDS and _low(core[-1]) not in ROLES)):
            break
        if core or (bare[:1].isupper() and _low(bare) not in _ARTICLES):
            core.append(bare)
        if core and token[-1] in ",;:":
            break
    return core


def _low(token: str) -> str:
    return token.strip(_PUNCTUATION).casefold().removesuffix("'s").removesuffix("’s")
