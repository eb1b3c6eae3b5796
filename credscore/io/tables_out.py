"""Records into Parquet and Arrow, a few at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO

from credscore.io.arrow import batch_of
from credscore.io.schema import pa, schema

# Records that are Python objects at one time; an article of two million characters makes tens
# of megabytes, and no column of a batch may hold more than 2 GB.
_ROWS = 64
# Readers go by row groups: small ones fit in their memory, large ones compress well.
_GROUP_ROWS, _GROUP_BYTES = 1 << 16, 1 << 25
_JOINED = 16


def write_parquet(records: Iterable[Mapping[str, Any]], stream: BinaryIO) -> None:
    """Write records as Parquet, compressed with Zstandard.

    A row group holds up to 65,536 records, or 32 MB before compression.
    """
    from pyarrow import parquet  # noqa: PLC0415  slow to import, so only when used

    with parquet.ParquetWriter(stream, schema(), compression="zstd") as writer:
        for group in _groups(records):
            writer.write_table(group, row_group_size=group.num_rows)


def write_arrow(records: Iterable[Mapping[str, Any]], stream: BinaryIO, *, streamed: bool) -> None:
    """Write records as an Arrow IPC stream, batches as they fill, or as an IPC file."""
    opened = pa.ipc.new_stream if streamed else pa.ipc.new_file
    with opened(stream, schema()) as writer:
        for batch in _batches(records):
            writer.write_batch(batch)
            if streamed:
                stream.flush()


def _groups(records: Iterable[Mapping[str, Any]]) -> Iterator[pa.Table]:
    held: list[pa.Table] = []
    n_rows = n_bytes = 0
    batches = _batches(records)
    # A batch is a hundred small buffers, which take more memory than what is in them.
    while joined := list(islice(batches, _JOINED)):
        held.append(pa.Table.from_batches(joined).combine_chunks())
        n_rows, n_bytes = n_rows + held[-1].num_rows, n_bytes + held[-1].nbytes
        if n_rows >= _GROUP_ROWS or n_bytes >= _GROUP_BYTES:
            yield pa.concat_tables(held)
            held, n_rows, n_bytes = [], 0, 0
    if held:
        yield pa.concat_tables(held)


def _batches(records: Iterable[Mapping[str, Any]]) -> Iterator[pa.RecordBatch]:
    waiting = iter(records)
    while rows := list(islice(waiting, _ROWS)):
        yield batch_of(rows)
