"""Run the tests, in an environment made for it.

Run ``python3 scripts/test.py``.  Further arguments go to pytest, which takes up to four processes.
"""

from __future__ import annotations

import sys

from environment import run

if __name__ == "__main__":
    several = ["--numprocesses", "auto", "--maxprocesses", "4", "--dist", "worksteal"]
    sys.exit(run(".venv-test", "test", ["-m", "pytest", *several, *sys.argv[1:]]))
