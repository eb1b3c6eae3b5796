"""When a score would be honest: long enough, English, and running text."""

from __future__ import annotations

from dataclasses import dataclass

from credscore.model.score import Status
from credscore.text.document import Document
from credscore.text.genre import genre
from credscore.text.language import UNDETERMINED, identify

# Below this many words the translation signal has not settled; measured in
# docs/calibration.md.
MIN_WORDS = 100

# What no article of ten groups of people's texts comes near, 3,500 in all: distinct runs of
# three words, stops a hundred words, share of capitals among letters, and of words that begin
# with one.
_LEAST_DISTINCT = 0.4
_FEWEST_STOPS = 0.5
_CAPITALS = (0.003, 0.5)
_CAPITALISED = 0.75
_STOPS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Applicability:
    """Whether a document may be scored, why not, and its language."""

    status: Status
    language: str | None
    reasons: tuple[str, ...] = ()


def applicability(doc: Document) -> Applicability:
    """Decide whether `doc` is something the model was made for."""
    if doc.n_words == 0:
        return Applicability("abstained", None, ("too_short",))
    language = identify(doc)
    if language not in ("en", UNDETERMINED):
        return Applicability("not_applicable", language, (f"language:{language}",))
    kind = genre(doc)
    if kind is not None:
        return Applicability("not_applicable", language, (f"genre:{kind}",))
    if doc.n_words < MIN_WORDS:
        return Applicability("abstained", language, ("too_short",))
    if language == UNDETERMINED:
        return Applicability("not_applicable", language, (f"language:{UNDETERMINED}",))
    return _of_article(doc, language)


def _of_article(doc: Document, language: str) -> Applicability:
    oddity = _oddity(doc)
    if oddity is None:
        return Applicability("scored", language)
    return Applicability("abstained", language, (f"out_of_distribution:{oddity}",))


def _oddity(doc: Document) -> str | None:
    """Name what sets `doc` apart from any article the model has seen."""
    words = [token for token in doc.tokens.strings if token[0].isalpha()]
    runs = list(zip(words, words[1:], words[2:], strict=False))
    if len(set(runs)) < _LEAST_DISTINCT * len(runs):
        return "repetition"
    if 100 * sum(map(doc.text.count, _STOPS)) < _FEWEST_STOPS * len(words):
        return "no_stops"
    letters = "".join(words)
    upper = sum(map(str.isupper, letters))
    low, high = _CAPITALS
    if not low * len(letters) <= upper <= high * len(letters):
        return "capitals"
    if sum(word[0].isupper() for word in words) > _CAPITALISED * len(words):
        return "capitals"
    return None
