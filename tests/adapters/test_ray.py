"""Ray Data gives the records of one process."""

from __future__ import annotations

from pathlib import Path

import pytest
from adapter_items import line, one_process, rows
from engine_jobs import JOBS, job

from credscore.extractors.base import Detail

pytest.importorskip("ray.data", reason="needs the extra ray")
pa = pytest.importorskip("pyarrow", reason="needs the extra ray")
pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra ray")

from credscore.io.arrow import records  # noqa: E402  needs pyarrow


@pytest.mark.parametrize("detail", ["score", "full"])
def test_two_workers_give_the_records_of_one_process(tmp_path: Path, detail: Detail) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for number in range(4):
        table = pa.Table.from_pylist(rows()[number::4])
        pq.write_table(table, source / f"{number}.parquet")
    job(JOBS / "ray_dataset.py", source, tmp_path / "out", detail, home=tmp_path)
    found = records(pq.read_table(tmp_path / "out"))
    assert sorted(map(line, found)) == one_process(rows(), detail)
