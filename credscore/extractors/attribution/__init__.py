"""Who is cited for what?"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from credscore.extractors.attribution.kinds import kinds_of
from credscore.extractors.attribution.model import REPORTING, Judged, judge, shipped
from credscore.extractors.attribution.reading import Reading, read
from credscore.extractors.attribution.roles import label
from credscore.extractors.attribution.spans import Found, find
from credscore.extractors.attribution.ways import chain_of, form_of, own_outlets
from credscore.extractors.attribution.words import Range, Words
from credscore.extractors.base import (
    Attribution,
    Chain,
    Detail,
    Evidence,
    Feature,
    Findings,
    SourceKind,
)
from credscore.extractors.lexicons.attribution.sources import BARE_SOURCES
from credscore.text.document import Document
from credscore.text.quotes import inside
from credscore.text.span import Span

__all__ = ["Attributions"]

_NAMED: frozenset[SourceKind] = frozenset({"named_person", "named_organisation"})
_ANONYMOUS: frozenset[SourceKind] = frozenset({"unnamed_individual", "unnamed_group"})


@dataclass(frozen=True, slots=True)
class Attributions:
    """Find who is cited for what, and measure how densely claims are attributed.

    What it measures
        Attributions in the sense of PolNeAR: a source, a cue ("said", "according to") and the
        content reported.  Linear models decide which sentences and which verbs report, a chain
        of token labels finds cue, source and content.  The rate counts the reporting tier:
        verbs of saying and "according to", not attitudes such as "wants".
    Why it bears on reliability
        Edited news says where its claims come from, and names the source where it can.
    Limits
        Says nothing of whether the words were said: a garbled copy keeps the attributions of
        its original.  A pronoun takes the kind of the last source it may stand for.
        Learned on US political news; sources of sport or science are found less surely.
    Source
        Newell, Margolin & Ruths (2018). An Attribution Relations Corpus for Political News.
        On bare sources: The Associated Press, Statement of News Values and Principles.

    >>> doc = Document.from_text("The bridge is safe, the mayor said on Monday.")
    >>> found = Attributions()(doc, detail="full").attributions[0]
    >>> [span.of(doc.text) for span in (*found.source, *found.cue, *found.content)]
    ['the mayor', 'said', 'The bridge is safe']
    """

    name: ClassVar[str] = "attribution"
    features: ClassVar[tuple[Feature, ...]] = (
        Feature("attribution.rate", unit="attributions per 1,000 words", low=0.0, high=1000.0),
        Feature("attribution.sentence_share", unit="share of sentences", low=0.0, high=1.0),
        Feature("attribution.named_share", unit="share of attributions", low=0.0, high=1.0),
        Feature("attribution.anonymous_share", unit="share of attributions", low=0.0, high=1.0),
        Feature("attribution.outlet_share", unit="share of attributions", low=0.0, high=1.0),
        Feature("attribution.quoted_share", unit="share of words", low=0.0, high=1.0),
    )

    def __call__(self, doc: Document, /, detail: Detail = "evidence") -> Findings:
        """Find the attributions of `doc`."""
        return self.many((doc,), detail)[0]

    def many(self, docs: Sequence[Document], detail: Detail) -> list[Findings]:
        """Find the attributions of many documents, one step after the other."""
        worded = [doc for doc in docs if doc.n_words]
        readings = [read(doc) for doc in worded]
        judgements = [judge(reading, shipped()) for reading in readings]
        cited = _cited(worded, readings, judgements)
        each = iter(zip(worded, readings, judgements, cited, strict=True))
        return [
            self._findings(*next(each), detail) if doc.n_words else self._silent(doc, detail)
            for doc in docs
        ]

    def _silent(self, doc: Document, detail: Detail) -> Findings:
        silent = (0.0,) * len(doc.sentences) if detail == "full" else ()
        return Findings({f.name: math.nan for f in self.features}, sentences=silent)

    def _findings(
        self,
        doc: Document,
        reading: Reading,
        judged: Judged,
        cited: Sequence[_Cited],
        detail: Detail,
    ) -> Findings:
        likely = judged.cues[:, REPORTING] >= shipped().settings["thresholds"]["reporting"]
        reporting = [one for one in cited if likely[one.found.place]]
        values = _values(doc, reading, judged, reporting)
        if detail == "score":
            return Findings(values)
        evidence = _evidence(doc, [one.attribution() for one in reporting])
        if detail == "evidence":
            return Findings(values, evidence)
        sentences = tuple(judged.sentences[:, REPORTING].tolist())
        return Findings(values, evidence, sentences, tuple(one.attribution() for one in cited))


@dataclass(frozen=True, slots=True)
class _Cited:
    """An attribution before its spans are asked for."""

    words: Words
    found: Found
    kind: SourceKind
    chain: Chain

    def attribution(self) -> Attribution:
        one = self.found
        return Attribution(
            source=(self._span(one.source),) if one.source else (),
            cue=(self._span(one.cue),),
            content=tuple(map(self._span, one.contents)),
            source_kind=self.kind,
            form=form_of(self.words, one),
            chain=self.chain,
        )

    def _span(self, part: Range) -> Span:
        return Span(self.words.starts[part[0]], self.words.ends[part[1] - 1])


def _cited(
    docs: Sequence[Document], readings: Sequence[Reading], judgements: Sequence[Judged]
) -> list[list[_Cited]]:
    """Return who is cited in every document, one step after the other for all of them."""
    words = [Words.of(doc, reading) for doc, reading in zip(docs, readings, strict=True)]
    cued = [r.cues[judged.taken] for r, judged in zip(readings, judgements, strict=True)]
    roles = [label(r, cues, shipped()) for r, cues in zip(readings, cued, strict=True)]
    found = [
        find(w, _cues(reading, judged), tagged)
        for w, reading, judged, tagged in zip(words, readings, judgements, roles, strict=True)
    ]
    kinds = [kinds_of(w, doc.text, some) for w, doc, some in zip(words, docs, found, strict=True)]
    return [
        _chained(w, doc.text, some, of_some)
        for w, doc, some, of_some in zip(words, docs, found, kinds, strict=True)
    ]


def _chained(
    words: Words, text: str, found: Sequence[Found], kinds: Sequence[SourceKind]
) -> list[_Cited]:
    own = own_outlets(text)
    return [
        _Cited(words, one, kind, chain_of(words, text, one, kind, own))
        for one, kind in zip(found, kinds, strict=True)
    ]


def _cues(reading: Reading, judged: Judged) -> list[tuple[int, int, int]]:
    """Return place, token and sentence of every cue that is taken for one."""
    places = judged.taken.nonzero()[0]
    cues = reading.cues[places]
    columns = (places, cues, reading.sentence[cues])
    return list(zip(*(column.tolist() for column in columns), strict=True))


def _values(
    doc: Document, reading: Reading, judged: Judged, found: Sequence[_Cited]
) -> Mapping[str, float]:
    def share(chosen: int) -> float:
        return chosen / len(found) if found else math.nan

    quoted = int((reading.quoted & doc.tokens.is_word).sum())
    return {
        "attribution.rate": 1000.0 * float(judged.cues[:, REPORTING].sum()) / doc.n_words,
        "attribution.sentence_share": float(judged.sentences[:, REPORTING].mean()),
        "attribution.named_share": share(sum(a.kind in _NAMED for a in found)),
        "attribution.anonymous_share": share(sum(a.kind in _ANONYMOUS for a in found)),
        "attribution.outlet_share": share(
            sum(a.kind == "media_outlet" or a.chain == "outlet" for a in found)
        ),
        "attribution.quoted_share": quoted / doc.n_words,
    }


def _evidence(doc: Document, found: Sequence[Attribution]) -> tuple[Evidence, ...]:
    evidence: list[Evidence] = []
    outlets: set[str] = set()
    for span, one in {one.source[0]: one for one in found if one.source}.items():
        source = span.of(doc.text).lower()
        if source in BARE_SOURCES:
            message = f"“{span.of(doc.text)}” does not say who the source is or how they know"
            rule, severity = "attribution.anonymous", 0.2
        elif one.source_kind == "media_outlet" and source not in outlets:
            outlets.add(source)
            message = f"reported at second hand, from {span.of(doc.text)}"
            rule, severity = "attribution.secondhand", 0.1
        else:
            continue
        quoted = inside(doc.quotations, span)
        evidence.append(Evidence(span, rule, message, severity, in_quote=quoted))
    return tuple(sorted(evidence, key=lambda e: e.span))
