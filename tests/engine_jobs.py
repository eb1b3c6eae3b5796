"""Engines run in processes of their own: they open sockets on this machine, which tests may not."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
JOBS = Path(__file__).parent / "adapters" / "jobs"
_LEAST_JAVA = 17
# Seconds; the step of the CI has 600 for all.
_LIMIT = int(os.environ.get("CREDSCORE_ENGINE_SECONDS", "400"))


def job(program: Path | str, *arguments: object, home: Path) -> Any:
    """Run a program and return what its last line of output says, as JSON, or nothing.

    Parameters
    ----------
    program : Path or str
        A file, or the program itself.
    home : Path
        Folder that it runs in, and where engines leave what they leave at home.
    """
    how = [str(program)] if isinstance(program, Path) else ["-c", program]
    done = subprocess.run(
        [sys.executable, *how, *map(str, arguments)],
        cwd=home,
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=_LIMIT,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-6000:]}"
    last = done.stdout.strip().rpartition("\n")[2]
    return json.loads(last) if last.startswith(("{", "[")) else None


def no_java() -> str | None:
    """Return why Spark cannot start here, or nothing."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=f"{home}/bin" if home else None)
    if java is None:
        return f"Spark needs Java {_LEAST_JAVA} or later, and no java was found"
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', told)
    if found is None or int(found[1]) < _LEAST_JAVA:
        return f"Spark needs Java {_LEAST_JAVA} or later, {java} is {told.splitlines()[:1]}"
    return None


def environment(home: Path) -> dict[str, str]:
    """Return what keeps the engines on this machine, and each worker to one core."""
    return {
        **os.environ,
        "HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "RAY_USAGE_STATS_ENABLED": "0",
        "HF_HUB_OFFLINE": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
