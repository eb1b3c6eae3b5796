"""Run the tests, in an environment made for it.

Run ``python3 scripts/test.py``.  Further arguments go to pytest.
"""

from __future__ import annotations

import sys

from environment import run

if __name__ == "__main__":
    sys.exit(run(".venv-test", "test", ["-m", "pytest", *sys.argv[1:]]))
