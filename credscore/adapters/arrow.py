"""Whatever speaks Arrow: a stream of articles becomes a stream of records.

Needs the extra `arrow`.  Polars, pandas and DuckDB hand over their tables as such streams.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from credscore.adapters.worker import BATCH, Worker
from credscore.extractors.base import Detail
from credscore.io.arrow import articles, record_batch
from credscore.io.schema import pa, schema
from credscore.scorer import Scorer


def score_stream(  # noqa: PLR0913  each by its name
    stream: Any,
    *,
    text_field: str = "text",
    id_field: str = "id",
    scorer: Scorer | None = None,
    detail: Detail = "score",
    n_jobs: int = 1,
) -> pa.RecordBatchReader:
    """Score every row of a table or a stream of Arrow, lazily and in order.

    Parameters
    ----------
    stream : object
        Anything with ``__arrow_c_stream__``: a DataFrame of Polars or pandas, a relation of
        DuckDB, a table or reader of pyarrow.  Columns other than text and name go into
        `metadata`, as JSON: select those that you want to keep.
    text_field, id_field : str
        Columns that hold the article and its name; a column `html` holds a page where there
        is no text.
    scorer : Scorer or None
        With a model or patterns of your own; None takes the model that
        ships with the package.
    detail : {"score", "evidence", "full"}
    n_jobs : int
        Number of processes, as in `credscore.score_many`.

    Returns
    -------
    pyarrow.RecordBatchReader
        One record a row, under the schema of Parquet files; rows are read as it is read.

    Raises
    ------
    TypeError
        If `stream` speaks no Arrow.
    ValueError
        If it has neither a column `text_field` nor one named `html`, or `detail` or `n_jobs`
        is out of range.
    ArtifactError
        If a file of the model that ships with the package is missing or was changed.
    """
    if not hasattr(stream, "__arrow_c_stream__"):
        msg = f"stream must have __arrow_c_stream__, {type(stream).__name__} has not"
        raise TypeError(msg)
    reader = pa.RecordBatchReader.from_stream(stream)
    check_columns(reader.schema.names, text_field)
    worker = Worker.of(scorer, detail)
    scored = ScoredBatches(worker, text_field, id_field)
    return pa.RecordBatchReader.from_batches(schema(), scored(reader, n_jobs))


@dataclass(frozen=True, slots=True)
class ScoredBatches:
    """A worker, and which columns hold the article and its name: what an engine sends out."""

    worker: Worker
    text_field: str
    id_field: str

    def __call__(
        self, batches: Iterable[pa.RecordBatch], n_jobs: int = 1
    ) -> Iterator[pa.RecordBatch]:
        """Yield the records of all rows in their order.

        However many rows come at once, at most `BATCH` records are held.
        """
        rows = (row for batch in batches for row in self._rows(batch))
        scores = self.worker.scores(rows, n_jobs)
        while some := list(islice(scores, BATCH)):
            yield record_batch(some)

    def _rows(self, batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
        # A slice at a time, since `articles` makes Python values of all rows at once.
        for start in range(0, batch.num_rows, BATCH):
            yield from articles(batch.slice(start, BATCH), self.text_field, self.id_field)


def check_columns(columns: Collection[str], text_field: str) -> None:
    """Make sure, before anything is scored, that there is something to score.

    Raises
    ------
    ValueError
        If there is neither a column `text_field` nor one named `html`.
    """
    if text_field not in columns and "html" not in columns:
        msg = f"no column is named {text_field!r}, only {sorted(columns)}: name one as text_field"
        raise ValueError(msg)
