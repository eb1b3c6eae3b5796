"""A stream of Arrow is scored as one process scores its rows."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from adapter_items import line, one_process, rows

from credscore.extractors.base import Detail

pa = pytest.importorskip("pyarrow", reason="needs the extra arrow")

from credscore.adapters import arrow  # noqa: E402  needs pyarrow
from credscore.adapters.arrow import score_stream  # noqa: E402  after pyarrow is known to be there
from credscore.io.arrow import records  # noqa: E402  as above
from credscore.io.schema import schema  # noqa: E402  as above


def lines(reader: Any) -> list[str]:
    return sorted(line(record) for batch in reader for record in records(batch))


@pytest.mark.parametrize("detail", get_args(Detail))
def test_a_stream_gives_the_records_of_one_process(detail: Detail) -> None:
    table = pa.Table.from_pylist(rows())
    assert lines(score_stream(table, detail=detail)) == one_process(rows(), detail)


def test_several_processes_give_the_same() -> None:
    table = pa.Table.from_pylist(rows())
    assert lines(score_stream(table, n_jobs=2)) == one_process(rows(), "score")


def test_batches_are_small_however_large_those_that_come_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(arrow, "BATCH", 7)
    items = rows()[:20]
    parts = list(score_stream(pa.Table.from_pylist(items)))
    assert [part.num_rows for part in parts] == [7, 7, 6]
    assert lines(parts) == one_process(items, "score")


def test_rows_are_read_as_records_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "BATCH", 2)
    read: list[int] = []

    def batches() -> Any:
        for number in range(50):
            read.append(number)
            yield pa.RecordBatch.from_pydict({"text": ["It rained."]})

    source = pa.RecordBatchReader.from_batches(pa.schema({"text": pa.string()}), batches())
    next(iter(score_stream(source)))
    assert 0 < len(read) < 50


def test_columns_may_have_other_names() -> None:
    table = pa.Table.from_pylist([{"body": "It rained.", "key": 7, "text": "no article"}])
    (record,) = score_stream(table, text_field="body", id_field="key").read_all().to_pylist()
    assert (record["id"], record["n_words"]) == ("7", 2)


def test_a_table_without_rows_gives_one_without_records() -> None:
    found = score_stream(pa.table({"text": pa.array([], pa.string())})).read_all()
    assert (found.num_rows, found.schema) == (0, schema())


def test_a_column_that_is_not_there_is_said_before_anything_is_scored() -> None:
    with pytest.raises(ValueError, match=r"no column is named 'text', only \['body'\]"):
        score_stream(pa.table({"body": ["It rained."]}))


def test_what_speaks_no_arrow_is_refused() -> None:
    with pytest.raises(TypeError, match="list has not"):
        score_stream([{"text": "It rained."}])
