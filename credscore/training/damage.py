"""Learn which words a machine put there: one small network per kind of machine."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from credscore.ngram.counts import CountTable
from credscore.ngram.views import views
from credscore.oddity.damage import DamageModel, Thresholds
from credscore.oddity.surroundings import Vocabulary, describe, judgeable, n_columns
from credscore.oddity.wording import MAKERS, Wording
from credscore.training import marked
from credscore.training.marked import Example
from credscore.training.wording import PIVOTS, SPUN_SHARES

UNITS = 24
ROUNDS = 8
TOKENS = 200_000  # of each source of examples
PENALTY = 1e-3
# Shares of native words above the usual and above the strict threshold of each kind.
USUAL, STRICT = 0.015, 0.00012
# Share of words above the loose threshold, in copies made for training, that the machine did put
# there, words beside a change left aside: of the phrases around them more touch a change.
RIGHT = 0.88
_FEWEST = 4  # tokens
_FEWEST_RIGHT = 100  # words, for a share of them to mean anything

Tokens = tuple[NDArray[np.float32], NDArray[np.bool_]]  # described, changed


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """One kind's network, on columns as they are."""

    hidden: NDArray[np.float32]
    hidden_bias: NDArray[np.float32]
    outer: NDArray[np.float32]
    outer_bias: float


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """The model, and for each pivot one whose rule-based network never saw that pivot."""

    model: DamageModel
    without: dict[str, DamageModel]


def fit(
    data: Path, counts: CountTable, vocabulary: Vocabulary, wording: Wording, cache: Path
) -> Fitted:
    """Fit all networks; thresholds come from native texts that no network saw."""

    def described(examples: Iterable[Example]) -> Tokens:
        columns, changed = [], []
        for example in examples:
            seen = views(example.tokens)
            if len(seen.kept) >= _FEWEST:
                x = describe(seen, wording.of_tokens(seen), counts, vocabulary)
                kept = example.changed | ~beside(example.changed)
                columns.append(x[kept])
                changed.append(example.changed[kept])
        return np.concatenate(columns), np.concatenate(changed)

    native = marked.articles(data)
    sound = described(marked.clean(text) for text in native)
    trips = {pivot: described(marked.trips(native, pivot, cache)) for pivot in PIVOTS}
    by_maker = {
        "neural": [described(marked.corrected(data, marked.LANGUAGES))],
        "rule_based": list(trips.values()),
        "spinner": [described(marked.spun(native, SPUN_SHARES))],
    }
    # Weights of runs of words rank documents well and single phrases badly: the network that
    # finds phrases of neural machines does without them.
    widths = {"neural": n_columns(0)}
    networks = {m: network([*by_maker[m], sound], widths.get(m)) for m in MAKERS}
    bare = _joined(networks, counts, vocabulary)
    kept = described(marked.clean(text) for text in marked.varied(data))
    loose = [_loose(bare, i, by_maker[maker]) for i, maker in enumerate(MAKERS)]
    model = _with_thresholds(bare, kept, loose)
    without = {}
    for pivot in PIVOTS:
        others = [tokens for other, tokens in trips.items() if other != pivot]
        blind = networks | {"rule_based": network([*others, sound])}
        without[pivot] = replace(_joined(blind, counts, vocabulary), thresholds=model.thresholds)
    return Fitted(model, without)


def beside(changed: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell which tokens have a changed neighbour: they are no example of sound English.

    >>> beside(np.array([False, True, False, False])).tolist()
    [True, False, True, False]
    """
    padded = np.pad(changed, 1)
    return np.asarray(padded[:-2] | padded[2:])


def network(sources: Sequence[Tokens], width: int | None = None) -> Network:
    """Fit one network, on the first `width` columns: changed tokens against untouched ones."""
    rng = np.random.default_rng(0)
    chosen = [(x, y, rng.permutation(len(y))[:TOKENS]) for x, y in sources]
    x = np.concatenate([x[some] for x, _, some in chosen]).astype(np.float64)
    y = np.concatenate([y[some] for _, y, some in chosen])
    mean, deviation = x.mean(axis=0), x.std(axis=0) + 1e-9
    unseen = slice(x.shape[1] if width is None else width, None)
    deviation[unseen] = np.inf
    fitted = MLPClassifier(
        (UNITS,), alpha=PENALTY, batch_size=1024, max_iter=ROUNDS, random_state=0
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # stopped early on purpose
        fitted.fit((x - mean) / deviation, y)
    (inner, outer), (inner_bias, outer_bias) = fitted.coefs_, fitted.intercepts_
    hidden = inner / deviation[:, None]
    return Network(
        hidden.astype(np.float32),
        (inner_bias - mean @ hidden).astype(np.float32),
        outer[:, 0].astype(np.float32),
        float(outer_bias[0]),
    )


def _joined(
    networks: dict[str, Network], counts: CountTable, vocabulary: Vocabulary
) -> DamageModel:
    ordered = [networks[maker] for maker in MAKERS]
    none = np.zeros(len(MAKERS))
    return DamageModel(
        counts,
        vocabulary,
        np.concatenate([n.hidden for n in ordered], axis=1),
        np.concatenate([n.hidden_bias for n in ordered]),
        np.stack([n.outer for n in ordered]),
        np.array([n.outer_bias for n in ordered], dtype=np.float32),
        Thresholds(none, none, none),
    )


def _loose(model: DamageModel, maker: int, sources: Sequence[Tokens]) -> float:
    """Return the lowest log-odds above which `RIGHT` of the words were changed, or inf."""
    log_odds = np.concatenate([model.of_columns(x)[:, maker] for x, _ in sources])
    changed = np.concatenate([y for _, y in sources])
    order = np.argsort(-log_odds, kind="stable")
    right = np.cumsum(changed[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(right >= RIGHT)
    return float(log_odds[order][enough[-1]]) if len(enough) > _FEWEST_RIGHT else np.inf


def _with_thresholds(model: DamageModel, native: Tokens, loose: Sequence[float]) -> DamageModel:
    log_odds = model.of_columns(native[0][judgeable(native[0])])
    usual, rare = np.quantile(log_odds, (1 - USUAL, 1 - STRICT), axis=0)
    # A word is never pointed at in a person's text that more likely belongs there than not.
    strict = np.maximum(rare, 0.0)
    reached = np.where(np.isfinite(loose), np.array(loose), usual)
    return replace(model, thresholds=Thresholds(usual, np.minimum(reached, strict), strict))
