"""When a score would be honest: long enough, English, and running text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from credscore.model.score import Status
from credscore.ngram.repeated import repeated
from credscore.ngram.views import FUNCTION_WORDS
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
# Share of the longer words of closed classes ("with", "from") that have a capital behind a word in
# small letters: in a trial one of some 10,000 texts of people had more, an article of health news.
_STREWN, _FEWEST, _LONGER = 0.2, 20, 4
_BITS = 21  # of each of three numbers in one; no text has two million different words
_STOPS = frozenset(".!?…")
_CLOSED = frozenset(word for word in FUNCTION_WORDS if len(word) >= _LONGER and word.isalpha())


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
    described = doc.tokens.column(_letters)
    held = described[:, -1].nonzero()[0]
    letters, upper, first, n = described[held].sum(axis=0).tolist()
    if _distinct(doc.tokens.numbers[held].astype(np.int64)) < _LEAST_DISTINCT * max(0, n - 2):
        return "repetition"
    if 100 * sum(map(doc.text.count, _STOPS)) < _FEWEST_STOPS * n:
        return "no_stops"
    low, high = _CAPITALS
    if not low * letters <= upper <= high * letters:
        return "capitals"
    if first > _CAPITALISED * n or _are_strewn(doc.tokens.column(_cases)):
        return "capitals"
    return None


def _are_strewn(cases: NDArray[np.bool_]) -> bool:
    """Tell whether capitals stand where neither a sentence begins nor a name is."""
    small, closed, capital = cases.T
    behind = small[:-1] & closed[1:]
    n = int(np.count_nonzero(behind))
    return n >= _FEWEST and int(np.count_nonzero(behind & capital[1:])) > _STREWN * n


def _cases(tokens: Sequence[str]) -> NDArray[np.bool_]:
    """Tell which tokens are small, such closed-class words, and begin with a capital; (n, 3)."""
    return np.array(
        [(t.islower(), t.lower() in _CLOSED, t[0].isupper() and not t.isupper()) for t in tokens],
        dtype=np.bool_,
    ).reshape(-1, 3)


def _letters(tokens: Sequence[str]) -> NDArray[np.int64]:
    """Return length, capitals, capital first, and letter first of every token; (n_tokens, 4)."""
    return np.array(
        [(len(t), sum(map(str.isupper, t)), t[0].isupper(), t[0].isalpha()) for t in tokens],
        dtype=np.int64,
    ).reshape(-1, 4)


def _distinct(numbers: NDArray[np.int64]) -> int:
    """Count the runs of three numbers that differ."""
    if int(numbers.max(initial=0)) >= 1 << _BITS:
        _, numbers = np.unique(numbers, return_inverse=True)
    first, second, third = numbers[:-2] << 2 * _BITS, numbers[1:-1] << _BITS, numbers[2:]
    return int((~repeated((first | second | third).view(np.uint64))).sum())
