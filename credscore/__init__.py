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
    from credscore.corpus.clusters import Cluster
    from credscore.corpus.corpus import Corpus
    from credscore.features.vectorizer import DocumentVectorizer
    from credscore.learning.classifier import QualityClassifier

__version__ = "0.1.0"

__all__ = [
    "ArtifactError",
    "Attribution",
    "Change",
    "Cleaned",
    "Cluster",
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
    "find_copies",
    "find_original",
    "html_report",
    "score",
    "score_html",
    "score_many",
    "summarize_sources",
]


@cache
def _shipped() -> Scorer:
    return Scorer()


def score(
    text: str | Document, *, original: str | Document | None = None, detail: Detail = "evidence"
) -> Score:
    """Score one article with the model that ships with the package; see `Scorer.score`."""
    return _shipped().score(text, original=original, detail=detail)


def score_html(html: str, url: str | None = None, *, detail: Detail = "evidence") -> Score:
    """Score the main text of a page; see `Scorer.score_html`."""
    return _shipped().score_html(html, url, detail=detail)


def score_many(
    texts: Iterable[Item], *, n_jobs: int = 1, detail: Detail = "score"
) -> Iterator[Score]:
    """Score many articles lazily, in input order; see `Scorer.score_many`."""
    return _shipped().score_many(texts, n_jobs=n_jobs, detail=detail)


def compare(copy: str | Document, original: str | Document) -> Comparison:
    """Compare a text with the one that it may have been made from.

    Parameters
    ----------
    copy, original : str or Document

    Raises
    ------
    TypeError
        If one of them is neither a string nor a `Document`.
    ArtifactError
        If a file of what the comparison has learned is missing or was changed.
    """
    # Two dozen files and RapidFuzz, so only when used.
    from credscore.comparison.comparer import compare  # noqa: PLC0415  as said

    return compare(copy, original)


def find_original(copy: Item, corpus: Corpus) -> Comparison | None:
    """Compare a text with the article of a corpus that it was likeliest made from.

    See `credscore.corpus.originals.find_original`.
    """
    from credscore.corpus.originals import find_original  # noqa: PLC0415  as above

    return find_original(copy, corpus)


def find_copies(corpus: Corpus, *, when: str = "date") -> Iterator[Cluster]:
    """Find the articles of a corpus that are copies of one another.

    See `credscore.corpus.clusters.clusters`.
    """
    from credscore.corpus.clusters import clusters  # noqa: PLC0415  as above

    return clusters(corpus, when=when)


def html_report(scores: Score | Iterable[Score], *, by: str | None = None) -> str:
    """Return a page that shows a score, or many: one file that loads nothing.

    Of one score it shows the text with the evidence, and how the score came about.  Of many
    it has a table that can be sorted and filtered, distributions, sources, and the articles,
    those with the lowest scores first if not all of them fit.

    Parameters
    ----------
    scores : Score or iterable of Score
        Made with ``detail="full"``; with less, the parts they lack are left out.
    by : str or None
        Of many: the column of the metadata that names the source.  None takes `source`, or
        else the host of `url`, where there is one.

    Returns
    -------
    str
        Which UTF-8 can hold, whatever the texts do.

    Raises
    ------
    TypeError
        If an item is no `Score`.
    """
    if isinstance(scores, Score):
        from credscore.report.score_page import score_page  # noqa: PLC0415  as above

        return score_page(scores)
    from credscore.io.pages_out import page  # noqa: PLC0415  as above
    from credscore.report.overview import Overview  # noqa: PLC0415  as above

    return "".join(page(scores, Overview(by)))


def __getattr__(name: str) -> Any:
    if name == "Cluster":
        from credscore.corpus.clusters import Cluster  # noqa: PLC0415  as above

        return Cluster
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
