"""The Arrow schema of a record, written down once, the same for every detail."""

from __future__ import annotations

from functools import cache

from credscore.io.extras import MissingExtraError
from credscore.model.score import SCHEMA_VERSION

MISSING = "Arrow and Parquet need pyarrow: pip install 'credscore[arrow]'"

try:
    import pyarrow as pa
except ImportError as error:
    raise MissingExtraError(MISSING) from error

__all__ = ["MISSING", "pa", "schema"]


@cache
def schema() -> pa.Schema:
    """Return the schema of a record: the fields of `Score.to_dict` in their order.

    The keys that a record may lack are columns that may be null.  `metadata` is JSON in a
    string, because columns of users are of any type and the schema is one for all inputs.
    """
    text, number, offset = pa.string(), pa.float64(), pa.int64()
    ranges = pa.list_(pa.list_(offset))
    fields = {
        "schema_version": text,
        "model_version": text,
        "id": text,
        "text_sha256": text,
        "n_words": pa.int64(),
        "language": text,
        "status": text,
        "reasons": pa.list_(text),
        "score": number,
        "interval": pa.list_(number),
        "verdict": text,
        "signals": pa.struct(
            {
                "translation": _signal(),
                "garble": _signal(),
                "attribution": _signal("named_share", "anonymous_share", "outlet_share"),
                "boilerplate": _signal("appeal_share"),
            }
        ),
        "intercept": number,
        "contributions": _many({"feature": text, "value": number, "log_odds": number}),
        "evidence": _many(
            {
                "signal": text,
                "rule": text,
                "start": offset,
                "end": offset,
                "exact": text,
                "severity": number,
                "message": text,
                "suggestion": text,
                "in_quote": pa.bool_(),
            }
        ),
        "attributions": _many(
            {
                "source": ranges,
                "cue": ranges,
                "content": ranges,
                "source_kind": text,
                "form": text,
                "chain": text,
            }
        ),
        "sentences": _many(
            {
                "start": offset,
                "end": offset,
                "translation": number,
                "garble": number,
                "attribution": number,
            }
        ),
        "warnings": pa.list_(text),
        "boilerplate": _many({"start": offset, "end": offset, "kind": text}),
        "patterns_sha256": text,
        "text": text,
        "metadata": text,
    }
    return pa.schema(fields, metadata={"schema_version": SCHEMA_VERSION})


def _many(fields: dict[str, pa.DataType]) -> pa.ListType:
    return pa.list_(pa.struct(fields))


def _signal(*shares: str) -> pa.StructType:
    fields = {"value": pa.float64(), "unit": pa.string(), "applicable": pa.bool_()}
    return pa.struct({**fields, **dict.fromkeys(shares, pa.float64())})
