"""Texts to a feature matrix, for scikit-learn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin

from credscore.extractors import CATALOGUE
from credscore.extractors.base import Extractor
from credscore.features.extract import extract
from credscore.features.schema import FeatureSchema
from credscore.text.document import Document


class DocumentVectorizer(TransformerMixin, BaseEstimator):  # type: ignore[misc]  # untyped bases
    """Turn texts into the features that the score is made of.

    Parameters
    ----------
    extractors : tuple of Extractor or None
        None takes the catalogue.

    Attributes
    ----------
    schema_ : FeatureSchema
        The columns.

    >>> X = DocumentVectorizer().fit_transform(["It rained all day, officials said."])
    >>> X.shape[0]
    1
    """

    def __init__(self, extractors: tuple[Extractor, ...] | None = None) -> None:
        self.extractors = extractors

    def fit(self, X: Iterable[str | Document], y: Any = None) -> Self:
        """Learn nothing but the columns.

        Parameters
        ----------
        X : iterable of str or Document, shape (n_documents,)
        y : ignored
        """
        self.schema_ = FeatureSchema.of(self._extractors())
        self.n_features_out_ = len(self.schema_.names)
        return self

    def transform(self, X: Iterable[str | Document]) -> NDArray[np.float64]:
        """Extract every feature.

        Parameters
        ----------
        X : iterable of str or Document, shape (n_documents,)

        Returns
        -------
        ndarray of shape (n_documents, n_features)
            nan where a feature could not be measured.

        Raises
        ------
        TypeError
            If `X` is one string, or an item is no text.
        """
        if isinstance(X, (str, bytes)):
            msg = "X must be many texts, got one string: put it in a list"
            raise TypeError(msg)
        schema = FeatureSchema.of(self._extractors())
        rows = [schema.vector(self._values(item)) for item in X]
        return np.array(rows, dtype=np.float64).reshape(len(rows), len(schema.names))

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        """Return the column names, shape (n_features,)."""
        return np.array(FeatureSchema.of(self._extractors()).names, dtype=object)

    def _extractors(self) -> tuple[Extractor, ...]:
        return CATALOGUE if self.extractors is None else self.extractors

    def _values(self, item: str | Document) -> dict[str, float]:
        doc = item if isinstance(item, Document) else Document.from_text(item)
        return extract(doc, self._extractors(), "score").values

    def __sklearn_is_fitted__(self) -> bool:
        """Need no fitting: the columns are known beforehand."""
        return True
