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
from sklearn.linear_model import LogisticRegression

from credscore.ngram.views import views
from credscore.oddity.damage import DamageModel
from credscore.oddity.reading import LONGEST, SHORTEST, described, sentence_columns
from credscore.oddity.typography import kinds_of, marks
from credscore.oddity.wording import MAKERS, Line, Wording
from credscore.text.document import Document
from credscore.text.tokens import tokenize
from credscore.training import marked
from credscore.training.damage import Fitted
from credscore.training.data import RESERVED, essays, is_kept_out, natives, translations
from credscore.training.roundtrip import paired
from credscore.training.spinner import spin
from credscore.training.wording import PIVOTS, SPUN_SHARES, fit_line

SENTENCE_WORDS = (8, 45)
_PER_CLASS = 1500
_SOURCES = 400

# Shares of the classes among what each maker makes, and among people's texts.
MACHINE = {
    "neural": {"translation": 0.6, "essay": 0.4},
    "rule_based": {"rule_based": 1 / len(PIVOTS)},
    "spinner": {"spinner": 1.0},
}
PEOPLE = {"news": 0.3, "prose": 0.2, "reference": 0.25, "essay": 0.25}

# Of 119 spun pages, one reader saw broken punctuation in 43 within 330 words; so in about six
# of ten within the 700 words of a usual article.  That four of those ten carry two kinds or
# more is an assumption.
SPUN_WITH_MARKS = (0.41, 0.35, 0.24)
MARKS_FROM_WORDS = 400
# Sentences rated below this, of 100, are garbled; and how many sentences are: an assumption.
GARBLED_BELOW, GARBLED_RATE = 50, 0.02
# Of all articles, how many each kind of machine has made: assumptions, stated in the card.
BASE_RATES = {"neural": 0.03, "rule_based": 0.01, "spinner": 0.01}


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


def document_line(wording: Wording, found: list[Sample]) -> Line:
    """Fit log-odds that a document is of a neural machine, against even odds."""
    chosen = [s for s in found if not s.machine or s.kind in MACHINE["neural"]]
    return _line(wording, "neural", [(s, s.texts) for s in chosen])


def damage_line(wording: Wording, fitted: Fitted, maker: str, found: list[Sample]) -> list[float]:
    """Fit log-odds of a rule-based machine or a spinner; weights as in `described`.

    Each round trip is judged by a network that never saw its pivot: otherwise the line
    would expect of every pivot what holds only for known ones.
    """
    rows, machine, weight = [], [], []
    for sample in found:
        if sample.machine and sample.kind not in MACHINE[maker]:
            continue
        model = fitted.without.get(sample.pivot, fitted.model)
        columns = [_damage(wording, model, maker, text) for text in sample.texts]
        share = (MACHINE[maker] if sample.machine else PEOPLE)[sample.kind]
        rows += columns
        machine.append(np.full(len(columns), sample.machine))
        weight.append(np.full(len(columns), share / len(columns)))
    return _balanced(np.array(rows), np.concatenate(machine), np.concatenate(weight))


def _damage(wording: Wording, model: DamageModel, maker: str, text: str) -> NDArray[np.float64]:
    tokens = tokenize(text).strings
    seen = views(tokens)
    judged = model.judge(tokens, seen, wording.of_tokens(seen))
    return described(judged.log_odds[:, MAKERS.index(maker)])


def garbled_line(wording: Wording, model: DamageModel, data: Path) -> list[float]:
    """Fit log-odds that a sentence is garbled; weights as in `sentence_columns`.

    Machine-translated sentences that people rated low, against their post-edits, on
    sentences that the wording's weights never saw.
    """
    bad, good = [], []
    for row, machine, post in marked.edited(data, marked.LANGUAGES, "train"):
        rated = row["mean"] is not None and is_kept_out(row["sid"])
        if rated and row["mean"] < GARBLED_BELOW:
            bad.append(machine)
            good.append(post)
    rows = []
    for text in (*bad, *good):
        tokens = tokenize(text).strings
        seen = views(tokens)
        shares = wording.of_tokens(seen)
        rows.append(sentence_columns(shares, model.judge(tokens, seen, shares).log_odds))
    is_bad = np.arange(len(rows)) < len(bad)
    fitted = _balanced(np.array(rows), is_bad, np.ones(len(rows)))
    fitted[0] += math.log(GARBLED_RATE / (1 - GARBLED_RATE))
    return fitted


def _balanced(
    x: NDArray[np.float64], y: NDArray[np.bool_], weight: NDArray[np.float64]
) -> list[float]:
    for side in (y, ~y):
        weight[side] *= len(y) / 2 / weight[side].sum()
    scale = np.maximum(x.std(axis=0), 1e-9)
    scale[0] = 1.0  # the intercept
    fitted = LogisticRegression(C=10.0, max_iter=5000, fit_intercept=False)
    fitted.fit(x / scale, y, sample_weight=weight)
    return [float(w) for w in fitted.coef_[0] / scale]


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
