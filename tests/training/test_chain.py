from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from scipy.optimize import approx_fprime

from credscore.extractors.attribution.roles import decode
from credscore.training.chain import Chains, Problem, Size, fit

SIZE = Size(labels=3, joints=2, bits=4)


def chains(count: int, seed: int = 0) -> Chains:
    """Labels that follow the first feature; where it says nothing, the label before repeats."""
    rng = np.random.default_rng(seed)
    lengths = rng.integers(1, 6, count)
    owner = np.repeat(np.arange(count), lengths)
    label = rng.integers(0, SIZE.labels, len(owner))
    joint = rng.integers(0, SIZE.joints, len(owner))
    noise = rng.integers(4, 16, len(owner))
    first = label.copy()
    for i in range(1, len(owner)):
        if owner[i] == owner[i - 1] and joint[i]:
            label[i], first[i] = label[i - 1], SIZE.labels
    slot = np.stack([first, noise], axis=1).astype(np.int32)
    return Chains(slot, owner, joint, label)


def test_the_loss_is_that_of_all_sequences_and_its_gradient_is_right() -> None:
    given = chains(4)
    problem = Problem(given, SIZE, penalty=0.3)
    rng = np.random.default_rng(1)
    # Sums of eighths are exact in the single precision that the weights are added up in.
    values = rng.integers(-8, 8, problem.size) / 8
    weights, moves = problem.parts(values)
    full = np.zeros((1 << SIZE.bits, SIZE.labels))
    full[problem.used] = weights

    def score(rows: list[int], path: tuple[int, ...]) -> float:
        found = sum(full[given.slot[i], y].sum() for i, y in zip(rows, path, strict=True))
        for before, now in zip(range(len(rows)), range(1, len(rows)), strict=False):
            found += moves[given.joint[rows[now]], path[before], path[now]]
        return float(found)

    expected = 0.5 * 0.3 * float(values @ values)
    for chain in range(4):
        rows = np.flatnonzero(given.owner == chain).tolist()
        paths = product(range(SIZE.labels), repeat=len(rows))
        total = np.log(sum(np.exp(score(rows, path)) for path in paths))
        expected += total - score(rows, tuple(given.label[rows].tolist()))
    loss, gradient = problem.loss(values)
    assert loss == pytest.approx(expected, rel=1e-6)
    assert gradient == pytest.approx(
        approx_fprime(values, lambda v: problem.loss(v)[0], 1e-2), abs=0.05
    )


def test_labels_and_moves_are_learned() -> None:
    given = chains(300)
    weights, moves = fit(given, SIZE, penalty=0.1, steps=60)
    other = chains(100, seed=5)
    scores = weights[other.slot].sum(axis=1)
    found = decode(scores, moves[other.joint], other.owner)
    assert (found == other.label).mean() > 0.95


def test_the_same_chains_give_the_same_weights() -> None:
    once, again = (fit(chains(50), SIZE, penalty=1.0, steps=20) for _ in range(2))
    assert [a.tobytes() for a in once] == [a.tobytes() for a in again]
