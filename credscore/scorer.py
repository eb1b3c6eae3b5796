"""Text in, score out: the path every door leads into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from credscore.answers import answered, failed
from credscore.asked import known_detail, number_of_processes
from credscore.batches import BATCH, Job, batches
from credscore.extractors import CATALOGUE
from credscore.extractors.base import Detail, Extractor
from credscore.extractors.boilerplate import Boilerplate, Patterns
from credscore.features.extract import extract_many
from credscore.features.schema import FeatureSchema
from credscore.inputs import Entry, Item, document, entry, many
from credscore.model.reliability import PART, Reliability
from credscore.model.score import Score
from credscore.ngram import store
from credscore.parallel import in_processes
from credscore.text.document import Document

# While a text is scored it takes about 350 bytes a character, and 1.5 kB where nearly every
# character is a token of its own: 3 GB at this length.
MAX_CHARACTERS = 2_000_000
# What the extractors and the model load, each when it is first asked for.
PARTS = ("attribution", "boilerplate", "damage", "reading", PART, "wording")


class Scorer:
    """A model and the extractors it was made for.

    Parameters
    ----------
    model : Reliability or None
        None takes the model that ships with the package.
    extractors : tuple of Extractor
        What `model` was trained on.
    max_characters : int
        A longer text becomes a record with status ``"error"``.  Time and memory are linear in
        the length: up to 1.5 kB a character, 350 bytes in ordinary text.
    patterns : Patterns, str, Path or None
        Your own boilerplate: patterns, or the path of a TOML file of them.
    base_rate : float or None
        Share of texts that would not pass, among those that you score; None takes the one that
        the model was calibrated at, which stands in its card.  It moves scores and intervals.
        Verdicts may become milder by it, never harsher.
    batch_size : int
        Number of articles that `score_many` scores together, and so reads ahead, in one process;
        a source that is slow is not waited for.  With 1 each is answered before the next is
        asked for.

    Raises
    ------
    ArtifactError
        If a file of the model that ships with the package is missing or was changed, or
        the model was made for other features.
    PatternError
        If one of the patterns cannot be used; the message says which and why.
    """

    def __init__(  # noqa: PLR0913  each is a choice of its own
        self,
        model: Reliability | None = None,
        *,
        extractors: tuple[Extractor, ...] = CATALOGUE,
        max_characters: int = MAX_CHARACTERS,
        patterns: Patterns | str | Path | None = None,
        base_rate: float | None = None,
        batch_size: int = BATCH,
    ) -> None:
        if batch_size < 1:
            msg = f"batch_size must be a whole number from 1, got {batch_size!r}"
            raise ValueError(msg)
        given = Patterns.load(patterns) if isinstance(patterns, str | Path) else patterns
        # The parts are loaded later: a damaged one must not show only in the midst of a run.
        store.check(PARTS)
        schema = FeatureSchema.of(extractors)
        chosen = model if model is not None else Reliability.load(schema)
        self.model = chosen if base_rate is None else chosen.at(base_rate)
        self.extractors = extractors if given is None else _with(given, extractors)
        self.patterns = given
        self.max_characters = max_characters
        self.batch_size = batch_size

    @classmethod
    def load(
        cls,
        folder: str | Path,
        *,
        patterns: Patterns | str | Path | None = None,
        base_rate: float | None = None,
    ) -> Scorer:
        """Return a scorer with the model stored in `folder`; the rest is as above.

        Raises
        ------
        ArtifactError
            If the folder holds no model, a changed one, or one for other features.
        """
        store.check((PART,), Path(folder))
        model = Reliability.load(FeatureSchema.of(CATALOGUE), Path(folder))
        return cls(model, patterns=patterns, base_rate=base_rate)

    def score(
        self,
        text: str | Document,
        *,
        original: str | Document | None = None,
        detail: Detail = "evidence",
    ) -> Score:
        """Score one article.

        Parameters
        ----------
        text : str or Document
        original : str or Document or None
            What the text was made from, where it is known.  If the two belong together, altered
            quotations, numbers, negations, names and genders are evidence, and lower the score.
        detail : {"score", "evidence", "full"}
            How much to say: numbers; evidence and contributions too; attributions, sentences
            and blocks of boilerplate too.

        Raises
        ------
        TypeError
            If `text` or `original` is neither a string nor a `Document`.
        ValueError
            If `detail` is none of the three, or a text is longer than `max_characters`.
        """
        known_detail(detail)
        doc = self._checked(_document(text))
        if original is None:
            return self._score([doc], detail)[0]
        return self._beside(doc, self._checked(_document(original)), detail)

    def score_html(
        self, html: str, url: str | None = None, *, detail: Detail = "evidence"
    ) -> Score:
        """Score the main text of a page; offsets refer to the record's `text`.

        Raises
        ------
        TypeError, ValueError
            As `score`.
        """
        known_detail(detail)
        metadata = {} if url is None else {"url": url}
        doc = Document.from_html(html, url, metadata=metadata)
        return self._score([self._checked(doc)], detail)[0]

    def score_many(
        self, texts: Iterable[Item], *, n_jobs: int = 1, detail: Detail = "score"
    ) -> Iterator[Score]:
        """Score many articles lazily, in input order.

        Parameters
        ----------
        texts : iterable of str, Document or mapping
            Mappings hold `text` or `html`, maybe `id`; all else is kept in `metadata`.
        n_jobs : int
            Number of processes; -1 takes one per core, -2 one less, as in scikit-learn.
        detail : {"score", "evidence", "full"}

        Yields
        ------
        Score
            One per item.  An item that cannot be scored has status ``"error"`` and its
            reason; it never stops the run.

        Raises
        ------
        TypeError
            If `texts` is a single article or a table, or `n_jobs` is no whole number.
        ValueError
            If `detail` or `n_jobs` is out of range.
        ArtifactError
            If a file of the model has been changed since.
        """
        return self.score_from(0, texts, n_jobs=n_jobs, detail=detail)

    def score_from(
        self, first: int, texts: Iterable[Item], *, n_jobs: int = 1, detail: Detail = "score"
    ) -> Iterator[Score]:
        """Score what is left after `first` articles, where errors go on counting theirs."""
        known_detail(detail)
        n_processes = number_of_processes(n_jobs)
        entries = self._entries(first, texts)
        if n_processes == 1:
            return self._scores(batches(entries, most=self.batch_size), detail)
        return in_processes(self._batch, self._lost, entries, detail, n_processes)

    def score_all(self, first: int, texts: Iterable[Item], detail: Detail) -> list[Score]:
        """Score articles of which nobody waits for the first, counted from `first`."""
        known_detail(detail)
        return self._batch(list(self._entries(first, texts)), detail)

    def _entries(self, first: int, texts: Iterable[Item]) -> Iterator[Job]:
        return enumerate(map(self._entry, count(first), many(texts)), first)

    def _entry(self, position: int, item: Item) -> Entry | Score:
        try:
            return entry(item)
        except Exception as error:  # noqa: BLE001  one bad item never stops a run
            return self._failed(position, item, error)

    def _batch(self, jobs: Sequence[Job], detail: Detail) -> list[Score]:
        """Score what a worker was sent; `parallel` knows of no other function."""
        return list(self._scores(batches(jobs, BATCH), detail))

    def _scores(self, many_jobs: Iterable[Sequence[Job]], detail: Detail) -> Iterator[Score]:
        for jobs in many_jobs:
            yield from self._together(jobs, detail)

    def _together(self, jobs: Sequence[Job], detail: Detail) -> list[Score]:
        """Score what became of some items, stage by stage, since that is faster."""
        found = [self._document(*job) for job in jobs]
        docs = [one for one in found if isinstance(one, Document)]
        try:
            scores = iter(self._score(docs, detail))
        except store.ArtifactError:
            raise
        except Exception:  # noqa: BLE001  one bad item never stops a run
            return [self._alone(*job, detail) for job in jobs]
        return [next(scores) if isinstance(one, Document) else one for one in found]

    def _document(self, position: int, found: Entry | Score) -> Document | Score:
        if isinstance(found, Score):
            return found
        try:
            return self._checked(document(found))
        except Exception as error:  # noqa: BLE001  one bad item never stops a run
            return self._failed(position, found, error)

    def _alone(self, position: int, found: Entry | Score, detail: Detail) -> Score:
        doc = self._document(position, found)
        if isinstance(doc, Score):
            return doc
        try:
            return self._score([doc], detail)[0]
        except store.ArtifactError:
            raise
        except Exception as error:  # noqa: BLE001  one bad item never stops a run
            return self._failed(position, found, error)

    def _lost(self, position: int, found: Entry | Score) -> Score:
        msg = "the process that scored it ended abruptly: killed, or out of memory"
        return self._failed(position, found, RuntimeError(msg))

    def _checked(self, doc: Document) -> Document:
        if len(doc.text) > self.max_characters:
            msg = f"a text may have {self.max_characters} characters, this has {len(doc.text)}"
            raise ValueError(msg)
        return doc

    def _score(self, docs: Sequence[Document], detail: Detail) -> list[Score]:
        extractions = extract_many(docs, self.extractors, detail)
        patterns = self._patterns_sha256()
        return [
            answered(self.model, *each, detail, patterns_sha256=patterns)
            for each in zip(docs, extractions, strict=True)
        ]

    def _beside(self, doc: Document, original: Document, detail: Detail) -> Score:
        from credscore.comparison.comparer import compare  # noqa: PLC0415  two dozen files, so only when used

        found = extract_many([doc], self.extractors, detail)[0]
        patterns = self._patterns_sha256()
        return answered(
            self.model,
            doc,
            found,
            detail,
            patterns_sha256=patterns,
            comparison=compare(doc, original),
        )

    def _failed(self, position: int, item: object, error: Exception) -> Score:
        return failed(self.model, position, item, error, self._patterns_sha256())

    def _patterns_sha256(self) -> str | None:
        return None if self.patterns is None else self.patterns.sha256


def _document(text: str | Document) -> Document:
    return text if isinstance(text, Document) else Document.from_text(text)


def _with(patterns: Patterns, extractors: tuple[Extractor, ...]) -> tuple[Extractor, ...]:
    """Give `patterns` to the extractor that looks for boilerplate."""
    if not any(isinstance(extractor, Boilerplate) for extractor in extractors):
        msg = "patterns need the extractor Boilerplate, and it is not among the extractors"
        raise ValueError(msg)
    return tuple(
        replace(one, patterns=patterns) if isinstance(one, Boilerplate) else one
        for one in extractors
    )
