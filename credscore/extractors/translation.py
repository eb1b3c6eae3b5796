"""Is this an unedited machine translation, or a copy sent through a translator and back?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from credscore.extractors.base import Detail, Evidence, Feature, Findings
from credscore.oddity.reading import Reading, any_of, read, read_many, sigmoid
from credscore.oddity.wording import MAKERS, Wording
from credscore.text.document import Document
from credscore.text.quotes import inside

# A sentence with fewer words says nothing of its own.
_MIN_WORDS = 8
_SHOWN_FROM = 0.5
_SURE = 50.0  # log-odds that no text needs to exceed


@dataclass(frozen=True, slots=True)
class Translation:
    """Say how likely a document is unedited machine translation.

    What it measures
        The probability that the text came out of a translation system and no editor saw it,
        from its wording and from the punctuation such copies carry.
    Why it bears on reliability
        What a translator made of a story says things its reporter never wrote.
    Limits
        Output of good systems on plain text is often indistinguishable.  A human
        translation can look alike.  A light touch of a synonym spinner is not seen.
        Nearest W3C credibility signal: Is Translation.
    Source
        Paired differences of machine and human translations of the same sources, and of
        round trips and their originals: docs/extractors/translation.md.

    >>> doc = Document.from_text("")
    >>> math.isnan(Translation()(doc).values["translation.probability"])
    True
    """

    name: ClassVar[str] = "translation"
    features: ClassVar[tuple[Feature, ...]] = (
        Feature("translation.probability", unit="probability", low=0.0, high=1.0),
        *(
            Feature(f"translation.{maker}", unit="log-odds", low=-_SURE, high=_SURE)
            for maker in MAKERS
        ),
    )

    def many(self, docs: Sequence[Document], detail: Detail) -> list[Findings]:
        """Judge many documents."""
        read_many(docs)
        return [self(doc, detail) for doc in docs]

    def __call__(self, doc: Document, /, detail: Detail = "evidence") -> Findings:
        """Judge the document; from `"evidence"` on, its sentences too."""
        reading = read(doc)
        values = _values(reading)
        if detail == "score":
            return Findings(values)
        if math.isnan(reading.log_odds):
            silent = (0.0,) * len(doc.sentences) if detail == "full" else ()
            return Findings(values, sentences=silent)
        of_sentences = _probabilities(doc, reading)
        evidence = tuple(_evidence(doc, of_sentences, sigmoid(reading.log_odds)))
        return Findings(values, evidence, of_sentences if detail == "full" else ())


def _values(reading: Reading) -> dict[str, float]:
    """Return the probability of any machine, and the log-odds of each kind, at its base rate."""
    values = {"translation.probability": sigmoid(reading.log_odds)}
    unread = math.isnan(reading.log_odds)
    for maker, log_odds in zip(MAKERS, reading.by_maker.tolist(), strict=True):
        values[f"translation.{maker}"] = math.nan if unread else min(max(log_odds, -_SURE), _SURE)
    return values


def _probabilities(doc: Document, reading: Reading) -> tuple[float, ...]:
    wording = Wording.shipped()
    starts = doc.tokens.starts[reading.views.kept]
    found = []
    for span in doc.sentences:
        first, last = np.searchsorted(starts, (span.start, span.end))
        # One row stands for all tokens alike.
        log_odds = reading.around[min(first, len(reading.around) - 1)]
        if last - first >= _MIN_WORDS:
            log_odds = log_odds + wording.log_odds_of_sentence(reading.shares[first:last])
        found.append(sigmoid(any_of(log_odds)))
    return tuple(found)


def _evidence(doc: Document, probabilities: tuple[float, ...], whole: float) -> list[Evidence]:
    """Point at the sentences that speak for a machine themselves, beyond the document."""
    found = []
    for span, probability in zip(doc.sentences, probabilities, strict=True):
        first, last = doc.tokens.between(span.start, span.end)
        if probability < max(_SHOWN_FROM, whole):
            continue
        if int(doc.tokens.is_word[first:last].sum()) < _MIN_WORDS:
            continue
        message = f"worded as machines translate (probability in this text {probability:.2f})"
        found.append(
            Evidence(
                span,
                "translation.sentence",
                message,
                severity=round(probability, 3),
                in_quote=inside(doc.quotations, span),
            )
        )
    return found
