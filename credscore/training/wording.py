"""Learn the weights of `credscore.oddity.wording` from paired passages."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize

from credscore.oddity.wording import Line
from credscore.training.counted import counts, scaled
from credscore.training.data import Row, essays, is_kept_out, natives, translations
from credscore.training.roundtrip import paired
from credscore.training.spinner import spin

LINES = 4  # lines of a passage; lines are aligned across the translations of a document
ESSAY_WEIGHT = 0.1
MIN_DOCUMENTS = 4
PIVOTS = ("es", "eo")  # Catalan is left for measuring
SPUN_SHARES = (0.1, 0.2, 0.3, 0.4)
NEWS, PER_KIND = 400, 60  # native texts for the rule-based and the spun pairs
CHARACTERS = 4000
_LEVELS = 127

Pair = tuple[str, str, float]  # machine's passage, person's passage, weight


@dataclass(frozen=True, slots=True)
class Fit:
    """How tightly weights are held.

    Attributes
    ----------
    strength : float
        Inverse of the L2 penalty, per pair.
    levelling : float
        Differences alone leave open what the two sides have in common, and that shifts
        whole documents against each other.  This holds the mean of the two sums to what
        the length of the passage explains.
    """

    strength: float = 0.3
    levelling: float = 0.0


USUAL = Fit()
NEURAL = Fit(strength=0.1, levelling=0.03)


def passages(versions: list[Row], rng: random.Random) -> Iterator[Pair]:
    """Pair every system's passages with a person's translation of the same lines."""
    counts = [row["text"].count("\n") + 1 for row in versions]
    n = max(set(counts), key=counts.count)
    aligned = [row for row, count in zip(versions, counts, strict=True) if count == n]
    people = [row["text"].split("\n") for row in aligned if row["label"] == "human_ref"]
    systems = [row["text"].split("\n") for row in aligned if row["label"] == "mt"]
    if not people:
        return
    for first in range(0, n, LINES):
        for lines in systems:
            person = rng.choice(people)
            machine = "\n".join(lines[first : first + LINES])
            yield machine, "\n".join(person[first : first + LINES]), 1 / len(systems)


def neural_pairs(data: Path) -> list[Pair]:
    """Return pairs of the translation task and of the essays, kept-out sources aside."""
    return _weighted(translation_pairs(data), 1.0) + _weighted(essay_pairs(data), ESSAY_WEIGHT)


def translation_pairs(data: Path) -> list[Pair]:
    """Return passages of systems beside people's translations of the same lines."""
    rng = random.Random(0)  # noqa: S311  no secret
    tasks: list[Pair] = []
    for source, versions in translations(data).items():
        if not is_kept_out(source):
            tasks.extend(passages(versions, rng))
    return tasks


def essay_pairs(data: Path) -> list[Pair]:
    """Return neural round trips of essays beside the essays."""
    return [
        (texts[pivot], texts[""], 1.0)
        for source, texts in essays(data).items()
        if not is_kept_out(source)
        for pivot in ("fr", "zh")
        if pivot in texts
    ]


def rule_based_pairs(data: Path, cache: Path) -> list[Pair]:
    """Return native texts and what rule-based translation there and back made of them."""
    texts = native_texts(data)
    return [
        (copy, text, 1.0)
        for pivot in PIVOTS
        for text, copy in paired(texts, pivot, cache, kept_out=False)
    ]


def spinner_pairs(data: Path) -> list[Pair]:
    """Return native texts and what a synonym spinner made of them."""
    texts = native_texts(data)
    return [
        (spin(text, SPUN_SHARES[i % len(SPUN_SHARES)], seed=1000 + i).text, text, 1.0)
        for i, text in enumerate(texts)
    ]


def native_texts(data: Path) -> list[str]:
    """Return native texts of all kinds, kept-out sources aside."""
    by_kind: dict[str, list[str]] = {}
    for row in natives(data):
        if not is_kept_out(row["key"]):
            by_kind.setdefault(row["kind"], []).append(row["text"][:CHARACTERS])
    rng = random.Random(2)  # noqa: S311  no secret
    chosen = []
    for kind, texts in sorted(by_kind.items()):
        chosen.extend(rng.sample(texts, min(len(texts), NEWS if kind == "news" else PER_KIND)))
    return chosen


def fit_weights(some: list[Pair], fit: Fit = USUAL) -> NDArray[np.float32]:
    """Fit logistic regression without intercept on machine minus person; shape (2**BITS,)."""
    weight = np.array([w for _, _, w in some])
    machine, lengths_m = counts([m for m, _, _ in some])
    person, lengths_p = counts([p for _, p, _ in some])
    documents = np.asarray((machine > 0).sum(0) + (person > 0).sum(0)).ravel()
    idf = np.log((1 + 2 * machine.shape[0]) / (1 + documents)).astype(np.float32)
    idf[documents < MIN_DOCUMENTS] = 0
    sides = [scaled(x, idf, n) for x, n in ((machine, lengths_m), (person, lengths_p))]
    root = (np.sqrt(lengths_m) + np.sqrt(lengths_p)) / 2
    fitted = _paired(sides[0], sides[1], weight / weight.mean(), root, fit)
    return np.asarray(fitted * idf, dtype=np.float32)


def quantized(weights: NDArray[np.float32]) -> tuple[NDArray[np.int8], float]:
    """Round weights to 8 bits; the few beyond the 99.99th percentile are cut off."""
    top = float(np.quantile(np.abs(weights[weights != 0]), 0.9999))
    scale = top / _LEVELS
    return np.clip(np.round(weights / scale), -_LEVELS, _LEVELS).astype(np.int8), scale


def fit_line(
    sums: NDArray[np.float64],
    lengths: NDArray[np.float64],
    machine: NDArray[np.bool_],
    weight: NDArray[np.float64],
) -> Line:
    """Turn summed weights into log-odds: slope on sum/sqrt(n), on sqrt(n), intercept."""
    root = np.sqrt(lengths)
    x = np.stack([sums / root, root, np.ones_like(root)], axis=1)
    scale = np.maximum(np.abs(x).max(axis=0), 1e-12)
    fitted = _minimized(lambda w: _loss(x / scale, machine, weight, w), x.shape[1]) / scale
    return Line(*map(float, fitted))


def _weighted(some: list[Pair], total: float) -> list[Pair]:
    mass = sum(weight for _, _, weight in some)
    return [(machine, person, weight * total / mass) for machine, person, weight in some]


def _paired(
    machine: sparse.csr_matrix,
    person: sparse.csr_matrix,
    weight: NDArray[np.float64],
    root: NDArray[np.float64],
    fit: Fit,
) -> NDArray[np.float64]:
    difference = sparse.csr_matrix(machine - person)
    common = sparse.csr_matrix((machine + person) / 2) if fit.levelling else None
    long = weight * root

    def objective(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = difference @ w
        loss = fit.strength * (weight * np.logaddexp(0, -z)).sum() + 0.5 * w @ w
        gradient = w - fit.strength * (difference.T @ (weight / (1 + np.exp(z))))
        if common is not None:
            level = common @ w
            # The best multiple of the root of the length, in closed form.
            level -= (long @ level) / (long @ root) * root
            loss += fit.strength * fit.levelling / 2 * (weight * level**2).sum()
            gradient += fit.strength * fit.levelling * (common.T @ (weight * level))
        return float(loss), gradient

    return _minimized(objective, difference.shape[1])


def _loss(
    x: NDArray[np.float64],
    y: NDArray[np.bool_],
    weight: NDArray[np.float64],
    w: NDArray[np.float64],
) -> tuple[float, NDArray[np.float64]]:
    sign = np.where(y, 1.0, -1.0)
    z = sign * (x @ w)
    loss = (weight * np.logaddexp(0, -z)).sum()
    return float(loss), -(x.T @ (weight * sign / (1 + np.exp(z))))


def _minimized(
    objective: Callable[[NDArray[np.float64]], tuple[float, NDArray[np.float64]]], size: int
) -> NDArray[np.float64]:
    options = {"maxiter": 80, "maxcor": 6}
    found = minimize(objective, np.zeros(size), jac=True, method="L-BFGS-B", options=options)
    return np.asarray(found.x, dtype=np.float64)
