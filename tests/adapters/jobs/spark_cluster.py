"""Score Parquet on a cluster of two executors, one of which may be killed on the way.

python spark_cluster.py INPUT OUTPUT DETAIL [kill]: prints what became of the tasks, as JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pyspark
from pyspark.sql import SparkSession

from credscore.adapters.spark import score_dataframe

_SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.executor.memory": "1g",
    "spark.sql.files.openCostInBytes": "128m",  # as much as a task may have: one task a file
    "spark.ui.enabled": "false",
}


def executors(app: str) -> list[int]:
    """Return the process ids of the executors of one application (Linux)."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:  # it has ended
            continue
        if app.encode() in command and any(b"CoarseGrainedExecutor" in word for word in command):
            found.append(int(process.name))
    return sorted(found)


def kill_one(spark: SparkSession, seen: dict[str, Any]) -> None:
    """Kill an executor once a task is done and others are not."""
    tracker = spark.sparkContext.statusTracker()
    while "ended" not in seen:
        for stage in map(tracker.getStageInfo, tracker.getActiveStageIds()):
            if stage is not None and 0 < stage.numCompletedTasks < stage.numTasks - 2:
                victim, *others = executors(spark.sparkContext.applicationId)
                seen |= {"done": stage.numCompletedTasks, "of": stage.numTasks}
                seen |= {"killed": victim, "executors": 1 + len(others)}
                os.kill(victim, signal.SIGKILL)
                return
        time.sleep(0.05)


def main() -> None:
    source, target, detail, *kill = sys.argv[1:]
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").config(map=_SETTINGS)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    app = spark.sparkContext.applicationId
    seen: dict[str, Any] = {}
    killer = threading.Thread(target=kill_one, args=(spark, seen), daemon=True)
    if kill:
        killer.start()
    start = time.monotonic()
    score_dataframe(spark.read.parquet(source), detail=detail).write.parquet(target)
    seen |= {"ended": True, "seconds": time.monotonic() - start}
    seen["left"] = executors(app)
    spark.stop()
    # A cluster inside one program leaves the logs of its workers beside Spark.
    shutil.rmtree(Path(pyspark.__file__).parent / "work" / app, ignore_errors=True)
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
