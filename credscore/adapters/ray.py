"""Ray Data: a dataset of articles becomes a dataset of records.

Needs the extra `ray`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from credscore.adapters.worker import Worker
from credscore.extractors.base import Detail
from credscore.scorer import Scorer

try:
    from ray.data import ActorPoolStrategy, Dataset

    from credscore.adapters.arrow import ScoredBatches, check_columns
    from credscore.io.schema import pa, schema
except ImportError as error:
    msg = "credscore.adapters.ray needs ray and pyarrow: pip install 'credscore[ray]'"
    raise ModuleNotFoundError(msg, name=error.name) from error


def score_dataset(
    ds: Dataset,
    *,
    text_field: str = "text",
    id_field: str = "id",
    scorer: Scorer | None = None,
    detail: Detail = "score",
    **options: Any,
) -> Dataset:
    """Score every row of `ds`, by `map_batches` with an actor that loads the model once.

    Parameters
    ----------
    ds : ray.data.Dataset
        Its other columns go into `metadata`, as JSON: select those that you want to keep.
    text_field, id_field : str
        Columns that hold the article and its name; a column `html` holds a page where there
        is no text.
    scorer : Scorer or None
        With a model or patterns of your own, read where the dataset is made; None takes the
        model that ships with the package.
    detail : {"score", "evidence", "full"}
    **options
        What else `map_batches` takes, such as `compute=ray.data.ActorPoolStrategy(size=8)`,
        and `num_cpus` or `memory` of an actor.  Left out, Ray adds actors while cores are free.

    Returns
    -------
    ray.data.Dataset
        One record a row, under the schema of Parquet files; nothing is computed yet.

    Raises
    ------
    ValueError
        If `ds` has neither a column `text_field` nor one named `html`, or `detail` is none of
        the three.
    ArtifactError
        If a file of the model that ships with the package is missing or was changed.
    """
    columns = ds.columns(fetch_if_missing=False)
    if columns is not None:  # they may be known only once something ran
        check_columns(columns, text_field)
    worker = Worker.of(scorer, detail)
    return ds.map_batches(
        _Actor,
        fn_constructor_kwargs={"batches": ScoredBatches(worker, text_field, id_field)},
        batch_format="pyarrow",
        **{"compute": ActorPoolStrategy(), "batch_size": None, **options},
    )


class _Actor:
    """What lives as long as the process it is in."""

    def __init__(self, batches: ScoredBatches) -> None:
        self._batches = batches

    def __call__(self, table: pa.Table) -> Iterator[pa.Table]:
        """Yield the records of a block in tables of `BATCH` rows, one without rows for none."""
        for scored in self._batches(iter(table.to_batches())):
            yield pa.Table.from_batches([scored])
        if not table.num_rows:
            yield schema().empty_table()
