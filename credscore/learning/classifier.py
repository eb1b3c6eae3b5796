"""The additive model as a scikit-learn classifier."""

from __future__ import annotations

import math
from numbers import Real
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.multiclass import unique_labels
from sklearn.utils.validation import check_is_fitted, validate_data

from credscore.extractors import CATALOGUE
from credscore.features.schema import FeatureSchema
from credscore.learning import shapes
from credscore.model.reliability import Shape


class QualityClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]  # untyped bases
    """Monotone shapes of features, added up: what the score is made with.

    The columns are those of `DocumentVectorizer`; not a number where one could not be
    measured.  More of a fault never makes a text likelier to pass.

    Parameters
    ----------
    penalty : float
        On squared steps of the shapes, per unit of total weight.

    Attributes
    ----------
    classes_ : ndarray of shape (2,)
        Sorted; the second is that of texts which pass.
    shapes_ : dict of str to Shape
        By feature.
    intercept_ : float
        `decision_function` is the intercept and every shape's value, added up.

    >>> from sklearn.pipeline import make_pipeline
    >>> from credscore.features.vectorizer import DocumentVectorizer
    >>> model = make_pipeline(DocumentVectorizer(), QualityClassifier())
    >>> texts = ["It rained all day, officials said."] * 3 + ["Donate now."] * 3
    >>> model.fit(texts, [1, 1, 1, 0, 0, 0]).predict_proba(texts).shape
    (6, 2)
    """

    def __init__(self, penalty: float = shapes.PENALTY) -> None:
        self.penalty = penalty

    shapes_: dict[str, Shape]
    intercept_: float

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> Self:
        """Fit the shapes.

        Parameters
        ----------
        X : array-like of shape (n_documents, n_features)
        y : array-like of shape (n_documents,)
            Two classes.
        sample_weight : array-like of shape (n_documents,) or None

        Raises
        ------
        ValueError
            If there are not two classes, or the columns are not those of the vectorizer.
        """
        x, labels = validate_data(self, X, y, ensure_all_finite="allow-nan", dtype=np.float64)
        self.classes_ = unique_labels(labels)
        if len(self.classes_) != 2:  # noqa: PLR2004  two classes
            msg = f"there must be two classes, got {len(self.classes_)}"
            raise ValueError(msg)
        names = FeatureSchema.of(CATALOGUE).names
        if x.shape[1] != len(names):
            msg = f"X must have the {len(names)} columns of DocumentVectorizer, got {x.shape[1]}"
            raise ValueError(msg)
        given = getattr(self, "feature_names_in_", None)
        if given is not None and tuple(given) != names:
            msg = "the columns of X must be those of DocumentVectorizer, in its order"
            raise ValueError(msg)
        if not isinstance(self.penalty, Real) or not 0 <= self.penalty < math.inf:
            msg = f"penalty must be a number from 0 on, got {self.penalty!r}"
            raise ValueError(msg)
        weight = np.ones(len(x)) if sample_weight is None else np.asarray(sample_weight, float)
        usable = weight.shape == (len(x),) and np.isfinite(weight).all() and (weight >= 0).all()
        if not usable or not weight.any():
            msg = f"sample_weight must be {len(x)} numbers from 0 on, not all of them 0"
            raise ValueError(msg)
        fitted = shapes.fit(x, names, labels == self.classes_[1], weight, self.penalty)
        self.shapes_, self.intercept_ = fitted.shapes, fitted.intercept
        return self

    def decision_function(self, X: Any) -> NDArray[np.float64]:
        """Return the log-odds of the second class; shape (n_documents,)."""
        check_is_fitted(self)
        x = validate_data(self, X, reset=False, ensure_all_finite="allow-nan", dtype=np.float64)
        fitted = shapes.Fitted(dict(self.shapes_), float(self.intercept_))
        return fitted.log_odds(x, FeatureSchema.of(CATALOGUE).names)

    def predict_proba(self, X: Any) -> NDArray[np.float64]:
        """Return the probability of both classes; shape (n_documents, 2).

        They are those of the fit, not calibrated on texts it never saw: wrap the classifier
        in `CalibratedClassifierCV` for that.
        """
        z = np.clip(self.decision_function(X), -500, 500)
        second = 1 / (1 + np.exp(-z))
        return np.column_stack([1 - second, second])

    def predict(self, X: Any) -> NDArray[Any]:
        """Return the likelier class of every document; shape (n_documents,)."""
        second = self.decision_function(X) > 0
        found: NDArray[Any] = self.classes_[second.astype(int)]
        return found

    def __sklearn_tags__(self) -> Any:
        """Say that it takes two classes, and columns with gaps."""
        tags = super().__sklearn_tags__()
        tags.classifier_tags.multi_class = False
        tags.input_tags.allow_nan = True
        return tags
