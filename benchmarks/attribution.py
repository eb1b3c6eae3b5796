"""Measure the attribution extractor on PolNeAR's dev split and on NewsDiscourse.

Figures are percentages unless they are correlations.  Words, not punctuation marks, are
counted; sentences are cut by a fixed splitter, so that figures can be compared across systems.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from credscore.extractors.attribution import Attributions
from credscore.extractors.base import Findings
from credscore.text.document import Document
from credscore.training.attribution import REPORTING_TIER
from credscore.training.data import Row, rows

Spans = list[list[int]]
Ids = frozenset[int]
Counts = tuple[float, float, float]  # right, predicted, gold
ROLES = ("source", "cue", "content")
LIKELY = 0.5
OVERLAP = 0.5  # Dice coefficient from which content counts as found

_WORD = re.compile(r"[A-Za-z0-9À-ɏ]+(?:[’'.\-&][A-Za-z0-9À-ɏ]+)*|[^\sA-Za-z0-9À-ɏ]")
_END = re.compile(r"[.!?…]+[”\"’')\]]*(?=\s+[“\"‘'(\[]?[A-Z0-9@#])|:(?=\s+[“\"][A-Z])$")
_LAST_WORD = re.compile(r"[A-Za-z.]+$")
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr sen rep gov gen col lt sgt capt st jr sr vs u.s u.n u.k d.c no inc co corp ltd
    jan feb mar apr jun jul aug sep sept oct nov dec prof rev hon pres maj adm cmdr calif fla tex
    va pa md mass conn mich minn wis ariz colo ill ind tenn n.h n.y n.j n.c s.c r d a.m p.m i.e
    e.g etc
    """.split()
)
# The keyword rules that the model is measured against.
_QUOTED = re.compile(r"[“”\"]")


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution as the numbers of its words."""

    source: Ids
    cue: Ids
    content: Ids
    reporting: bool

    def every(self) -> Ids:
        """Return the words of all three roles."""
        return self.source | self.cue | self.content


@dataclass(frozen=True, slots=True)
class Page:
    """A text's words and sentences."""

    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]

    @classmethod
    def of(cls, text: str, sentences: list[tuple[int, int]] | None = None) -> Page:
        """Cut a text into words and sentences."""
        found = [m for m in _WORD.finditer(text) if any(c.isalnum() for c in m[0])]
        starts, ends = [m.start() for m in found], [m.end() for m in found]
        return cls(starts, ends, sentences or list(_sentences(text)))

    def ids(self, spans: Spans) -> Ids:
        """Return the words that the spans touch."""
        found: set[int] = set()
        for start, end in spans:
            first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
            found.update(range(first, last))
        return frozenset(found)

    def homes(self, ids: Ids) -> set[int]:
        """Return the sentences that the words stand in."""
        begins = [start for start, _ in self.sentences]
        return {max(0, bisect_right(begins, self.starts[i]) - 1) for i in ids}

    def relation(self, text: str, one: Row) -> Relation:
        """Read an attribution given as spans."""
        cue = " ".join(text[a:b] for a, b in one["cue"])
        source, cued, content = (self.ids(one[role]) for role in ROLES)
        return Relation(source, cued, content, reporting=bool(REPORTING_TIER.search(cue)))


def measure(data: Path) -> dict[str, float | str]:
    """Return the figures of the shipped weights and of keyword rules."""
    dev = [r for r in rows(data, "attribution/polnear_train_dev") if r["split"] == "dev"]
    figures: dict[str, float | str] = {}
    figures.update(_polnear(dev))
    discourse = list(rows(data, "attribution/newsdiscourse_train_val"))
    figures.update(_discourse(discourse))
    figures["set"] = f"PolNeAR dev, {len(dev)} articles; NewsDiscourse, {len(discourse)} articles"
    return figures


def f1(counts: Sequence[Counts]) -> float:
    """Return F1, in percent, of summed counts."""
    right, predicted, gold = np.sum(counts, axis=0)
    return round(float(200 * right / (predicted + gold)), 1) if predicted + gold else 0.0


def _counts(predicted: set[int], gold: set[int]) -> Counts:
    return len(predicted & gold), len(predicted), len(gold)


def _polnear(articles: list[Row]) -> dict[str, float | str]:
    tables: dict[str, list[Counts]] = {}
    density: list[tuple[float, ...]] = []
    for row in articles:
        doc = Document.from_text(row["text"])
        findings = Attributions()(doc, detail="full")
        page = Page.of(doc.text)
        gold = [page.relation(doc.text, a) for a in row["attributions"]]
        gold = [one for one in gold if one.every()]
        predicted = [page.relation(doc.text, a) for a in _spans(findings)]
        predicted = [one for one in predicted if one.every()]
        counted = {
            **_sentence_counts(page, doc, findings, (predicted, gold)),
            **_relation_counts(predicted, gold),
        }
        for name, counts in counted.items():
            tables.setdefault(name, []).append(counts)
        reporting = sum(one.reporting for one in gold)
        keywords = len(REPORTING_TIER.findall(doc.text))
        rates = np.array([reporting, keywords, len(gold), len(predicted)]) / len(page.starts)
        density.append((findings.values["attribution.rate"], *rates))
    r = np.corrcoef(np.array(density).T)
    return {
        **{f"{name}_f1": f1(counts) for name, counts in tables.items()},
        "density_reporting_r": round(float(r[0, 1]), 3),
        "density_reporting_keyword_r": round(float(r[1, 2]), 3),
        "density_any_r": round(float(r[3, 4]), 3),
    }


def _sentence_counts(
    page: Page, doc: Document, findings: Findings, pair: tuple[list[Relation], list[Relation]]
) -> dict[str, Counts]:
    (found, found_cued), (carrying, cued) = (_sentences_with(page, side) for side in pair)
    tier, _ = _sentences_with(page, [one for one in pair[1] if one.reporting])
    keyword = _matching(page, doc.text, REPORTING_TIER.search)
    quoting = keyword | _matching(page, doc.text, _QUOTED.search)
    likely = _likely(page, doc, findings)
    return {
        "sentence": _counts(found, carrying),
        "sentence_cue": _counts(found_cued, cued),
        "sentence_keyword": _counts(keyword, carrying),
        "sentence_keyword_or_quote": _counts(quoting, carrying),
        "sentence_probability": _counts(likely, carrying),
        "sentence_probability_reporting": _counts(likely, tier),
    }


def _discourse(articles: list[Row]) -> dict[str, float | str]:
    by_probability, by_span, keyword = [], [], []
    for row in articles:
        text = row["text"]
        doc = Document.from_text(text)
        findings = Attributions()(doc, detail="full")
        page = Page.of(text, [(s["start"], s["end"]) for s in row["sentences"]])
        speech = {i for i, s in enumerate(row["sentences"]) if s["speech"]}
        predicted = [page.relation(text, a) for a in _spans(findings)]
        by_probability.append(_counts(_likely(page, doc, findings), speech))
        by_span.append(_counts(_sentences_with(page, predicted)[0], speech))
        keyword.append(_counts(_matching(page, text, REPORTING_TIER.search), speech))
    return {
        "speech_f1": f1(by_probability),
        "speech_by_span_f1": f1(by_span),
        "speech_keyword_f1": f1(keyword),
    }


def _spans(findings: Findings) -> list[Row]:
    return [
        {role: [[s.start, s.end] for s in getattr(one, role)] for role in ROLES}
        for one in findings.attributions
    ]


def _sentences_with(page: Page, relations: list[Relation]) -> tuple[set[int], set[int]]:
    every = frozenset[int]().union(*(r.every() for r in relations))
    return page.homes(every), page.homes(frozenset[int]().union(*(r.cue for r in relations)))


def _matching(page: Page, text: str, match: Callable[[str], object]) -> set[int]:
    return {i for i, (start, end) in enumerate(page.sentences) if match(text[start:end])}


def _likely(page: Page, doc: Document, findings: Findings) -> set[int]:
    """Return the page's sentences in which a sentence of the document is likely to report."""
    pairs = zip(doc.sentences, findings.sentences, strict=True)
    likely = [span for span, probability in pairs if probability >= LIKELY]
    starts = [span.start for span in likely]
    found = set()
    for i, (start, end) in enumerate(page.sentences):
        last = bisect_left(starts, end) - 1
        if last >= 0 and likely[last].end > start:
            found.add(i)
    return found


def _aligned(predicted: list[Relation], gold: list[Relation]) -> list[tuple[Relation, Relation]]:
    """Pair predicted with gold attributions one to one, those with the same cue first."""
    candidates = []
    for i, p in enumerate(predicted):
        for j, g in enumerate(gold):
            shared = sum(len(getattr(p, role) & getattr(g, role)) for role in ROLES)
            if shared:
                candidates.append((len(p.cue & g.cue) * 1000 + shared, i, j))
    pairs, used, paired = [], set(), set()
    for _, i, j in sorted(candidates, reverse=True):
        if i not in used and j not in paired:
            used.add(i)
            paired.add(j)
            pairs.append((predicted[i], gold[j]))
    return pairs


def _same(p: Relation, g: Relation) -> bool:
    """Tell whether cue and source overlap and content is mostly the same."""
    cue = bool(p.cue & g.cue) or not (p.cue or g.cue)
    source = bool(p.source & g.source) or not (p.source or g.source)
    size = len(p.content) + len(g.content)
    return cue and source and (not size or 2 * len(p.content & g.content) / size >= OVERLAP)


def _relation_counts(predicted: list[Relation], gold: list[Relation]) -> dict[str, Counts]:
    """Count all attributions; and the reporting tier, where what fits other gold is ignored."""
    pairs = _aligned(predicted, gold)
    ignored = sum(not g.reporting for _, g in pairs)
    right = sum(g.reporting and _same(p, g) for p, g in pairs)
    tier = sum(g.reporting for g in gold)
    return {
        "relation": (sum(_same(p, g) for p, g in pairs), len(predicted), len(gold)),
        "relation_reporting": (right, len(predicted) - ignored, tier),
    }


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text):
        paragraph, offset, start = line[0], line.start(), 0
        for mark in _END.finditer(paragraph):
            word = _LAST_WORD.search(paragraph[start : mark.start()])
            if mark[0] == "." and word and _abbreviates(word[0]):
                continue
            yield from _trimmed(paragraph, offset, start, mark.end())
            start = mark.end()
        yield from _trimmed(paragraph, offset, start, len(paragraph))


def _abbreviates(word: str) -> bool:
    return word.lower().strip(".") in _ABBREVIATIONS or (len(word) == 1 and word.isupper())


def _trimmed(paragraph: str, offset: int, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = paragraph[start:end]
    if piece.strip():
        left = len(piece) - len(piece.lstrip())
        yield offset + start + left, offset + start + len(piece.rstrip())
