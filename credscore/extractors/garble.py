"""Which phrases does nobody write?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from credscore.extractors.base import Detail, Evidence, Feature, Findings
from credscore.oddity.pairs import PairModel
from credscore.oddity.reading import Reading, prior, read, sigmoid
from credscore.oddity.typography import kinds_of
from credscore.text.document import Document
from credscore.text.quotes import inside
from credscore.text.span import Span

# In a document that is likely a machine's, a weaker oddity is enough to be pointed at: at
# even odds half of the way from the strict to the loose threshold, at 50 to 1 all of it.
_LOOSEST_AT = math.log(50)

# A sentence is as garbled as its three worst pairs; a short one is filled up with harmless ones.
_WORST = 3
_HARMLESS = -3.0
_STEEPNESS = 2.0


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
        Feature("garble.broken_kinds", unit="kinds of broken punctuation", low=0.0, high=20.0),
    )

    def __call__(self, doc: Document, /, detail: Detail = "evidence") -> Findings:
        """Find what is garbled in `doc`."""
        if not doc.n_words:
            silent = (0.0,) * len(doc.sentences) if detail == "full" else ()
            return Findings({f.name: math.nan for f in self.features}, sentences=silent)
        reading = read(doc)
        phrases = _phrases(doc, reading)
        values = {
            "garble.rate": _per_1000(len(phrases) + len(reading.marks), doc),
            "garble.odd_pairs": _odd_share(reading),
            "garble.broken_kinds": float(kinds_of(reading.marks)),
        }
        if detail == "score":
            return Findings(values)
        evidence = [_of_phrase(doc, span, log_odds) for span, log_odds in phrases]
        evidence += [
            Evidence(m.span, f"garble.{m.rule}", m.message, 0.6, in_quote=_quoted(doc, m.span))
            for m in reading.marks
        ]
        evidence.sort(key=lambda e: e.span)
        per_sentence = _of_sentences(doc, reading) if detail == "full" else ()
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
    found: list[tuple[Span, float]] = []
    for i in odd.tolist():
        first, second = kept[i], kept[i + 1]
        if second != first + 1:  # something dropped between the two, such as a quotation mark
            continue
        span, log_odds = Span(int(starts[first]), int(ends[second])), float(reading.pairs[i])
        if found and span.start <= found[-1][0].end:
            before, worst = found.pop()
            span, log_odds = Span(before.start, span.end), max(worst, log_odds)
        found.append((span, log_odds))
    return found


def _of_phrase(doc: Document, span: Span, log_odds: float) -> Evidence:
    words = span.of(doc.text)
    return Evidence(
        span,
        "garble.phrase",
        f"“{words}”: words that are hardly ever written side by side",
        severity=round(0.3 + 0.6 * sigmoid(log_odds), 3),
        in_quote=_quoted(doc, span),
    )


def _quoted(doc: Document, span: Span) -> bool:
    return inside(doc.quotations, span)


def _of_sentences(doc: Document, reading: Reading) -> tuple[float, ...]:
    """Return, per sentence, the logistic of how far its worst pairs lie above the usual."""
    usual, _ = PairModel.shipped().thresholds
    begins = doc.tokens.starts[reading.views.kept]
    found = []
    for sentence in doc.sentences:
        first, last = np.searchsorted(begins, (sentence.start, sentence.end))
        pairs = reading.pairs[first : max(last - 1, first)]
        worst = np.sort(pairs[np.isfinite(pairs)])[::-1][:_WORST]
        padded = np.concatenate([worst, np.full(_WORST - len(worst), _HARMLESS)])
        found.append(sigmoid(_STEEPNESS * (float(padded.mean()) - usual)))
    return tuple(found)
