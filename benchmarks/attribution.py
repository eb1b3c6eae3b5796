"""Measure the attribution extractor on PolNeAR's dev split and on NewsDiscourse.

Figures are F1 in percent unless they say otherwise; `benchmarks/relations.py` defines them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from benchmarks.relations import ROLES, Page, Relation, aligned, dice, same
from benchmarks.sources import kinds
from credscore.extractors.attribution import Attributions
from credscore.extractors.attribution.model import ANY, REPORTING, judge, shipped
from credscore.extractors.attribution.reading import read
from credscore.extractors.base import Findings
from credscore.model.metrics import auc
from credscore.text.document import Document
from credscore.training.data import Row, rows
from credscore.training.polnear import REPORTING_TIER

Counts = tuple[float, float, float]  # right, predicted, gold
LIKELY = 0.5
# The keyword rules that the model is measured against.
_QUOTED = re.compile(r"[“”\"]")


def measure(data: Path) -> dict[str, float | str]:
    """Return the figures of the shipped weights and of keyword rules."""
    dev = [r for r in rows(data, "attribution/polnear_train_dev") if r["split"] == "dev"]
    figures: dict[str, float | str] = {}
    figures.update(_polnear(dev))
    discourse = list(rows(data, "attribution/newsdiscourse_train_val"))
    figures.update(_discourse(discourse))
    figures.update(kinds(data))
    figures["sets"] = f"PolNeAR dev, {len(dev)} articles; NewsDiscourse, {len(discourse)} articles"
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
            **_sentence_counts(page, doc, (predicted, gold)),
            **_tier_counts("all", predicted, gold, aligned(predicted, gold)),
            **_reporting_counts(predicted, gold),
        }
        for name, counts in counted.items():
            tables.setdefault(name, []).append(counts)
        reporting = sum(one.reporting for one in gold)
        keywords = len(REPORTING_TIER.findall(doc.text))
        rates = np.array([reporting, keywords, len(gold), len(predicted)]) / len(page.starts)
        density.append((findings.values["attribution.rate"], *rates))
    r = np.corrcoef(np.array(density).T)
    return {
        **{name: f1(counts) for name, counts in tables.items()},
        "density, reporting tier, Pearson r": round(float(r[0, 1]), 3),
        "density, reporting tier, keywords, Pearson r": round(float(r[1, 2]), 3),
        "density, all attributions listed, Pearson r": round(float(r[3, 4]), 3),
    }


def _sentence_counts(
    page: Page, doc: Document, pair: tuple[list[Relation], list[Relation]]
) -> dict[str, Counts]:
    (found, found_cued), (carrying, cued) = (_sentences_with(page, side) for side in pair)
    tier, _ = _sentences_with(page, [one for one in pair[1] if one.reporting])
    keyword = _matching(page, doc.text, REPORTING_TIER.search)
    quoting = keyword | _matching(page, doc.text, _QUOTED.search)
    by_tier = _likely(page, doc, REPORTING)
    return {
        "sentence carries an attribution, by probability": _counts(
            _likely(page, doc, ANY), carrying
        ),
        "sentence carries an attribution, by spans": _counts(found, carrying),
        "sentence carries an attribution, keywords": _counts(keyword, carrying),
        "sentence carries an attribution, keywords or quotation marks": _counts(quoting, carrying),
        "sentence carries a cue": _counts(found_cued, cued),
        "sentence carries one of the reporting tier, by probability": _counts(by_tier, tier),
    }


def _discourse(articles: list[Row]) -> dict[str, float | str]:
    by_probability, by_span, keyword = [], [], []
    speaking: list[float] = []
    telling: list[float] = []
    for row in articles:
        text = row["text"]
        doc = Document.from_text(text)
        findings = Attributions()(doc, detail="full")
        page = Page.of(text, [(s["start"], s["end"]) for s in row["sentences"]])
        speech = {i for i, s in enumerate(row["sentences"]) if s["speech"]}
        predicted = [page.relation(text, a) for a in _spans(findings)]
        by_probability.append(_counts(_likely(page, doc, REPORTING), speech))
        for i, value in enumerate(_highest(page, doc, REPORTING)):
            (speaking if i in speech else telling).append(value)
        by_span.append(_counts(_sentences_with(page, predicted)[0], speech))
        keyword.append(_counts(_matching(page, text, REPORTING_TIER.search), speech))
    return {
        "NewsDiscourse speech sentences, by probability": f1(by_probability),
        "NewsDiscourse speech sentences, by probability, AUC": round(auc(speaking, telling), 3),
        "NewsDiscourse speech sentences, by spans of all attributions": f1(by_span),
        "NewsDiscourse speech sentences, keywords": f1(keyword),
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


def _likely(page: Page, doc: Document, tier: int) -> set[int]:
    """Return the page's sentences in which a sentence of the document is likely to report."""
    return {i for i, value in enumerate(_highest(page, doc, tier)) if value >= LIKELY}


def _highest(page: Page, doc: Document, tier: int) -> list[float]:
    """Return the highest probability of the document's sentences in each of the page's."""
    probabilities = judge(read(doc), shipped()).sentences[:, tier].tolist()
    ends = [span.end for span in doc.sentences]
    starts = [span.start for span in doc.sentences]
    return [
        max(probabilities[bisect_right(ends, start) : bisect_left(starts, end)], default=0.0)
        for start, end in page.sentences
    ]


def _reporting_counts(predicted: list[Relation], gold: list[Relation]) -> dict[str, Counts]:
    """Count the reporting tier; what fits gold of the other tier is ignored."""
    pairs = aligned(predicted, gold)
    other = {id(p) for p, g in pairs if not g.reporting}
    kept = [p for p in predicted if id(p) not in other]
    tier = [g for g in gold if g.reporting]
    return _tier_counts("reporting tier", kept, tier, [(p, g) for p, g in pairs if g.reporting])


def _tier_counts(
    tier: str,
    predicted: list[Relation],
    gold: list[Relation],
    pairs: list[tuple[Relation, Relation]],
) -> dict[str, Counts]:
    size = len(predicted), len(gold)
    return {
        f"relation, {tier}": (sum(same(p, g) for p, g in pairs), *size),
        f"cue, {tier}": (sum(bool(p.cue & g.cue) for p, g in pairs), *size),
        **{
            f"{role} spans, {tier}, aligned": (
                sum(
                    dice(getattr(p, role), getattr(g, role))
                    for p, g in pairs
                    if getattr(p, role) and getattr(g, role)
                ),
                sum(bool(getattr(p, role)) for p in predicted),
                sum(bool(getattr(g, role)) for g in gold),
            )
            for role in ("source", "content")
        },
    }
