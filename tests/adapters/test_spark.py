"""A Spark cluster gives the records of one process, whoever is killed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from adapter_items import line, one_process, rows
from engine_jobs import JOBS, job, no_java
from invented import rows as invented_rows
from invented import texts

import credscore

pytest.importorskip("pyspark", reason="needs the extra spark")
pa = pytest.importorskip("pyarrow", reason="needs the extra spark")
pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra spark")
pytestmark = pytest.mark.skipif(no_java() is not None, reason=no_java() or "")

from credscore.io.arrow import records  # noqa: E402  needs pyarrow

CLUSTER = JOBS / "spark_cluster.py"
# Fewer for a quick look while something is changed.
ARTICLES = int(os.environ.get("CREDSCORE_ENGINE_ARTICLES", "100000"))
DIFFERENT, FILES = 5_000, 40


def write(items: list[dict[str, Any]], folder: Path, files: int) -> None:
    folder.mkdir()
    for number in range(files):
        table = pa.Table.from_pylist(items[number::files])
        pq.write_table(table, folder / f"{number:03}.parquet")


def lines(folder: Path) -> Iterable[str]:
    return map(line, records(pq.read_table(folder)))


def test_a_cluster_gives_the_records_of_one_process(tmp_path: Path) -> None:
    write(rows(), tmp_path / "in", 4)
    job(CLUSTER, tmp_path / "in", tmp_path / "out", "full", home=tmp_path)
    assert sorted(lines(tmp_path / "out")) == one_process(rows(), "full")


def test_the_result_is_whole_when_an_executor_is_killed_on_the_way(tmp_path: Path) -> None:
    write(list(invented_rows(ARTICLES, DIFFERENT)), tmp_path / "in", FILES)
    told = job(CLUSTER, tmp_path / "in", tmp_path / "out", "score", "kill", home=tmp_path)
    assert told["executors"] == 2
    assert 0 < told["done"] < told["of"] - 2
    assert told["killed"] not in told["left"]
    scores = credscore.score_many(texts(DIFFERENT), n_jobs=2)
    of_text = [score.to_dict() for score in scores]
    found = sorted(lines(tmp_path / "out"))
    assert len(found) == ARTICLES
    assert [json.loads(one)["id"] for one in found] == [f"a{n:06}" for n in range(ARTICLES)]
    for number, one in enumerate(found):
        assert one == line(of_text[number % DIFFERENT] | {"id": f"a{number:06}"})
