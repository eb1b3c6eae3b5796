"""Records to Arrow and back; rows of Arrow as articles.

Arrow holds UTF-8, which has no lone surrogates.  They are moved to private-use characters
0x100000 above them, one for one, so that offsets stay true; a private-use character that
stands there already, and nothing in news does, gets the character `_MARK` before it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from credscore.io.decode import DecodeError, decoded
from credscore.io.rows import Columns, Unusable, article
from credscore.io.schema import pa, schema
from credscore.io.values import as_json, values
from credscore.model.score import Score

_OPTIONAL = ("boilerplate", "patterns_sha256", "text", "metadata")
# What is in these are numbers, and words of this library's own.
_OURS = frozenset(
    ("interval", "signals", "contributions", "attributions", "sentences", "boilerplate")
)
_UP = 0x100000
_MARK = "\U0010fffd"
_TO_MOVE = re.compile(f"[\ud800-\udfff\U0010d800-\U0010dfff{_MARK}]")
_MOVED = re.compile(f"{_MARK}(.)|([\U0010d800-\U0010dfff])", re.DOTALL)


def record_batch(scores: Sequence[Score]) -> pa.RecordBatch:
    """Return scores as rows under `schema`, in their order.

    Raises
    ------
    pyarrow.ArrowInvalid
        If the texts of one column come to more than 2 GB.
    """
    return batch_of(score.to_dict() for score in scores)


def batch_of(records: Iterable[Mapping[str, Any]]) -> pa.RecordBatch:
    """Return records, as `Score.to_dict` or a line of JSON lines has them, as rows."""
    return pa.RecordBatch.from_pylist([_row(record) for record in records], schema=schema())


def records(batch: pa.RecordBatch | pa.Table) -> Iterator[dict[str, Any]]:
    """Yield each row as `Score.to_dict` gave it; further columns are kept as they are."""
    for part in _batches(batch):
        for row in part.to_pylist():
            yield _record(row)


def articles(
    batch: pa.RecordBatch | pa.Table, text_field: str = "text", id_field: str = "id"
) -> Iterator[dict[str, Any]]:
    """Yield each row as an item for `Scorer.score_many`.

    Parameters
    ----------
    batch : pyarrow.RecordBatch or pyarrow.Table
    text_field, id_field : str
        Columns that hold the article and its name; a column `html` holds a page where there
        is no text.  All others are kept, as `credscore.io.values` makes JSON of them.

    Yields
    ------
    dict
        With `id` and `text` or `html`.  A row without article has neither, or what stands
        there instead of text, so that `score_many` makes an error of it, in its place.
    """
    columns = Columns(text_field, id_field)
    for row in rows(batch):
        found = article_of(row, columns)
        yield {**found.kept, "text": row.get(text_field)} if isinstance(found, Unusable) else found


def rows(batch: pa.RecordBatch | pa.Table) -> Iterator[dict[str, Any]]:
    """Yield each row as Python values; binary ones are still bytes."""
    for part in _batches(batch):
        names = part.schema.names
        for row in zip(*map(values, part.columns), strict=True):
            yield dict(zip(names, row, strict=True))


def article_of(row: Mapping[str, Any], columns: Columns) -> dict[str, Any] | Unusable:
    """Name the columns of a row as `score_many` does, or say why there is no article.

    Text and name may be binary, as old writers of Parquet have them.
    """
    reason = None
    named = {name: row[name] for name in (columns.text, "html", columns.id) if name in row}
    for name, value in named.items():
        if isinstance(value, bytes):
            try:
                named[name] = decoded(value)
            except DecodeError as error:
                named[name], reason = None, str(error)
    if columns.id in named:
        named[columns.id] = as_json(named[columns.id])
    found = article({**row, **named}, columns)
    if isinstance(found, Unusable):
        return Unusable(reason or found.reason, as_json(found.kept))
    return {name: as_json(value) for name, value in found.items()}


def _batches(batch: pa.RecordBatch | pa.Table) -> Iterable[pa.RecordBatch]:
    return batch.to_batches() if isinstance(batch, pa.Table) else (batch,)


def _row(record: Mapping[str, Any]) -> dict[str, Any]:
    row = {
        name: value if name in _OURS else _changed(value, _moved)
        for name, value in record.items()
        if name != "metadata"
    }
    if "metadata" in record:
        held = json.dumps(record["metadata"], ensure_ascii=False, allow_nan=False)
        row["metadata"] = _moved(held)
    return row


def _record(row: dict[str, Any]) -> dict[str, Any]:
    record = {
        name: value if name in _OURS else _changed(value, _moved_back)
        for name, value in row.items()
        if value is not None or name not in _OPTIONAL
    }
    if isinstance(record.get("metadata"), str):
        with suppress(ValueError, RecursionError):  # a column of somebody else's
            record["metadata"] = json.loads(record["metadata"])
    if "signals" in record:
        held = record["signals"] or {}
        record["signals"] = {name: value for name, value in held.items() if value is not None}
    return record


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    """Return `value` with every string in it changed."""
    if isinstance(value, str):
        return value if value.isascii() else change(value)
    if isinstance(value, dict):
        return {name: _changed(held, change) for name, held in value.items()}
    return [_changed(held, change) for held in value] if isinstance(value, list) else value


def _moved(text: str) -> str:
    return _TO_MOVE.sub(_up, text)


def _up(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(code + _UP) if code < _UP else _MARK + match[0]


def _moved_back(text: str) -> str:
    return _MOVED.sub(lambda m: m[1] or chr(ord(m[2]) - _UP), text)
