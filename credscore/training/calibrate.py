"""Turn sums of weights into log-odds, on documents kept out of the weights.

Texts of every class are cut or joined to the same range of lengths first: otherwise length
itself, which differs between the sources, would be learned as a sign of the class.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from credscore.ngram.views import views
from credscore.oddity.reading import LONGEST, SHORTEST
from credscore.oddity.surface import Surface
from credscore.oddity.typography import kinds_of, marks
from credscore.oddity.wording import MAKERS, Line, Wording
from credscore.text.document import Document
from credscore.text.tokens import tokenize
from credscore.training.data import RESERVED, essays, is_kept_out, natives, translations
from credscore.training.roundtrip import paired
from credscore.training.spinner import spin
from credscore.training.surface import fit_surface
from credscore.training.wording import PIVOTS, SPUN_SHARES, fit_line

SENTENCE_WORDS = (8, 45)
_PER_CLASS = 1500
_SOURCES = 400

# Shares of the classes among what each maker makes, and among people's texts.
MACHINE = {
    "neural": {"translation": 0.7, "essay": 0.3},
    "rule_based": {"rule_based": 1 / len(PIVOTS)},
    "spinner": {"spinner": 1.0},
}
PEOPLE = {"news": 0.3, "prose": 0.2, "reference": 0.25, "essay": 0.25}

# Of 119 spun pages, one reader saw broken punctuation in 43 within 330 words; so in about six
# of ten within the 700 words of a usual article.  That four of those ten carry two kinds or
# more is an assumption.
SPUN_WITH_MARKS = (0.41, 0.35, 0.24)
MARKS_FROM_WORDS = 400
# Of all articles, how many each kind of machine has made: an assumption, stated in the card.  Of
# 119 spun or translated pages that one reader collected about one in ten came from a synonym
# spinner, and hardly one from a rule-based translator.
BASE_RATES = {"neural": 0.06, "rule_based": 0.004, "spinner": 0.008}


@dataclass(frozen=True, slots=True)
class Sample:
    """Texts of one class, and the pivot of round trips."""

    kind: str
    machine: bool
    texts: list[str]
    pivot: str = ""


def samples(data: Path, rng: random.Random, cache: Path) -> list[Sample]:
    """Collect kept-out texts of every class, at matched lengths."""
    by_system: dict[str, list[str]] = {}
    for source, versions in sorted(translations(data).items()):
        if is_kept_out(source):
            for row in versions:
                name = "person" if row["label"] == "human_ref" else row["system"]
                key = f"{name} {row['lang_pair']} {row['year']}"
                by_system.setdefault(key, []).append(row["text"])
    systems = [t for key, t in sorted(by_system.items()) if not key.startswith("person ")]
    persons = [t for key, t in sorted(by_system.items()) if key.startswith("person ")]
    spelt = {key: texts for key, texts in essays(data).items() if is_kept_out(key)}
    trips = [[texts[p] for texts in spelt.values() if p in texts] for p in ("fr", "zh")]
    news, prose = _native_texts(data)
    sources = (news[:-RESERVED] + prose)[:_SOURCES]
    back = {p: [copy for _, copy in paired(sources, p, cache)] for p in PIVOTS}
    spun = [spin(t, SPUN_SHARES[i % len(SPUN_SHARES)], i).text for i, t in enumerate(sources)]
    return [
        *(
            Sample("rule_based", machine=True, texts=_resized([[t] for t in ts], rng), pivot=pivot)
            for pivot, ts in back.items()
        ),
        Sample("spinner", machine=True, texts=_resized([[t] for t in spun], rng)),
        Sample("translation", machine=True, texts=_resized(systems, rng)),
        Sample("essay", machine=True, texts=_resized(trips, rng)),
        Sample("reference", machine=False, texts=_resized(persons, rng)),
        Sample("essay", machine=False, texts=_resized([[t[""] for t in spelt.values()]], rng)),
        Sample("news", machine=False, texts=_resized([[t] for t in news], rng)),
        Sample("prose", machine=False, texts=_resized([[t] for t in prose], rng)),
    ]


def document_surface(wording: Wording, found: list[Sample]) -> Surface:
    """Fit log-odds that a document is of a neural machine, against even odds."""
    sums, lengths, machine, weight = [], [], [], []
    for sample in found:
        if sample.machine and sample.kind not in MACHINE["neural"]:
            continue
        share = (MACHINE["neural"] if sample.machine else PEOPLE)[sample.kind]
        for text in sample.texts:
            shares = wording.of_tokens(views(tokenize(text)))
            sums.append(wording.document_sums(shares))
            lengths.append(len(shares))
            machine.append(sample.machine)
            weight.append(share / len(sample.texts))
    columns = [np.array(column, dtype=np.float64) for column in (lengths, weight)]
    return fit_surface(np.array(sums), columns[0], np.array(machine), columns[1])


def sentence_line(wording: Wording, maker: str, found: list[Sample]) -> Line:
    """Fit log-odds of single lines."""
    low, high = SENTENCE_WORDS
    people = ("reference",) if maker == "neural" else ("news", "prose")
    made = ("translation",) if maker == "neural" else tuple(MACHINE[maker])
    chosen = [s for s in found if s.kind in (made if s.machine else people)]
    return _line(
        wording,
        maker,
        [
            (s, [x for t in s.texts for x in t.split("\n") if low <= len(x.split()) <= high])
            for s in chosen
        ],
    )


def mark_ratios(found: list[Sample]) -> list[float]:
    """Return log likelihood ratios for none, one, and more kinds of broken punctuation.

    Measured on people's longer texts; absence says nothing, since direct translations
    carry none either.
    """
    kinds, weight = [], []
    for sample in found:
        if not sample.machine:
            long = [t for t in sample.texts if t.count(" ") >= MARKS_FROM_WORDS]
            kinds += [kinds_of(marks(Document.from_text(t))) for t in long]
            weight += [PEOPLE[sample.kind] / len(long)] * len(long)
    seen, share = np.array(kinds), np.array(weight) / sum(weight)
    rare = 0.5 / len(seen)
    ratios = [0.0]
    for n in (1, 2):
        of_people = share[seen == n].sum() if n == 1 else share[seen >= n].sum()
        ratios.append(math.log(SPUN_WITH_MARKS[n] / (of_people + rare)))
    return [max(ratios[: n + 1]) for n in range(len(ratios))]


def sums(
    wording: Wording, column: int, texts: Iterable[str]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return each text's summed weight of one maker, and its length in remaining tokens."""
    totals, lengths = [], []
    for text in texts:
        shares = wording.of_tokens(views(tokenize(text)))
        if len(shares):
            totals.append(shares[:, column].sum())
            lengths.append(len(shares))
    return np.array(totals), np.array(lengths, dtype=np.float64)


def _line(wording: Wording, maker: str, classes: Sequence[tuple[Sample, list[str]]]) -> Line:
    totals, lengths, machine, weight = [], [], [], []
    for sample, texts in classes:
        total, length = sums(wording, MAKERS.index(maker), texts)
        share = (MACHINE[maker] if sample.machine else PEOPLE)[sample.kind]
        totals.append(total)
        lengths.append(length)
        machine.append(np.full(len(total), sample.machine))
        weight.append(np.full(len(total), share / max(len(total), 1)))
    y = np.concatenate(machine)
    w = np.concatenate(weight)
    for side in (y, ~y):
        w[side] /= w[side].sum()
    return fit_line(np.concatenate(totals), np.concatenate(lengths), y, w * len(w) / 2)


def _native_texts(data: Path) -> tuple[list[str], list[str]]:
    news: list[str] = []
    prose: list[str] = []
    for row in natives(data):
        if is_kept_out(row["key"]):
            (news if row["kind"] == "news" else prose).append(row["text"])
    return news, prose


def _resized(groups: list[list[str]], rng: random.Random) -> list[str]:
    """Join and cut texts of one group to lengths drawn evenly on a logarithmic scale."""
    made = []
    usable = [group for group in groups if group]
    for _ in range(_PER_CLASS):
        words = round(math.exp(rng.uniform(math.log(SHORTEST), math.log(LONGEST))))
        group = rng.choice(usable)
        text = ""
        for part in rng.sample(group, len(group)):
            text = f"{text}\n{part}" if text else part
            if text.count(" ") >= words:
                break
        made.append(_first_words(text, words))
    return made


def _first_words(text: str, words: int) -> str:
    at = -1
    for _ in range(words):
        at = text.find(" ", at + 1)
        if at < 0:
            return text
    return text[:at]
