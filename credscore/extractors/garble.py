"""Which phrases does nobody write?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from credscore.extractors.base import Detail, Evidence, Feature, Findings
from credscore.oddity.pairs import PairModel
from credscore.oddity.reading import Reading, prior, read
from credscore.text.document import Document
from credscore.text.quotes import inside
from credscore.text.span import Span, merge

# In a document that is likely a machine's, a weaker oddity is enough to be pointed at: at
# even odds half of the way from the strict to the loose threshold, at 50 to 1 all of it.
_LOOSEST_AT = math.log(50)


@dataclass(frozen=True, slots=True)
class Garble:
    """Point at garbled phrases and broken punctuation.

    What it measures
        Pairs of everyday words that people do not put side by side, and punctuation that
        copying machines break; per 1,000 words.
    Why it bears on reliability
        A phrase that means nothing, or something else than the source said, misinforms.
    Limits
        Names, new words and specialist prose are rare without being wrong, so pairs with
        capitals or unknown words are not judged.  Wrong words that are common neighbours
        pass.  Inside quotations people speak oddly: `in_quote` says so.
        Nearest W3C credibility signal: Grammatical Rules.
    Source
        Changes by post-editors and round trips: docs/extractors/garble.md.

    >>> doc = Document.from_text("The troops left. . He said so.")
    >>> [e.span.of(doc.text) for e in Garble()(doc).evidence]
    ['. .']
    """

    name: ClassVar[str] = "garble"
    features: ClassVar[tuple[Feature, ...]] = (
        Feature("garble.rate", unit="garbled phrases per 1,000 words", low=0.0, high=1000.0),
        Feature("garble.odd_pairs", unit="share of judged word pairs", low=0.0, high=1.0),
        Feature("garble.broken_marks", unit="per 1,000 words", low=0.0, high=2000.0),
    )

    def __call__(self, doc: Document, /, detail: Detail = "evidence") -> Findings:
        """Find what is garbled in `doc`."""
        if not doc.n_words:
            return Findings({f.name: math.nan for f in self.features})
        reading = read(doc)
        phrases = _phrases(doc, reading)
        values = {
            "garble.rate": _per_1000(len(phrases) + len(reading.marks), doc),
            "garble.odd_pairs": _odd_share(reading),
            "garble.broken_marks": _per_1000(len(reading.marks), doc),
        }
        if detail == "score":
            return Findings(values)
        evidence = [_of_phrase(doc, span, log_odds) for span, log_odds in phrases]
        evidence += [
            Evidence(m.span, f"garble.{m.rule}", m.message, 0.6, in_quote=_quoted(doc, m.span))
            for m in reading.marks
        ]
        evidence.sort(key=lambda e: e.span)
        per_sentence = _of_sentences(doc, phrases) if detail == "full" else ()
        return Findings(values, tuple(evidence), per_sentence)


def _per_1000(count: int, doc: Document) -> float:
    return min(1000.0 * count / doc.n_words, 1000.0)


def _odd_share(reading: Reading) -> float:
    judged = np.isfinite(reading.pairs)
    if not judged.any():
        return math.nan
    usual, _ = PairModel.shipped().thresholds
    return float((reading.pairs[judged] > usual).mean())


def _threshold(reading: Reading) -> float:
    loose, strict = PairModel.shipped().thresholds
    gain = reading.log_odds - prior()
    share = min(max(gain / (_LOOSEST_AT - prior()), 0.0), 1.0)
    return strict + share * (loose - strict)


def _phrases(doc: Document, reading: Reading) -> list[tuple[Span, float]]:
    odd = np.flatnonzero(reading.pairs > _threshold(reading))
    starts, ends, kept = doc.tokens.starts, doc.tokens.ends, reading.views.kept
    spans = {}
    for i in odd.tolist():
        first, second = kept[i], kept[i + 1]
        if second == first + 1:  # nothing dropped between the two, such as a quotation mark
            spans[Span(int(starts[first]), int(ends[second]))] = float(reading.pairs[i])
    return [
        (span, max(v for s, v in spans.items() if s.overlaps(span)))
        for span in merge(list(spans))
    ]


def _of_phrase(doc: Document, span: Span, log_odds: float) -> Evidence:
    words = span.of(doc.text)
    return Evidence(
        span,
        "garble.phrase",
        f"“{words}”: words that are hardly ever written side by side",
        severity=round(0.3 + 0.6 / (1 + math.exp(-log_odds)), 3),
        in_quote=_quoted(doc, span),
    )


def _quoted(doc: Document, span: Span) -> bool:
    return inside(doc.quotations, span)


def _of_sentences(doc: Document, phrases: list[tuple[Span, float]]) -> tuple[float, ...]:
    found = []
    for sentence in doc.sentences:
        worst = max((v for span, v in phrases if span.overlaps(sentence)), default=-math.inf)
        found.append(0.0 if worst == -math.inf else 1 / (1 + math.exp(-worst)))
    return tuple(found)
