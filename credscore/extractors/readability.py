"""How hard is the text to read?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from credscore.extractors.base import Detail, Feature, Findings
from credscore.text.document import Document

# Senter & Smith (1967), Automated Readability Index
_ARI_CHARACTERS, _ARI_WORDS, _ARI_BASE = 4.71, 0.5, -21.43
# Coleman & Liau (1975), per 100 words
_CL_LETTERS, _CL_SENTENCES, _CL_BASE = 0.0588, 0.296, -15.8
_LOWEST, _HIGHEST = -40.0, 60.0


@dataclass(frozen=True, slots=True)
class Readability:
    """Grade the text by the lengths of its words and sentences.

    What it measures
        Automated Readability Index and Coleman-Liau index, in US school grades, both from
        characters alone: no syllables, no dictionary.  Beyond -40 and 60 they are cut off.
    Why it bears on reliability
        News is written for grades 8 to 14.  Far outside, the text is often no article: lists
        run together, sentences that lost their stops.  It moves the score little.
    Limits
        Says nothing of sense: word salad with short words reads easily.
        Nearest W3C credibility signal: Reading Level.
    Source
        Senter & Smith (1967); Coleman & Liau (1975).

    >>> doc = Document.from_text("The cat sat on the mat. It was warm.")
    >>> round(Readability()(doc).values["readability.ari"], 2)
    -5.57
    """

    name: ClassVar[str] = "readability"
    features: ClassVar[tuple[Feature, ...]] = (
        Feature("readability.ari", unit="grade level", low=_LOWEST, high=_HIGHEST),
        Feature("readability.coleman_liau", unit="grade level", low=_LOWEST, high=_HIGHEST),
        Feature("readability.words_per_sentence", unit="words", low=0.0, high=math.inf),
    )

    def __call__(self, doc: Document, /, detail: Detail = "evidence") -> Findings:
        """Grade `doc`."""
        words = doc.n_words
        if not words:
            return Findings({f.name: math.nan for f in self.features})
        tokens = doc.tokens
        characters = int((tokens.ends - tokens.starts)[tokens.is_word].sum())
        sentences = len(doc.sentences)
        per_word, per_sentence = characters / words, words / sentences
        ari = _ARI_CHARACTERS * per_word + _ARI_WORDS * per_sentence + _ARI_BASE
        coleman_liau = _CL_LETTERS * 100 * per_word - _CL_SENTENCES * 100 / per_sentence + _CL_BASE
        return Findings(
            {
                "readability.ari": _clipped(ari),
                "readability.coleman_liau": _clipped(coleman_liau),
                "readability.words_per_sentence": per_sentence,
            }
        )


def _clipped(grade: float) -> float:
    return min(max(grade, _LOWEST), _HIGHEST)
