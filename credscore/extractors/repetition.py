"""What does the text say twice?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from credscore.extractors.base import Detail, Evidence, Feature, Findings
from credscore.ngram.hashing import ODD, Hashes, token_hashes
from credscore.ngram.repeated import repeated
from credscore.text.document import Document
from credscore.text.quotes import inside
from credscore.text.span import Span

_PHRASE = 8  # words: quoted and named things repeat below this length
_LINE = 4
_POWERS = np.multiply.accumulate(np.full(_PHRASE, ODD[0]))
_AGAIN = "this line stood in the text before"


@dataclass(frozen=True, slots=True)
class Repetition:
    r"""Find lines and long phrases that come again.

    What it measures
        The share of words in lines that stood in the text before, and in runs of eight
        words that did.
    Why it bears on reliability
        Pages copied by a program carry their headline twice, or a whole part again.
    Limits
        Refrains, legal formulas and live blogs repeat themselves on purpose.
    Source
        Repetition shares follow Rae et al. (2021), Scaling Language Models, appendix A1.1.

    >>> doc = Document.from_text("Mayor resigns at last\nMayor resigns at last\nHe left.")
    >>> round(Repetition()(doc).values["repetition.line_share"], 2)
    0.4
    """

    name: ClassVar[str] = "repetition"
    features: ClassVar[tuple[Feature, ...]] = (
        Feature("repetition.line_share", unit="share of words", low=0.0, high=1.0),
        Feature("repetition.phrase_share", unit="share of words", low=0.0, high=1.0),
    )

    def __call__(self, doc: Document, /, detail: Detail = "evidence") -> Findings:
        """Find the repetitions of `doc`."""
        if not doc.n_words:
            return Findings({f.name: math.nan for f in self.features})
        again = _repeated_lines(doc)
        words = sum(_words_in(doc, span) for span in again)
        values = {
            "repetition.line_share": words / doc.n_words,
            "repetition.phrase_share": _phrase_share(doc),
        }
        if detail == "score":
            return Findings(values)
        evidence = tuple(
            Evidence(span, "repetition.line", _AGAIN, 0.2, in_quote=inside(doc.quotations, span))
            for span in again
        )
        return Findings(values, evidence)


def _words_in(doc: Document, span: Span) -> int:
    first, last = doc.tokens.between(span.start, span.end)
    return int(doc.tokens.is_word[first:last].sum())


def _repeated_lines(doc: Document) -> list[Span]:
    seen: set[str] = set()
    again = []
    for span in doc.paragraphs:
        line = span.of(doc.text)
        if line in seen and _words_in(doc, span) >= _LINE:
            again.append(span)
        seen.add(line)
    return again


def _hashes(tokens: Sequence[str]) -> Hashes:
    return token_hashes([token.lower() for token in tokens])


def _phrase_share(doc: Document) -> float:
    tokens = doc.tokens
    words = np.flatnonzero(tokens.is_word)
    hashes = tokens.column(_hashes)[words]
    count = max(0, len(hashes) - _PHRASE + 1)
    runs = np.zeros(count, dtype=np.uint64)
    for step, power in enumerate(_POWERS):
        runs += hashes[step : step + count] * power
    begins = np.flatnonzero(repeated(runs))
    if not len(begins):
        return 0.0
    covered = np.zeros(len(words), dtype=np.bool_)
    for step in range(_PHRASE):
        covered[begins + step] = True
    return float(covered.mean())
