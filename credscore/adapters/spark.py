"""Apache Spark: a DataFrame of articles becomes a DataFrame of records.

Needs the extra `spark`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from credscore.adapters.worker import Worker
from credscore.extractors.base import Detail
from credscore.scorer import Scorer

try:
    from pyspark.sql import DataFrame
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import StructType

    from credscore.adapters.arrow import ScoredBatches, check_columns
    from credscore.io.schema import pa, schema
except ImportError as error:
    msg = "credscore.adapters.spark needs pyspark and pyarrow: pip install 'credscore[spark]'"
    raise ModuleNotFoundError(msg, name=error.name) from error


def score_dataframe(
    df: DataFrame,
    *,
    text_field: str = "text",
    id_field: str = "id",
    scorer: Scorer | None = None,
    detail: Detail = "score",
) -> DataFrame:
    """Score every row of `df`, by `mapInArrow`.

    Parameters
    ----------
    df : pyspark.sql.DataFrame
        Its other columns go into `metadata`, as JSON: select those that you want to keep.
    text_field, id_field : str
        Columns that hold the article and its name; a column `html` holds a page where there
        is no text.
    scorer : Scorer or None
        With a model or patterns of your own, read on the driver; None takes the model that
        ships with the package.
    detail : {"score", "evidence", "full"}

    Returns
    -------
    pyspark.sql.DataFrame
        One record a row, under the schema of Parquet files; nothing is computed yet.

    Raises
    ------
    ValueError
        If `df` has neither a column `text_field` nor one named `html`, or `detail` is none of
        the three.
    ArtifactError
        If a file of the model that ships with the package is missing or was changed.
    """
    check_columns(df.columns, text_field)
    worker = Worker.of(scorer, detail)
    scored = ScoredBatches(worker, text_field, id_field)

    def in_arrow(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return scored(batches)

    return df.mapInArrow(in_arrow, _schema())


@cache
def _schema() -> StructType:
    return from_arrow_schema(schema())
