"""A synonym spinner: words exchanged blindly for WordNet synonyms, changes known exactly.

WordNet's files are read from where Debian's `wordnet-base` puts them.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from credscore.ngram.views import FUNCTION_WORDS
from credscore.text.span import Span
from credscore.text.tokens import tokenize

WORDNET = Path("/usr/share/wordnet")
_PARTS = ("noun", "verb", "adj", "adv")
_SHORTEST = 4
# (ending of the word, ending of its base form): enough to look most forms up
_ENDINGS = (
    ("", ""), ("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"),
    ("ing", ""), ("ing", "e"),
)  # fmt: skip


class MissingWordNet(RuntimeError):
    """WordNet's files are not installed."""


@dataclass(frozen=True, slots=True)
class Spun:
    """A spun text, and where its words were exchanged."""

    text: str
    changed: tuple[Span, ...]


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """Return the single-word synonyms of every lemma, in WordNet's order of senses.

    Raises
    ------
    MissingWordNet
        If the files are not there.
    """
    found: dict[str, list[str]] = {}
    for part in _PARTS:
        path = WORDNET / f"data.{part}"
        if not path.is_file():
            msg = f"the spinner needs {path}: on Debian, apt install wordnet-base"
            raise MissingWordNet(msg)
        for line in path.read_text(encoding="latin-1").splitlines():
            if not line.startswith("  "):
                _add_synset(line.split(), found)
    return {lemma: tuple(dict.fromkeys(words)) for lemma, words in found.items()}


def _add_synset(fields: list[str], found: dict[str, list[str]]) -> None:
    count = int(fields[3], 16)
    words = [fields[4 + 2 * i].partition("(")[0].lower() for i in range(count)]
    plain = [word for word in words if word.isalpha()]
    for word in plain:
        found.setdefault(word, []).extend(other for other in plain if other != word)


def spin(text: str, share: float, seed: int) -> Spun:
    """Exchange about `share` of the lower-case content words of `text`.

    Parameters
    ----------
    text : str
    share : float
        From 0 to 1.
    seed : int
    """
    rng = random.Random(seed)  # noqa: S311  no secret
    tokens = tokenize(text)
    pieces: list[str] = []
    changed: list[Span] = []
    at = length = 0
    for i, token in enumerate(tokens.strings):
        other = _exchanged(token, rng) if rng.random() < share else None
        if other is None:
            continue
        start = int(tokens.starts[i])
        pieces += [text[at:start], other]
        length += start - at
        changed.append(Span(length, length + len(other)))
        length += len(other)
        at = int(tokens.ends[i])
    pieces.append(text[at:])
    return Spun("".join(pieces), tuple(changed))


def _exchanged(token: str, rng: random.Random) -> str | None:
    if not (token.isalpha() and token.islower()) or token in FUNCTION_WORDS:
        return None
    for ending, base_ending in _ENDINGS:
        if not token.endswith(ending):
            continue
        base = token[: len(token) - len(ending)] + base_ending
        options = synonyms().get(base, ())
        if len(base) >= _SHORTEST and options:
            return _with_ending(rng.choice(options[:5]), ending)
    return None


def _with_ending(word: str, ending: str) -> str:
    if ending in ("", "s", "es", "ies"):
        plural = "es" if word.endswith(("s", "x", "ch", "sh")) else "s"
        return word + (plural if ending else "")
    stem = word.removesuffix("e")
    return stem + ("ing" if ending == "ing" else "ed")
