"""Learn which pairs of neighbours were damaged, from texts with known changes."""

from __future__ import annotations

import difflib
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from credscore.ngram.counts import CountTable
from credscore.ngram.views import views, word_form
from credscore.oddity.pairs import PairModel, Vocabulary, crossed, pair_features
from credscore.text.tokens import tokenize
from credscore.training.data import is_kept_out, natives, rows
from credscore.training.roundtrip import round_trips

PIVOTS = ("es", "eo")  # Catalan is left for measuring
LANGUAGES = ("ro-en", "et-en", "ne-en")  # Sinhala likewise
SENTENCES = 9000
ARTICLES = 240
# Shares of sound pairs above the loose and above the strict threshold.
USUAL, STRICT = 0.015, 0.0005
_CHARACTERS = 6000
_ALIKE = 0.5  # a sentence that shares less than this with its correction was written anew
_ALIKE_TRIP = 0.3
_WEIGHT = {"native": 2.0, "edited": 1.0, "trip": 0.5}

_BEFORE = re.compile(r" (?=(?:['’](?:s|t|re|ve|ll|d|m)\b|n't\b|[.,;:!?%)\]]))")
_AFTER = re.compile(r"(?<=[(\[$]) ")


@dataclass(frozen=True, slots=True)
class Example:
    """A text, and which of its remaining tokens were changed."""

    kind: str
    tokens: tuple[str, ...]
    changed: NDArray[np.bool_]


def detokenized(text: str) -> str:
    """Undo the tokenisation of the sentence data.

    >>> detokenized("It did n't rain , he said .")
    "It didn't rain, he said."
    """
    return _AFTER.sub("", _BEFORE.sub("", text))


def changes(damaged: str, correct: str, least: float, kind: str) -> Example | None:
    """Mark the tokens of `damaged` that are not in `correct`; None where too little is shared."""
    tokens = tokenize(damaged).strings
    kept = views(tokens).kept
    ours = [word_form(tokens[k]) for k in kept]
    theirs = [form for form in map(word_form, tokenize(correct).strings) if form]
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    if not ours or matcher.ratio() < least:
        return None
    changed = np.ones(len(ours), dtype=np.bool_)
    for start, _, length in matcher.get_matching_blocks():
        changed[start : start + length] = False
    return Example(kind, tokens, changed)


def edited(data: Path, languages: Sequence[str], split: str = "train") -> Iterator[Example]:
    """Yield machine-translated sentences marked by their post-edits, and the post-edits."""
    found = list(rows(data, "translation/sentences"))
    posts = {row["sid"]: row["text"] for row in found if row["label"] == "mt_postedit"}
    machine = [
        row
        for row in found
        if row["label"] == "mt" and row["split"] == split and row["lang_pair"] in languages
    ]
    random.Random(0).shuffle(machine)  # noqa: S311  no secret
    for row in machine[:SENTENCES]:
        post = posts.get(row["sid"])
        if post is None:
            continue
        example = changes(detokenized(row["text"]), detokenized(post), _ALIKE, "edited")
        if example is not None:
            yield example
            yield _clean(detokenized(post), "edited")


def trips(texts: Sequence[str], pivot: str, cache: Path) -> Iterator[Example]:
    """Yield paragraphs of round trips marked by their originals."""
    for original, back in zip(texts, round_trips(texts, pivot, cache), strict=True):
        lines = [line for line in original.split("\n") if line.strip()]
        copies = [line for line in back.split("\n") if line.strip()]
        if len(lines) == len(copies):
            for line, copy in zip(lines, copies, strict=True):
                example = changes(copy, line, _ALIKE_TRIP, "trip")
                if example is not None:
                    yield example


def articles(data: Path) -> list[str]:
    """Return native texts that no count has seen, news first."""
    kept = [row for row in natives(data) if is_kept_out(row["key"])]
    news = [row["text"][:_CHARACTERS] for row in kept if row["kind"] == "news"]
    prose = [row["text"][:_CHARACTERS] for row in kept if row["kind"] != "news"]
    random.Random(1).shuffle(prose)  # noqa: S311  no secret
    return (news[: ARTICLES // 2] + prose)[:ARTICLES]


def varied(data: Path) -> list[str]:
    """Return native texts far from the bulk of the counts: other news, MASC, GUM."""
    kept = [row for row in natives(data) if is_kept_out(row["key"])]
    news = [row["text"] for row in kept if row["kind"] == "news"]
    other = [row["text"] for row in kept if row["kind"] in ("masc_written", "gum")]
    return [text[:_CHARACTERS] for text in news[ARTICLES // 2 :] + other]


def fit(data: Path, counts: CountTable, vocabulary: Vocabulary, cache: Path) -> PairModel:
    """Fit logistic regression on pairs: changed ones against untouched ones."""
    native = articles(data)
    examples = list(edited(data, LANGUAGES))
    for pivot in PIVOTS:
        examples.extend(trips(native, pivot, cache))
    examples.extend(_clean(text, "native") for text in native)
    x, y, weight = _matrix(examples, counts, vocabulary)
    mean, deviation = x.mean(axis=0), x.std(axis=0)
    fitted = LogisticRegression(max_iter=400, C=0.1)
    fitted.fit(crossed((x - mean) / deviation), y, sample_weight=weight)
    loose = PairModel(
        counts, vocabulary, mean, deviation, fitted.coef_[0], float(fitted.intercept_[0]), (0, 0)
    )
    return with_thresholds(loose, varied(data))


def with_thresholds(model: PairModel, native: list[str]) -> PairModel:
    """Set the log-odds that few pairs of `native` exceed."""
    judged = []
    for text in native:
        tokens = tokenize(text).strings
        log_odds = model.log_odds(tokens, views(tokens))
        judged.append(log_odds[np.isfinite(log_odds)])
    usual, strict = np.quantile(np.concatenate(judged), (1 - USUAL, 1 - STRICT))
    return PairModel(
        model.counts,
        model.vocabulary,
        model.mean,
        model.deviation,
        model.weights,
        model.intercept,
        (float(usual), float(strict)),
    )


def _clean(text: str, kind: str) -> Example:
    tokens = tokenize(text).strings
    return Example(kind, tokens, np.zeros(len(views(tokens).kept), dtype=np.bool_))


def _matrix(
    examples: Sequence[Example], counts: CountTable, vocabulary: Vocabulary
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]:
    columns, labels, weights = [], [], []
    for example in examples:
        features = pair_features(example.tokens, views(example.tokens), counts, vocabulary)
        if not len(features.x):
            continue
        damaged = example.changed[:-1] | example.changed[1:]
        # Beside a change, what stayed the same is no example of sound English.
        kept = features.judged & damaged if example.changed.any() else features.judged
        columns.append(features.x[kept])
        labels.append(damaged[kept])
        weights.append(np.full(int(kept.sum()), _WEIGHT[example.kind]))
    return np.concatenate(columns), np.concatenate(labels), np.concatenate(weights)
