"""The programs of docs/scale.md run as they stand there, and give what one process gives."""

from __future__ import annotations

import gzip
import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from adapter_items import line, one_process, rows
from engine_jobs import ROOT, job, no_java

pa = pytest.importorskip("pyarrow", reason="needs the extra arrow")
pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra arrow")

from credscore.io.arrow import records  # noqa: E402  needs pyarrow

_PROGRAM = re.compile(r"<!-- run: (\w+) -->\n\n```python\n(.*?)```", re.DOTALL)
PAGE = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
PROGRAMS = dict(_PROGRAM.findall(PAGE))
NARROW = {"pyspark", "ray"}  # they select id and text


def run(name: str, folder: Path) -> None:
    needed = re.findall(r"^(?:import|from) (\w+)", PROGRAMS[name], re.MULTILINE)
    absent = [package for package in needed if find_spec(package) is None]
    if absent:
        pytest.skip(f"{', '.join(absent)} is not installed")
    if name == "pyspark" and no_java():
        pytest.skip(no_java() or "")
    items = rows()
    pq.write_table(pa.Table.from_pylist(items), folder / "articles.parquet")
    (folder / "articles").mkdir()
    lines = [f"{json.dumps(row)}\n" for row in items if row["text"]]
    (folder / "articles" / "all.jsonl").write_text("".join(lines))
    program = folder / "program.py"
    program.write_text(PROGRAMS[name])
    job(program, home=folder)


def documents(file: Path) -> list[Any]:
    with gzip.open(file, "rt", encoding="utf-8") as opened:
        return [json.loads(one) for one in opened]


def test_every_program_of_the_page_is_run_here() -> None:
    assert PAGE.count("```python\n") == PAGE.count("```python\n>>>") + len(PROGRAMS)
    assert {"polars", "pandas", "duckdb", "column", *NARROW, "datatrove"} == set(PROGRAMS)


@pytest.mark.parametrize("name", ["polars", "pandas", "duckdb", "pyspark", "ray"])
def test_a_program_of_the_page_gives_the_records_of_one_process(name: str, tmp_path: Path) -> None:
    run(name, tmp_path)
    (scores,) = tmp_path.glob("scores*")
    kept = ("id", "text") if name in NARROW else tuple(rows()[0])
    items = [{key: row[key] for key in kept} for row in rows()]
    found = sorted(map(line, records(pq.read_table(scores))))
    assert found == one_process(items, "evidence")


def test_the_program_for_one_column_gives_the_scores_in_its_order(tmp_path: Path) -> None:
    run("column", tmp_path)
    found = pq.read_table(tmp_path / "scores.parquet").to_pylist()
    of_id = {one["id"]: one["score"] for one in map(json.loads, one_process(rows()[:20], "score"))}
    assert [row["score"] for row in found[:20]] == [of_id[row["id"]] for row in rows()[:20]]


def test_the_pipeline_of_the_page_drops_what_fails_and_nothing_else(tmp_path: Path) -> None:
    run("datatrove", tmp_path)
    verdicts = {}
    for folder in ("kept", "dropped"):
        (file,) = (tmp_path / folder).glob("00000*")
        docs = documents(file)
        verdicts[folder] = {doc["metadata"]["credscore"]["verdict"] for doc in docs}
    assert verdicts == {"kept": {"pass", "review", None}, "dropped": {"fail"}}
