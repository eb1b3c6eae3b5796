"""How far the text of a news article can be relied on, and why.

    import credscore

    s = credscore.score(text)
    s.score, s.verdict, s.evidence

Nothing here opens a network connection.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from credscore.cleaning.cleaned import Cleaned
from credscore.cleaning.cleaner import clean, clean_html, clean_many
from credscore.comparison.comparer import compare
from credscore.comparison.result import Change, Comparison, Pair
from credscore.corpus.answers import CorpusError, Intake, Match, Refused
from credscore.extractors.base import Attribution, Detail, Evidence
from credscore.extractors.boilerplate import PatternError, Patterns
from credscore.inputs import Item
from credscore.model.score import Contribution, Score
from credscore.ngram.store import ArtifactError
from credscore.scorer import Scorer
from credscore.sources.summary import SourceSummary, summarize_sources
from credscore.text.document import Document
from credscore.text.span import Span

if TYPE_CHECKING:
    from credscore.corpus.corpus import Corpus
    from credscore.features.vectorizer import DocumentVectorizer
    from credscore.learning.classifier import QualityClassifier

__version__ = "0.1.0"

__all__ = [
    "ArtifactError",
    "Attribution",
    "Change",
    "Cleaned",
    "Comparison",
    "Contribution",
    "Corpus",
    "CorpusError",
    "Document",
    "DocumentVectorizer",
    "Evidence",
    "Intake",
    "Match",
    "Pair",
    "PatternError",
    "Patterns",
    "QualityClassifier",
    "Refused",
    "Score",
    "Scorer",
    "SourceSummary",
    "Span",
    "clean",
    "clean_html",
    "clean_many",
    "compare",
    "score",
    "score_html",
    "score_many",
    "summarize_sources",
]


@cache
def _shipped() -> Scorer:
    return Scorer()


def score(text: str | Document, *, detail: Detail = "evidence") -> Score:
    """Score one article with the model that ships with the package; see `Scorer.score`."""
    return _shipped().score(text, detail=detail)


def score_html(html: str, url: str | None = None, *, detail: Detail = "evidence") -> Score:
    """Score the main text of a page; see `Scorer.score_html`."""
    return _shipped().score_html(html, url, detail=detail)


def score_many(
    texts: Iterable[Item], *, n_jobs: int = 1, detail: Detail = "score"
) -> Iterator[Score]:
    """Score many articles lazily, in input order; see `Scorer.score_many`."""
    return _shipped().score_many(texts, n_jobs=n_jobs, detail=detail)


def __getattr__(name: str) -> Any:
    if name == "Corpus":
        from credscore.corpus.corpus import Corpus  # noqa: PLC0415  a dozen files, so only when used

        return Corpus
    # scikit-learn takes a second to import, so only who wants these pays for it.
    if name == "DocumentVectorizer":
        from credscore.features.vectorizer import DocumentVectorizer  # noqa: PLC0415  slow to import, so only when used

        return DocumentVectorizer
    if name == "QualityClassifier":
        from credscore.learning.classifier import QualityClassifier  # noqa: PLC0415  slow to import, so only when used

        return QualityClassifier
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
