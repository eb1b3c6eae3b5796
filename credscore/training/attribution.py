"""Learn which sentences and which verbs report what somebody said, from PolNeAR's train split."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from credscore.extractors.attribution.features import BITS, Slots, cue_slots, sentence_slots
from credscore.extractors.attribution.reading import Flags, Ints, Reading, read
from credscore.ngram import store
from credscore.ngram.store import Part
from credscore.text.document import Document
from credscore.text.tokens import Tokens
from credscore.training.data import Row, fold, rows

FOLDS = 5
# Inverse strength of the penalty: columns "reporting tier" and "any".
PENALTIES = {"sentence": (0.1, 0.05), "cue": (0.3, 0.1)}
# Chosen on PolNeAR's dev split: a cue is taken from `any` or `reporting` up; where a sentence is
# `sentence` likely to carry an attribution and has none, its likeliest cue from `likeliest` up.
THRESHOLDS = {"any": 0.5, "reporting": 0.5, "sentence": 0.6, "likeliest": 0.15}
_LARGEST = 127

_REGULAR = """
    say tell add report claim argue note explain announce state suggest warn write ask call insist
    acknowledge admit declare confirm deny believe think accuse urge tweet respond reply predict
    testify allege assert maintain contend criticize blame praise promise vow describe reveal
    disclose estimate conclude indicate observe recall remark stress emphasize complain caution
    concede speculate agree question comment cite express mention point quip charge
"""
_IRREGULAR = """
    said says told thought wrote written denied denies replied replies testified testifies
    admitted admitting quipped
"""
# Forms that are more often nouns, or say something else.
_NOUNS = """
    called calls call charge charges question questions report note comment comments point state
    states express claim promise estimate estimates praise blame stress
"""


def _forms(verb: str) -> set[str]:
    stem = verb.removesuffix("e")
    return {verb, f"{verb}s", f"{stem}ed", f"{stem}ing"}


_TIER = (set().union(*map(_forms, _REGULAR.split())) | set(_IRREGULAR.split())) - set(
    _NOUNS.split()
)
# The reporting tier: an attribution belongs to it when its cue matches.
REPORTING_TIER = re.compile(
    rf"\b(?:according to|{'|'.join(sorted(_TIER, key=len, reverse=True))})\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Rows to learn from: features, two truths a row, and the fold each row is in."""

    slots: Slots
    truth: Flags
    folds: Ints

    def matrix(self) -> csr_matrix:
        """Return the features as counts, shape (n_rows, 2**BITS)."""
        ones = np.ones(len(self.slots.row), dtype=np.float32)
        shape = (len(self.truth), 1 << BITS)
        return csr_matrix((ones, (self.slots.row, self.slots.slot)), shape=shape)


def build(data: Path, out: Path) -> dict[str, float]:
    """Train on the articles of `data`, write the part "attribution" to `out`.

    Returns
    -------
    dict of str to float
        F1 at 0.5 of each output, out of fold, before the weights are rounded.
    """
    articles = [r for r in rows(data, "attribution/polnear_train_dev") if r["split"] == "train"]
    arrays: dict[str, NDArray[np.int8]] = {}
    settings: dict[str, object] = {"thresholds": THRESHOLDS}
    figures: dict[str, float] = {"documents": float(len(articles))}
    for name, examples in _examples(articles).items():
        x = examples.matrix()
        columns = []
        for i, penalty in enumerate(PENALTIES[name]):
            truth = examples.truth[:, i]
            line, f1 = _calibration(x, truth, examples.folds, penalty)
            model = _fit(x, truth, penalty)
            weights = model.coef_[0]
            scale = float(np.abs(weights).max()) / _LARGEST
            columns.append((np.round(weights / scale), scale, float(model.intercept_[0]), line))
            figures[f"{name}.{('reporting', 'any')[i]}.f1"] = f1
        arrays[f"{name}_weights"] = np.stack([c[0] for c in columns]).astype(np.int8)
        settings[name] = {
            "scale": [c[1] for c in columns],
            "intercept": [c[2] for c in columns],
            "calibration": [c[3] for c in columns],
        }
    store.save("attribution", Part(arrays, settings), out)
    return figures


def _fit(x: csr_matrix, truth: Flags, penalty: float) -> LogisticRegression:
    model = LogisticRegression(C=penalty, solver="liblinear", tol=1e-3, max_iter=50, random_state=0)
    return model.fit(x, truth)


def _calibration(
    x: csr_matrix, truth: Flags, folds: Ints, penalty: float
) -> tuple[list[float], float]:
    """Fit slope and intercept of the log-odds of documents kept out; return them and F1."""
    values = np.zeros(len(truth))
    for i in range(FOLDS):
        kept = folds == i
        values[kept] = _fit(x[~kept], truth[~kept], penalty).decision_function(x[kept])
    line = LogisticRegression(C=1e6).fit(values[:, None], truth)
    guess = line.predict(values[:, None])
    f1 = 2.0 * float((guess & truth).sum()) / float(guess.sum() + truth.sum())
    return [float(line.coef_[0, 0]), float(line.intercept_[0])], f1


def _examples(articles: list[Row]) -> dict[str, Examples]:
    gathered: dict[str, list[tuple[Slots, Flags, Ints]]] = {"sentence": [], "cue": []}
    for row in articles:
        doc = Document.from_text(row["text"])
        reading = read(doc)
        home = fold(row["doc_id"], FOLDS)
        sentences, cues = _truths(row, doc.tokens, reading)
        gathered["sentence"].append(
            (sentence_slots(reading), sentences, np.full(len(sentences), home))
        )
        gathered["cue"].append((cue_slots(reading, reading.cues), cues, np.full(len(cues), home)))
    return {name: _joined(parts) for name, parts in gathered.items()}


def _joined(parts: list[tuple[Slots, Flags, Ints]]) -> Examples:
    first = np.cumsum([0, *(len(truth) for _, truth, _ in parts)])
    row = np.concatenate([s.row + n for (s, _, _), n in zip(parts, first, strict=False)])
    slot = np.concatenate([s.slot for s, _, _ in parts])
    truth = np.concatenate([truth for _, truth, _ in parts])
    return Examples(Slots(row, slot), truth, np.concatenate([home for _, _, home in parts]))


def _truths(row: Row, tokens: Tokens, reading: Reading) -> tuple[Flags, Flags]:
    """Return which sentences carry, and which possible cues begin, an attribution.

    Both of shape (n, 2): of the reporting tier, of any.
    """
    sentences = np.zeros((len(reading.first), 2), dtype=np.bool_)
    cues = np.zeros((len(tokens), 2), dtype=np.bool_)
    possible = np.zeros(len(tokens), dtype=np.bool_)
    possible[reading.cues] = True
    for one in row["attributions"]:
        if not one["cue"]:
            continue
        tier = bool(REPORTING_TIER.search(" ".join(row["text"][a:b] for a, b in one["cue"])))
        spans = one["source"] + one["cue"] + one["content"]
        homes = reading.sentence[_within(tokens, spans)]
        sentences[homes, 1] = True
        sentences[homes, 0] |= tier
        cue = _within(tokens, one["cue"])
        cue = cue[possible[cue]]
        cues[cue, 1] = True
        named = (t.lower() for t in (tokens.strings[i] for i in cue.tolist()))
        first = [i for i, t in zip(cue, named, strict=True) if t == "according" or _in_tier(t)]
        if tier and first:
            cues[first[0], 0] = True
    return sentences, cues[reading.cues]


def _in_tier(token: str) -> bool:
    return REPORTING_TIER.fullmatch(token) is not None


def _within(tokens: Tokens, spans: list[list[int]]) -> Ints:
    """Return the words that the spans touch."""
    found = [np.empty(0, dtype=np.int64)]
    for start, end in spans:
        first = int(np.searchsorted(tokens.ends, start, side="right"))
        last = int(np.searchsorted(tokens.starts, end))
        found.append(np.arange(first, last))
    indices = np.concatenate(found)
    return indices[tokens.is_word[indices]]
