from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pytest
from cases import article
from sklearn.base import clone
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from credscore.extractors import CATALOGUE
from credscore.extractors.readability import Readability
from credscore.features.schema import FeatureSchema
from credscore.features.vectorizer import DocumentVectorizer
from credscore.text.document import Document

GOOD = ("council-original", "science", "obituary", "explainer")
BAD = ("round-trip-esperanto", "synonym-spun", "swamped", "spun-by-hand-neural")


def test_there_is_a_row_for_every_text_and_a_column_for_every_feature() -> None:
    X = DocumentVectorizer().fit_transform(["Rain fell.", "", Document.from_text("Sun shone.")])
    names = FeatureSchema.of(CATALOGUE).names
    assert X.shape == (3, len(names))
    assert X.dtype == np.float64
    assert np.isnan(X[1]).all()
    assert DocumentVectorizer().get_feature_names_out().tolist() == list(names)


def test_a_row_holds_what_the_extractors_say() -> None:
    text = "The cat sat on the mat. It was warm."
    X = DocumentVectorizer((Readability(),)).fit_transform([text])
    assert X.tolist() == [list(Readability()(Document.from_text(text)).values.values())]


def test_no_texts_make_a_matrix_without_rows() -> None:
    vectorizer = DocumentVectorizer((Readability(),))
    assert vectorizer.transform(iter([])).shape == (0, 3)


@pytest.mark.parametrize("X", ["one text", b"one text", [b"bytes"], [None]])
def test_what_is_not_many_texts_is_a_type_error(X: Any) -> None:
    with pytest.raises(TypeError):
        DocumentVectorizer((Readability(),)).transform(X)


def test_it_works_in_a_pipeline() -> None:
    texts = [article(name) for name in (*GOOD, *BAD)]
    y = [1] * len(GOOD) + [0] * len(BAD)
    pipeline = make_pipeline(DocumentVectorizer(), SimpleImputer(), LogisticRegression(C=0.01))
    assert set(pipeline.fit(texts, y).predict(texts)) <= {0, 1}
    assert pipeline[:1].get_feature_names_out().shape == (len(FeatureSchema.of(CATALOGUE).names),)


def test_it_can_be_cloned_pickled_and_set() -> None:
    vectorizer = DocumentVectorizer((Readability(),))
    for copy in (clone(vectorizer), pickle.loads(pickle.dumps(vectorizer))):
        assert copy.get_params() == vectorizer.get_params()
        assert np.array_equal(copy.transform(["Rain fell."]), vectorizer.transform(["Rain fell."]))
    assert clone(vectorizer).set_params(extractors=None).extractors is None


def test_it_needs_no_fitting() -> None:
    vectorizer = DocumentVectorizer((Readability(),))
    before = vectorizer.transform(["Rain fell."])
    assert np.array_equal(before, vectorizer.fit(["Other text."]).transform(["Rain fell."]))
