"""A chain of labels learned from hashed features: a linear-chain conditional random field.

Lafferty, McCallum & Pereira (2001).  Written here because the features are slots of a table,
shared with the package, and the answer must come out as whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
_HISTORY = 6  # pairs of steps that L-BFGS remembers


@dataclass(frozen=True, slots=True, eq=False)
class Chains:
    """Rows of many chains, chain by chain.

    Attributes
    ----------
    slot : ndarray of int, shape (n_rows, n_features)
    owner : ndarray of int64, shape (n_rows,)
        Number of the chain, from 0, rising.
    joint : ndarray of int64, shape (n_rows,)
        What lies between each row and the one before, which moves between labels depend on.
    label : ndarray of int64, shape (n_rows,)
    """

    slot: NDArray[np.int32]
    owner: Ints
    joint: Ints
    label: Ints


class Size(NamedTuple):
    """How many labels and joints there are, and how many bits a slot has."""

    labels: int
    joints: int
    bits: int


def fit(chains: Chains, size: Size, penalty: float, steps: int) -> tuple[Floats, Floats]:
    """Learn the weights that make the labels likeliest, less a square penalty.

    Returns
    -------
    weights : ndarray of shape (2**size.bits, size.labels)
    moves : ndarray of shape (size.joints, size.labels, size.labels)
        From a label, to a label.
    """
    problem = Problem(chains, size, penalty)
    found = minimize(
        problem.loss,
        np.zeros(problem.size),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": steps, "maxcor": _HISTORY, "ftol": 1e-6},
    )
    few, moves = problem.parts(found.x)
    weights = np.zeros((1 << size.bits, size.labels))
    weights[problem.used] = few
    return weights, moves


class Problem:
    """The log-likelihood of all chains and its gradient; chains run side by side, longest first."""

    def __init__(self, chains: Chains, size: Size, penalty: float) -> None:
        self.labels, self.joints, self.penalty = size.labels, size.joints, penalty
        rows, width = chains.slot.shape
        self.used, column = np.unique(chains.slot, return_inverse=True)
        ones, first = np.ones(rows * width, np.float32), np.arange(0, rows * width + 1, width)
        indices = column.ravel().astype(np.int32)
        self.x = csr_matrix((ones, indices, first), shape=(rows, len(self.used)))
        self.xt = self.x.T.tocsr()
        self.joint = chains.joint
        self.size = len(self.used) * size.labels + size.joints * size.labels**2
        self._arrange(chains.owner)
        truth = np.zeros((rows, size.labels), np.float32)
        truth[np.arange(rows), chains.label] = 1.0
        moves = np.zeros((size.joints, size.labels, size.labels))
        for now, before in self._pairs():
            np.add.at(moves, (self.joint[now], chains.label[before], chains.label[now]), 1.0)
        self.seen = np.concatenate([(self.xt @ truth).ravel(), moves.ravel()]).astype(np.float64)

    def _arrange(self, owner: Ints) -> None:
        size = np.bincount(owner)
        place = np.arange(len(owner)) - (np.cumsum(size) - size)[owner]
        rank = np.empty(len(size), dtype=np.int64)
        rank[np.argsort(-size, kind="stable")] = np.arange(len(size))
        self.rank, self.chains = rank[owner], len(size)
        order = np.lexsort((self.rank, place))
        self.at = np.split(order, np.searchsorted(place[order], np.arange(1, size.max())))

    def _pairs(self) -> list[tuple[Ints, Ints]]:
        steps = zip(self.at[1:], self.at, strict=False)
        return [(now, before[: len(now)]) for now, before in steps]

    def parts(self, values: Floats) -> tuple[Floats, Floats]:
        """Split a flat vector into weights and moves."""
        edge = len(self.used) * self.labels
        shape = (self.joints, self.labels, self.labels)
        return values[:edge].reshape(-1, self.labels), values[edge:].reshape(shape)

    def loss(self, values: Floats) -> tuple[float, Floats]:
        """Return the penalised negative log-likelihood and its gradient (forward-backward)."""
        weights, moves = self.parts(values)
        score = np.asarray(self.x @ weights.astype(np.float32)).astype(np.float64)
        step = moves[self.joint]
        forward, backward = score.copy(), np.zeros_like(score)
        for now, before in self._pairs():
            forward[now] += _log_sum(forward[before][:, :, None] + step[now], 1)
        for now, before in reversed(self._pairs()):
            ahead = (score[now] + backward[now])[:, None, :]
            backward[before] = _log_sum(step[now] + ahead, 2)
        total = _log_sum(forward[self.at[0]] + backward[self.at[0]], 1)
        here = np.exp(forward + backward - total[self.rank][:, None]).astype(np.float32)
        expected = np.zeros_like(moves)
        for now, before in self._pairs():
            ahead = (score[now] + backward[now])[:, None, :]
            both = forward[before][:, :, None] + step[now] + ahead
            both = np.exp(both - total[: len(now), None, None])
            for joint in range(self.joints):
                expected[joint] += both[self.joint[now] == joint].sum(axis=0)
        model = np.concatenate([(self.xt @ here).ravel(), expected.ravel()]).astype(np.float64)
        loss = float(total.sum() - self.seen @ values + 0.5 * self.penalty * values @ values)
        return loss, model - self.seen + self.penalty * values


def _log_sum(values: Floats, axis: int) -> Floats:
    most = values.max(axis=axis, keepdims=True)
    summed: Floats = np.log(np.exp(values - most).sum(axis=axis, keepdims=True)) + most
    return summed.squeeze(axis)
