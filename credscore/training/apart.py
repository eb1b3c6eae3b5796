"""Weights that tell machine-made text from people's without pairing passages.

Pairs cancel topic and genre, but say nothing of how a person writes who translates nothing.
Here a machine's passages stand against people's of many genres: second to the pairs, since
what is learned this way is in part the genre.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from credscore.oddity.wording import BITS
from credscore.training import marked
from credscore.training.counted import counts, scaled
from credscore.training.data import is_kept_out, named, natives, rows, translations

WORDS, FEWEST_WORDS = 150, 60  # of a passage
MIN_PASSAGES = 6
STRENGTH = 0.3  # inverse of the L2 penalty
EDITED_STRENGTH = 0.1
# Shares of people's side.  Pupils' essays, well and badly spelt, keep English that is not
# polished from being taken for a machine's; human translations keep out what is foreign in
# topic only.
PEOPLE = {"native": 0.5, "essay": 0.35, "reference": 0.15}
NATIVE = {
    "news": 0.3, "masc_written": 0.23, "gum": 0.19, "digital_gov": 0.06, "openstax_ccby": 0.06,
    "congress_press_releases": 0.04, "senate_press_releases": 0.04, "fed_speeches_pd": 0.03,
    "18f_blog": 0.03, "mn_ag_press": 0.01, "us_presidential_speeches": 0.01,
}  # fmt: skip
_PER_KIND = 1800  # native texts of a kind
_PASSAGES = 2  # of a text
_GARBLED_BELOW, _OTHERWISE = 50, 0.3


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage, its class, and the source whose passages share a weight."""

    text: str
    kind: str
    source: str


def neural_weights(data: Path) -> NDArray[np.float32]:
    """Fit translation systems against people; shape (2**BITS,)."""
    found = list(_passages(data))
    machine = np.array([p.kind == "mt" for p in found])
    per_source = Counter((p.kind, p.source) for p in found)
    weight = np.array([1 / per_source[p.kind, p.source] for p in found])
    kinds = np.array([p.kind for p in found])
    if set(kinds) != set(_shares()):
        msg = f"passages of {sorted(set(kinds))}, where {sorted(_shares())} are expected"
        raise ValueError(msg)
    for kind, share in _shares().items():
        here = kinds == kind
        weight[here] *= share / weight[here].sum()
    x, lengths = counts([p.text for p in found])
    return _fitted(x, lengths, machine, weight, STRENGTH)


def edited_weights(data: Path) -> NDArray[np.float32]:
    """Fit machine-translated sentences against their post-edits, the garbled ones above all."""
    found = [
        (row["mean"], machine, post)
        for row, machine, post in marked.edited(data, marked.LANGUAGES, "train")
        if machine != post and row["mean"] is not None and not is_kept_out(row["sid"])
    ]
    weight = np.array([1 + _OTHERWISE if m < _GARBLED_BELOW else _OTHERWISE for m, _, _ in found])
    x, lengths = counts([m for _, m, _ in found] + [p for _, _, p in found])
    is_machine = np.arange(x.shape[0]) < len(found)
    return _fitted(x, lengths, is_machine, np.tile(weight, 2), EDITED_STRENGTH)


def _shares() -> dict[str, float]:
    native = {kind: share * PEOPLE["native"] for kind, share in NATIVE.items()}
    return native | {"mt": 1.0, "essay": PEOPLE["essay"], "human_ref": PEOPLE["reference"]}


def _passages(data: Path) -> Iterator[Passage]:
    for text, kind, source in _texts(data):
        if not is_kept_out(source):
            for passage in _cut(text):
                yield Passage(passage, kind, source)


def _texts(data: Path) -> Iterator[tuple[str, str, str]]:
    for source, versions in translations(data).items():
        yield from ((row["text"], row["label"], source) for row in versions)
    taken: Counter[str] = Counter()
    for row in natives(data):
        taken[row["kind"]] += 1
        if taken[row["kind"]] <= _PER_KIND:
            yield row["text"], row["kind"], row["key"]
    for row in rows(data, "translation/essays_round_trip"):
        if row["pivot"] is None:
            yield named(row["text"]), "essay", row["src_doc"]


def _cut(text: str) -> list[str]:
    words = text.split(" ")
    starts = range(0, len(words) - FEWEST_WORDS + 1, WORDS)
    return [" ".join(words[first : first + WORDS]) for first in starts[:_PASSAGES]]


def _fitted(
    x: sparse.csr_matrix,
    lengths: NDArray[np.float64],
    machine: NDArray[np.bool_],
    weight: NDArray[np.float64],
    strength: float,
) -> NDArray[np.float32]:
    seen = np.asarray((x > 0).sum(0)).ravel()
    idf = np.log((1 + x.shape[0]) / (1 + seen)).astype(np.float32)
    frequent = np.flatnonzero(seen >= MIN_PASSAGES)
    columns = scaled(x, idf, lengths)[:, frequent]
    for side in (machine, ~machine):
        weight[side] *= len(weight) / 2 / weight[side].sum()
    fitted = LogisticRegression(C=strength, max_iter=150)
    fitted.fit(columns, machine, sample_weight=weight)
    weights = np.zeros(1 << BITS, dtype=np.float32)
    weights[frequent] = fitted.coef_[0] * idf[frequent]
    return weights
