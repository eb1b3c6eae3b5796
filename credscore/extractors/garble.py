"""Which phrases does nobody write?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from credscore.extractors.base import Detail, Evidence, Feature, Findings
from credscore.extractors.lexicons.garble import is_british
from credscore.oddity.damage import DamageModel
from credscore.oddity.phrases import Phrase, margins, phrases
from credscore.oddity.reading import Reading, read, sigmoid
from credscore.oddity.sentences import garbled
from credscore.oddity.typography import kinds_of
from credscore.text.disguise import Disguise, disguised
from credscore.text.document import Document
from credscore.text.quotes import inside
from credscore.text.span import Span

# A sentence of which every third word does not belong is garbled for sure.
_ALL_ODD = 1 / 3


@dataclass(frozen=True, slots=True)
class Garble:
    """Point at garbled phrases and broken punctuation.

    What it measures
        Everyday words that do not belong beside their neighbours, and punctuation that
        copying machines break; per 1,000 words.
    Why it bears on reliability
        A phrase that means nothing, or something else than the source said, misinforms.
    Limits
        Names, new words and specialist prose are rare without being wrong, so words with
        capitals and unknown words are not pointed at.  Wrong words that are common
        neighbours pass.  Words with look-alike letters or invisible characters are pointed
        at and weigh nothing by that.  Inside quotations people speak oddly: `in_quote` says so.
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
        Feature("garble.odd_words", unit="share of everyday words", low=0.0, high=1.0),
        Feature("garble.broken_kinds", unit="kinds of broken punctuation", low=0.0, high=20.0),
    )

    def __call__(self, doc: Document, /, detail: Detail = "evidence") -> Findings:
        """Find what is garbled in `doc`."""
        if not doc.n_words:
            silent = (0.0,) * len(doc.sentences) if detail == "full" else ()
            return Findings({f.name: math.nan for f in self.features}, sentences=silent)
        reading = read(doc)
        above = _above(doc, reading)
        found = phrases(doc, reading, above)
        values = {
            "garble.rate": _per_1000(len(found) + len(reading.marks), doc),
            "garble.odd_words": _odd_share(reading),
            "garble.broken_kinds": float(kinds_of(reading.marks)),
        }
        if detail == "score":
            return Findings(values)
        evidence = [_of_phrase(doc, phrase) for phrase in found]
        evidence += [
            Evidence(m.span, f"garble.{m.rule}", m.message, 0.6, in_quote=_quoted(doc, m.span))
            for m in reading.marks
        ]
        evidence += disguises(doc)
        evidence.sort(key=lambda e: e.span)
        per_sentence = _of_sentences(doc, reading, above) if detail == "full" else ()
        return Findings(values, tuple(evidence), per_sentence)


def _per_1000(count: int, doc: Document) -> float:
    return min(1000.0 * count / doc.n_words, 1000.0)


def _odd_share(reading: Reading) -> float:
    pointable = reading.damage.pointable
    if not pointable.any():
        return math.nan
    usual = DamageModel.shipped().thresholds.usual
    return float((reading.damage.log_odds[pointable] > usual).any(axis=1).mean())


def _above(doc: Document, reading: Reading) -> NDArray[np.float64]:
    """Return margins of tokens; British spellings, rare in the counts, are never pointed at."""
    above = margins(reading)
    starts, ends, kept = doc.tokens.starts, doc.tokens.ends, reading.views.kept
    for i in np.flatnonzero(above > 0).tolist():
        if is_british(doc.text[int(starts[kept[i]]) : int(ends[kept[i]])]):
            above[i] = -np.inf
    return above


def _of_phrase(doc: Document, phrase: Phrase) -> Evidence:
    words = phrase.span.of(doc.text)
    what = "words that do not go together" if " " in words else "a word that does not belong here"
    return Evidence(
        phrase.span,
        "garble.phrase",
        f"“{words}”: {what}",
        severity=round(0.3 + 0.6 * sigmoid(phrase.margin), 3),
        in_quote=_quoted(doc, phrase.span),
    )


def disguises(doc: Document) -> list[Evidence]:
    """Point at words that are not what they look like; what typesetting explains is left out."""
    return [_of_disguise(doc, word) for word in disguised(doc.text) if not word.honest]


def _of_disguise(doc: Document, word: Disguise) -> Evidence:
    """Say what a word is made of; by code points, since nobody can see it."""
    rule, what, found = "invisible", "characters that cannot be seen", word.invisible
    if word.doubles:
        rule, what, found = "lookalike", "letters that only look like Latin ones", word.doubles
    codes = ", ".join(f"U+{ord(c):04X}" for c in sorted(set(found)))
    return Evidence(
        word.span,
        f"garble.{rule}",
        f"a word with {what}: {codes}",
        severity=0.5,
        suggestion=word.plain,
        in_quote=_quoted(doc, word.span),
    )


def _quoted(doc: Document, span: Span) -> bool:
    return inside(doc.quotations, span)


def _of_sentences(doc: Document, reading: Reading, above: NDArray[np.float64]) -> tuple[float, ...]:
    begins = doc.tokens.starts[reading.views.kept]
    edges = np.array([(s.start, s.end) for s in doc.sentences]).reshape(-1, 2)
    bounds = np.searchsorted(begins, edges).tolist()
    worded = garbled(reading, bounds).tolist()
    odd = np.concatenate([[0], np.cumsum(above > 0)]).tolist()
    found = []
    for (first, last), probability in zip(bounds, worded, strict=True):
        damaged = min((odd[last] - odd[first]) / max(last - first, 1) / _ALL_ODD, 1.0)
        found.append(round(1 - (1 - probability) * (1 - damaged), 9))
    return tuple(found)
