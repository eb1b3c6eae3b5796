"""One pattern: what it looks for, of which kind it is, and where it applies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from credscore.extractors.boilerplate.patterns.errors import PatternError
from credscore.extractors.boilerplate.patterns.phrases import words
from credscore.extractors.boilerplate.patterns.regexes import compiled
from credscore.extractors.boilerplate.patterns.sites import plain_host
from credscore.extractors.boilerplate.pieces import KINDS

Scope = Literal["match", "line"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
_LABEL = 60


@dataclass(frozen=True, slots=True)
class Pattern:
    """A literal phrase or a regular expression, and what it stands for.

    Parameters
    ----------
    kind : str
        One of the kinds of boilerplate, such as ``"subscribe"``.
    phrase : str or None
        Words as they stand in the text; see `phrases.words` for what counts as the same.
    regex : str or None
        A regular expression of RE2, instead of a phrase.
    site : str or None
        Only for documents from this host or from one below it.
    name : str or None
        What messages and warnings call it; None takes the phrase or the expression.
    scope : {"match", "line"}
        Whether the match is boilerplate, or the whole line it stands in.

    Raises
    ------
    PatternError
        If it could not be used as it is.

    >>> Pattern("subscribe", phrase="Get the Daily Brief").label
    'Get the Daily Brief'
    """

    kind: str
    phrase: str | None = None
    regex: str | None = None
    site: str | None = None
    name: str | None = None
    scope: Scope = "match"

    def __post_init__(self) -> None:
        for key in NAMES:
            _check_string(key, getattr(self, key))
        _one_of("kind", self.kind, KINDS)
        _one_of("scope", self.scope, SCOPES)
        if (self.phrase is None) == (self.regex is None):
            found = "neither" if self.phrase is None else "both"
            msg = f"a pattern has a phrase or a regex, this has {found}"
            raise PatternError(msg)
        if self.site is not None:
            plain_host(self.site)
        if self.phrase is not None and not words(self.phrase):
            msg = f"the phrase is empty: {self.phrase!r}"
            raise PatternError(msg)
        if self.regex is not None:
            compiled(self.regex)

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> Pattern:
        """Make a pattern of the keys and values of `entry`.

        Raises
        ------
        PatternError
            If a key is unknown or `kind` missing, or as above.
        """
        unknown = [str(key) for key in entry if key not in NAMES]
        if unknown:
            msg = f"unknown key {unknown[0]!r}: a pattern has {', '.join(NAMES)}"
            raise PatternError(msg)
        if "kind" not in entry:
            msg = f"no kind: use one of {', '.join(KINDS)}"
            raise PatternError(msg)
        none = [key for key, value in entry.items() if value is None]
        return cls(**{key: value for key, value in entry.items() if key not in none})

    @property
    def label(self) -> str:
        """What messages and warnings call it."""
        said = " ".join((self.name or self.phrase or self.regex or "").split())
        return said if len(said) <= _LABEL else said[: _LABEL - 1].rstrip() + "…"


NAMES = tuple(field.name for field in fields(Pattern))


def _check_string(key: str, value: object) -> None:
    if value is None and key not in ("kind", "scope"):
        return
    if not isinstance(value, str):
        msg = f"{key} must be a string, got {value!r}"
        raise PatternError(msg)
    try:
        value.encode()
    except UnicodeEncodeError:
        msg = f"{key} holds half of a surrogate pair: {value!r}"
        raise PatternError(msg) from None
    if key == "name" and not value.strip():
        msg = "the name is empty: leave it out, and the pattern is called by what it looks for"
        raise PatternError(msg)


def _one_of(key: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        msg = f"unknown {key} {value!r}: use one of {', '.join(known)}"
        raise PatternError(msg)
