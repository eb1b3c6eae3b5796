"""Labelled documents as numbers."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FOLDS = 5


class LabelError(ValueError):
    """The labelled texts are too few, too one-sided, or carry no labels that can be read."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Features of documents, and whether an editor would pass them.

    Attributes
    ----------
    x : ndarray of shape (n_documents, n_features)
    names : tuple of str
        The columns.
    passes : ndarray of bool, shape (n_documents,)
    kinds : tuple of str
        What each document is: kinds are drawn again as a whole for the interval.
    groups : tuple of str
        Documents of one group are never on two sides of a split.
    weight : ndarray of shape (n_documents,)
        Adds up to one; those that do not pass have the base rate of it.
    """

    x: NDArray[np.float64]
    names: tuple[str, ...]
    passes: NDArray[np.bool_]
    kinds: tuple[str, ...]
    groups: tuple[str, ...]
    weight: NDArray[np.float64]

    @property
    def base_rate(self) -> float:
        """Share of the weight that would not pass."""
        return float(self.weight[~self.passes].sum() / self.weight.sum())

    def folds(self, n: int = FOLDS) -> NDArray[np.int64]:
        """Return the fold of every document, by its group; the same on every machine."""
        names = (group.encode("utf-8", "surrogatepass") for group in self.groups)
        return np.array([zlib.crc32(name) % n for name in names], dtype=np.int64)
