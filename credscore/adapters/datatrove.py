"""datatrove: a step that annotates documents, and a filter that drops them.

Needs the extra `datatrove`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Any

from credscore.adapters.worker import BATCH, Worker
from credscore.extractors.base import Detail
from credscore.extractors.boilerplate.patterns.sites import FIELDS
from credscore.model.score import Score
from credscore.scorer import Scorer

try:
    from datatrove.data import Document, DocumentsPipeline
    from datatrove.pipeline.base import PipelineStep
    from datatrove.pipeline.filters.base_filter import BaseFilter
    from datatrove.pipeline.writers.disk_base import DiskWriter
except ModuleNotFoundError as error:
    msg = "credscore.adapters.datatrove needs datatrove: pip install 'credscore[datatrove]'"
    raise ModuleNotFoundError(msg, name=error.name) from error

KEY = "credscore"
_VERDICTS = frozenset({"pass", "review", "fail"})
_FIELDS = {*Score("", "", "", 0, "error").to_dict(), "boilerplate", "patterns_sha256"}


class ScoreAnnotator(PipelineStep):  # type: ignore[misc]  # datatrove has no types
    """Put the record of every document into its metadata, under ``"credscore"``.

    Parameters
    ----------
    detail : {"score", "evidence", "full"}
    scorer : Scorer or None
        With a model or patterns of your own, read where the pipeline is made; None takes the
        model that ships with the package.
    fields : collection of str or None
        Fields of the record that are kept, such as ``("score", "verdict", "model_version")``;
        None keeps all.  The document's own id and metadata stay where they are.
    batch_size : int
        Documents that are scored at a time.

    Raises
    ------
    ValueError
        If `detail` or `batch_size` is out of range, or `fields` names no field of the record.
    """

    type = "ANNOTATOR"
    name = "credscore"

    def __init__(
        self,
        detail: Detail = "score",
        *,
        scorer: Scorer | None = None,
        fields: Collection[str] | None = None,
        batch_size: int = BATCH,
    ) -> None:
        super().__init__()
        self.worker = Worker.of(scorer, detail)
        # datatrove writes the settings of each step beside its logs.
        self.model_version = self.worker.scorer.model.version
        self.fields = _known(fields)
        self.batch_size = _positive(batch_size)

    def run(
        self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1
    ) -> Iterator[Document]:
        """Yield the documents of `data`, annotated, in their order."""
        documents = iter(data)
        while batch := list(islice(documents, self.batch_size)):
            with self.track_time("batch"):
                scores = _annotated(batch, self.worker, self.fields)
            for doc, score in zip(batch, scores, strict=True):
                self.stat_update(score.verdict or score.status)
                self.update_doc_stats(doc)
                yield doc


class ScoreFilter(BaseFilter):  # type: ignore[misc]  # datatrove has no types
    """Drop documents by verdict or score, and say why in ``filter_reason``.

    Every document is annotated as `ScoreAnnotator` does it, the kept and the dropped.  A
    reason is ``"credscore:fail"``, ``"credscore:score"``, or status and reason where there
    is no score, such as ``"credscore:not_applicable:language:fr"``.

    Parameters
    ----------
    drop : collection of str
        Verdicts that are dropped, of ``"pass"``, ``"review"`` and ``"fail"``.
    least : float or None
        Drop what has a score below it, too.
    keep_unscored : bool
        Whether to keep documents without a score: too short, in another language, errors.
    exclusion_writer : DiskWriter or None
        datatrove's writer for what is dropped; the reason stands in the metadata.
    detail, scorer, fields, batch_size
        As `ScoreAnnotator` takes them.

    Raises
    ------
    ValueError
        If `detail` or `batch_size` is out of range, or `drop` or `fields` names what
        there is not.
    """

    name = "credscore"

    def __init__(  # noqa: PLR0913  each by its name
        self,
        drop: Collection[str] = ("fail",),
        *,
        least: float | None = None,
        keep_unscored: bool = True,
        exclusion_writer: DiskWriter | None = None,
        detail: Detail = "score",
        scorer: Scorer | None = None,
        fields: Collection[str] | None = None,
        batch_size: int = BATCH,
    ) -> None:
        super().__init__(exclusion_writer, _positive(batch_size))
        if isinstance(drop, str) or not _VERDICTS.issuperset(drop):
            msg = f"drop must hold some of {sorted(_VERDICTS)}, got {drop!r}"
            raise ValueError(msg)
        self.worker = Worker.of(scorer, detail)
        self.model_version = self.worker.scorer.model.version
        self.drop = frozenset(drop)
        self.least = least
        self.keep_unscored = keep_unscored
        self.fields = _known(fields)

    def filter(self, doc: Document) -> bool | tuple[bool, str]:
        """Return whether `doc` is kept, or False and the reason."""
        return self.filter_batch([doc])[0]

    def filter_batch(self, batch: Sequence[Document]) -> list[bool | tuple[bool, str]]:
        """Return for each document whether it is kept, or False and the reason."""
        scores = _annotated(batch, self.worker, self.fields)
        reasons = map(self._reason, scores)
        return [True if reason is None else (False, f"{KEY}:{reason}") for reason in reasons]

    def _reason(self, score: Score) -> str | None:
        if score.score is None:
            why = ":".join((score.status, *score.reasons[:1]))
            return None if self.keep_unscored else why
        if score.verdict in self.drop:
            return score.verdict
        return "score" if self.least is not None and score.score < self.least else None


def _annotated(
    batch: Sequence[Document], worker: Worker, fields: Collection[str] | None
) -> list[Score]:
    """Score a batch and write each record into its document's metadata."""
    scores = list(worker.scores(map(_item, batch)))
    for doc, score in zip(batch, scores, strict=True):
        doc.metadata[KEY] = _record(score, fields)
    return scores


def _item(doc: Document) -> dict[str, Any]:
    """Name the parts of a document; of its metadata only what tells its site."""
    site = {name: doc.metadata[name] for name in FIELDS if name in doc.metadata}
    return {**site, "id": doc.id, "text": doc.text}


def _positive(batch_size: int) -> int:
    if batch_size < 1:
        msg = f"batch_size must be at least 1, got {batch_size}"
        raise ValueError(msg)
    return batch_size


def _known(fields: Collection[str] | None) -> tuple[str, ...] | None:
    if fields is None:
        return None
    unknown = sorted({*fields} - _FIELDS)
    if isinstance(fields, str) or unknown:
        msg = f"fields must hold names out of {sorted(_FIELDS)}, got {fields!r}"
        raise ValueError(msg)
    return tuple(fields)


def _record(score: Score, fields: Collection[str] | None) -> dict[str, Any]:
    record = score.to_dict()
    record.pop("metadata", None)  # they are the document's own
    return record if fields is None else {k: v for k, v in record.items() if k in fields}
