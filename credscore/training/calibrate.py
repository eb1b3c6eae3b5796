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
from credscore.oddity.typography import kinds_of, marks
from credscore.oddity.wording import MAKERS, Line, Wording
from credscore.text.document import Document
from credscore.text.tokens import tokenize
from credscore.training.data import essays, is_kept_out, natives, translations
from credscore.training.roundtrip import round_trips
from credscore.training.spinner import spin
from credscore.training.wording import PIVOTS, SPUN_SHARES, fit_line

SHORTEST, LONGEST = 60, 1200
SENTENCE_WORDS = (8, 45)
_PER_CLASS = 1500
_SOURCES = 400

# Shares of the classes among what each maker makes, and among people's texts.
MACHINE = {
    "neural": {"translation": 0.6, "essay": 0.4},
    "rule_based": {"rule_based": 1.0},
    "spinner": {"spinner": 1.0},
}
PEOPLE = {"news": 0.3, "prose": 0.2, "reference": 0.25, "essay": 0.25}

# Of 119 spun pages, one reader saw broken punctuation in 43 within 330 words; so in about six
# of ten within the 700 words of a usual article.  That four of those ten carry two kinds or
# more is an assumption.
SPUN_WITH_MARKS = (0.41, 0.35, 0.24)
MARKS_FROM_WORDS = 400
# Of all articles, how many each kind of machine has made: assumptions, stated in the card.
BASE_RATES = {"neural": 0.04, "rule_based": 0.005, "spinner": 0.005}


@dataclass(frozen=True, slots=True)
class Sample:
    """Texts of one class."""

    kind: str
    machine: bool
    texts: list[str]


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
    sources = (news + prose)[:_SOURCES]
    back = [round_trips(sources, pivot, cache) for pivot in PIVOTS]
    spun = [spin(t, SPUN_SHARES[i % len(SPUN_SHARES)], i).text for i, t in enumerate(sources)]
    return [
        Sample("rule_based", machine=True, texts=_resized([[t] for ts in back for t in ts], rng)),
        Sample("spinner", machine=True, texts=_resized([[t] for t in spun], rng)),
        Sample("translation", machine=True, texts=_resized(systems, rng)),
        Sample("essay", machine=True, texts=_resized(trips, rng)),
        Sample("reference", machine=False, texts=_resized(persons, rng)),
        Sample("essay", machine=False, texts=_resized([[t[""] for t in spelt.values()]], rng)),
        Sample("news", machine=False, texts=_resized([[t] for t in news], rng)),
        Sample("prose", machine=False, texts=_resized([[t] for t in prose], rng)),
    ]


def document_line(wording: Wording, maker: str, found: list[Sample]) -> Line:
    """Fit log-odds that a document is of `maker` against even odds."""
    chosen = [s for s in found if not s.machine or s.kind in MACHINE[maker]]
    return _line(wording, maker, [(s, s.texts) for s in chosen])


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


def mark_ratios(data: Path) -> list[float]:
    """Return log likelihood ratios for none, one, and more kinds of broken punctuation.

    Measured on whole native articles; absence says nothing, since direct translations
    carry none either.
    """
    texts = [t for kind in _native_texts(data) for t in kind if t.count(" ") >= MARKS_FROM_WORDS]
    kinds = [kinds_of(marks(Document.from_text(t))) for t in texts]
    ratios = [0.0]
    for n in (1, 2):
        seen = sum(k == n if n == 1 else k >= n for k in kinds)
        ratios.append(math.log(SPUN_WITH_MARKS[n] / ((seen + 0.5) / (len(texts) + 1))))
    return [max(ratios[: n + 1]) for n in range(len(ratios))]


def sums(
    wording: Wording, column: int, texts: Iterable[str]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return each text's summed weight of one maker, and its length in remaining tokens."""
    totals, lengths = [], []
    for text in texts:
        shares = wording.of_tokens(views(tokenize(text).strings))
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
