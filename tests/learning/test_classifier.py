"""The additive model among scikit-learn's."""

from __future__ import annotations

import numpy as np
import pytest
from cases import article
from sklearn.base import clone
from sklearn.calibration import CalibratedClassifierCV
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline

from credscore import DocumentVectorizer, QualityClassifier
from credscore.learning.shapes import PLANS

NAMES = DocumentVectorizer().get_feature_names_out().tolist()
GOOD = ["court-report", "feature", "sport", "science", "obituary", "opinion"]
BAD = [
    "round-trip-catalan", "round-trip-spanish", "round-trip-esperanto", "swamped", "share-row",
    "spun-by-hand-neural",
]  # fmt: skip


def made(n: int = 300) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(1)
    x = np.abs(rng.normal(0, 1, (n, len(NAMES))))
    x[rng.random(x.shape) < 0.05] = np.nan
    y = np.where(np.nan_to_num(x[:, NAMES.index("boilerplate.share")]) > 0.5, "bad", "good")
    return x, y


def test_it_tells_classes_apart_and_names_them() -> None:
    x, y = made()
    model = QualityClassifier().fit(x, y)
    assert model.classes_.tolist() == ["bad", "good"]
    assert (model.predict(x) == y).mean() > 0.9
    assert model.predict_proba(x).sum(axis=1) == pytest.approx(np.ones(len(x)))


def test_decisions_are_the_intercept_and_every_shape_added_up() -> None:
    x, y = made()
    model = QualityClassifier().fit(x, y)
    total = np.full(len(x), model.intercept_)
    for name, shape in model.shapes_.items():
        total += [shape(value) for value in x[:, NAMES.index(name)].tolist()]
    assert model.decision_function(x) == pytest.approx(total, abs=1e-9)


def test_more_of_a_fault_never_makes_a_text_likelier_to_pass() -> None:
    x, y = made()
    rng = np.random.default_rng(2)
    model = QualityClassifier().fit(x, rng.permutation(y))  # labels that mean nothing
    for plan in PLANS:
        if plan.direction < 0:
            assert (np.diff(model.shapes_[plan.feature].log_odds) <= 1e-12).all()


def test_it_works_where_classifiers_of_scikit_learn_do() -> None:
    texts = [article(name) for name in (*GOOD, *BAD)]
    labels = np.array([1] * len(GOOD) + [0] * len(BAD))
    model = make_pipeline(DocumentVectorizer(), QualityClassifier())
    assert clone(model).fit(texts, labels).score(texts, labels) > 0.9
    x = DocumentVectorizer().fit_transform(texts)
    search = GridSearchCV(QualityClassifier(), {"penalty": [1e-2, 1e-3]}, cv=2).fit(x, labels)
    assert search.best_params_["penalty"] in (1e-2, 1e-3)
    wrapped = CalibratedClassifierCV(QualityClassifier(), cv=2).fit(x, labels)
    assert wrapped.predict_proba(x).shape == (len(texts), 2)


def test_other_columns_or_classes_are_refused() -> None:
    x, y = made()
    with pytest.raises(ValueError, match="columns of DocumentVectorizer"):
        QualityClassifier().fit(x[:, :3], y)
    with pytest.raises(ValueError, match="two classes"):
        QualityClassifier().fit(x, np.full(len(x), "good"))
