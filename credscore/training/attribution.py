"""Learn which sentences and verbs report what somebody said, and who said what, from PolNeAR."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from credscore.extractors.attribution import context, features
from credscore.extractors.attribution.context import context_slots
from credscore.extractors.attribution.features import Slots, cue_slots, sentence_slots
from credscore.extractors.attribution.reading import Flags, Ints
from credscore.ngram import store
from credscore.ngram.store import Part
from credscore.training import cues, roles
from credscore.training.polnear import FOLDS, Article, articles

Floats = NDArray[np.float64]
_Rows = tuple[tuple[Slots, ...], Flags, int]  # features, truths and fold of an article's rows
# Inverse strength of the penalty: columns "reporting tier" and "any".
PENALTIES = {"sentence": (0.1, 0.05), "cue": (0.3, 0.1), "context": (0.1, 0.1)}
_BITS = {"sentence": features.BITS, "cue": features.BITS, "context": context.BITS}
_LARGEST = 127


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Rows to learn from: features, two truths a row, and the fold each row is in.

    `first` holds the log-odds of a first look, shape (n_rows, 2), or has no columns.
    """

    slots: tuple[Slots, ...]
    truth: Flags
    folds: Ints
    first: Floats

    def matrix(self, bits: int) -> csr_matrix:
        """Return the features as counts, and the first look; shape (n_rows, 2**bits + 0 or 2)."""
        row = np.concatenate([np.tile(s.row, len(s.slot)) for s in self.slots])
        slot = np.concatenate([s.slot.ravel() for s in self.slots])
        ones = np.ones(len(row), dtype=np.float64)
        counts = csr_matrix((ones, (row, slot)), shape=(len(self.truth), 1 << bits))
        return hstack([counts, csr_matrix(self.first)]).tocsr() if self.first.size else counts


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """Weights of one kind of rows.

    Attributes
    ----------
    weights : ndarray of int8, shape (n_slots, 2)
    settings : dict
    unseen : ndarray of shape (n_rows, 2)
        Log-odds of every row by weights that never saw its document.
    probabilities : ndarray of shape (n_rows, 2)
        The same, calibrated.
    """

    weights: NDArray[np.int8]
    settings: dict[str, object]
    unseen: Floats
    probabilities: Floats


def build(data: Path, out: Path) -> dict[str, float]:
    """Train on the articles of `data`, write the part "attribution" to `out`.

    Returns
    -------
    dict of str to float
        F1 at 0.5 of each output, out of fold, before the weights are rounded.
    """
    read = articles(data, "train")
    figures: dict[str, float] = {"documents": float(len(read))}
    first = {name: _learn(name, found, figures) for name, found in _first(read).items()}
    second = _second(read, first)
    learned = first | {"context": _learn("context", second, figures)}
    limits = cues.limits(read, learned["cue"].probabilities, learned["context"].probabilities)
    arrays = {f"{name}_weights": one.weights for name, one in learned.items()}
    settings = {name: one.settings for name, one in learned.items()}
    tagging = roles.learn(read)
    store.save("attribution", Part(arrays | tagging, settings | {"thresholds": limits}), out)
    return figures | limits


def _first(read: list[Article]) -> dict[str, Examples]:
    found: dict[str, list[_Rows]] = {"sentence": [], "cue": []}
    for one in read:
        sentences, cued = one.truths()
        found["sentence"].append((sentence_slots(one.reading), sentences, one.fold))
        found["cue"].append(((cue_slots(one.reading, one.reading.cues),), cued, one.fold))
    return {name: _joined(parts) for name, parts in found.items()}


def _second(read: list[Article], first: dict[str, Learned]) -> Examples:
    parts: list[_Rows] = []
    heard, said = 0, 0
    for one in read:
        sentences, _ = one.truths()
        here = slice(heard, heard := heard + len(sentences))
        cued = slice(said, said := said + len(one.reading.cues))
        looked = first["sentence"].unseen[here], first["cue"].unseen[cued]
        parts.append(((context_slots(one.reading, *looked),), sentences, one.fold))
    return replace(_joined(parts), first=first["sentence"].unseen)


def _joined(parts: list[_Rows]) -> Examples:
    first = np.cumsum([0, *(len(truth) for _, truth, _ in parts)]).tolist()
    kinds = zip(*(features for features, _, _ in parts), strict=True)
    joined = tuple(
        Slots(
            np.concatenate([s.row + n for s, n in zip(kind, first, strict=False)]),
            np.hstack([s.slot for s in kind]),
        )
        for kind in kinds
    )
    truth = np.concatenate([truth for _, truth, _ in parts])
    folds = np.concatenate([np.full(len(truth), home) for _, truth, home in parts])
    return Examples(joined, truth, folds, np.empty((len(truth), 0)))


def _learn(name: str, examples: Examples, figures: dict[str, float]) -> Learned:
    x = examples.matrix(_BITS[name])
    weights, settings, unseen, probabilities = [], [], [], []
    for i, penalty in enumerate(PENALTIES[name]):
        truth = examples.truth[:, i]
        values = _unseen(x, truth, examples.folds, penalty)
        line = LogisticRegression(C=1e6).fit(values[:, None], truth)
        guess = line.predict(values[:, None])
        f1 = 2.0 * float((guess & truth).sum()) / float(guess.sum() + truth.sum())
        figures[f"{name}.{('reporting', 'any')[i]}.f1"] = f1
        model = _fit(x, truth, penalty)
        hashed, looked = np.split(model.coef_[0], [1 << _BITS[name]])
        scale = float(np.abs(hashed).max()) / _LARGEST
        weights.append(np.round(hashed / scale).astype(np.int8))
        calibration = [float(line.coef_[0, 0]), float(line.intercept_[0])]
        settings.append((scale, float(model.intercept_[0]), calibration, looked.tolist()))
        unseen.append(values)
        probabilities.append(line.predict_proba(values[:, None])[:, 1])
    names = ("scale", "intercept", "calibration", "first")
    return Learned(
        np.stack(weights, axis=1),
        {key: list(column) for key, column in zip(names, zip(*settings, strict=True), strict=True)},
        np.stack(unseen, axis=1),
        np.stack(probabilities, axis=1),
    )


def _fit(x: csr_matrix, truth: Flags, penalty: float) -> LogisticRegression:
    model = LogisticRegression(C=penalty, solver="liblinear", tol=1e-3, max_iter=50, random_state=0)
    return model.fit(x, truth)


def _unseen(x: csr_matrix, truth: Flags, folds: Ints, penalty: float) -> Floats:
    """Return the log-odds of every row by weights that never saw its document."""
    values = np.zeros(len(truth))
    for i in range(FOLDS):
        kept = folds == i
        values[kept] = _fit(x[~kept], truth[~kept], penalty).decision_function(x[kept])
    return values
