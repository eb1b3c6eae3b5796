"""The columns of the feature matrix, in order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from credscore.extractors.base import Extractor, Feature


@dataclass(frozen=True, slots=True)
class FeatureSchema:
    """Ordered columns: names, units, bounds, and a digest of all three."""

    features: tuple[Feature, ...]

    @classmethod
    def of(cls, extractors: Iterable[Extractor]) -> FeatureSchema:
        """Collect the columns of `extractors`.

        Raises
        ------
        ValueError
            If two columns have one name.
        """
        features = tuple(f for extractor in extractors for f in extractor.features)
        names = [f.name for f in features]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            msg = f"each feature needs a name of its own, these come twice: {twice}"
            raise ValueError(msg)
        return cls(features)

    @property
    def names(self) -> tuple[str, ...]:
        """Column names, in order."""
        return tuple(f.name for f in self.features)

    @property
    def fingerprint(self) -> str:
        """SHA-256 over names, units, bounds and order, in hexadecimal."""
        lines = (f"{f.name}\t{f.unit}\t{f.low!r}\t{f.high!r}" for f in self.features)
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def vector(self, values: Mapping[str, float]) -> NDArray[np.float64]:
        """Put `values` in order; shape (n_features,), nan where not measurable.

        Raises
        ------
        ValueError
            If names are missing or unknown.
        """
        if values.keys() != set(self.names):
            missing = sorted(set(self.names) - values.keys())
            unknown = sorted(values.keys() - set(self.names))
            msg = f"values do not fit the schema: missing {missing}, unknown {unknown}"
            raise ValueError(msg)
        return np.array([values[name] for name in self.names], dtype=np.float64)
