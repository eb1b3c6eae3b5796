"""Run the tests with the lowest versions that pyproject.toml allows.

Run ``python3 scripts/oldest.py``.  Further arguments go to pytest; with ``--short`` first, only
the tests that see every number: whole scores of whole articles, and the laws.  What the
requirements need in turn is the newest that goes with them.
"""

from __future__ import annotations

import os
import subprocess
import sys

from environment import ROOT, kept
from lock import compiled

SHORT = ("tests/golden", "tests/test_fixtures.py", "tests/model")


def lowest() -> list[str]:
    """Return the lowest versions for this Python and this system, as pip wants them."""
    python = f"--python-version={sys.version_info.major}.{sys.version_info.minor}"
    options = ["--extra=test", "--resolution=lowest-direct", "--no-annotate", python]
    return [line for line in compiled(options).splitlines() if not line.startswith("#")]


def main(arguments: list[str]) -> int:
    """Run pytest and return its exit code."""
    short = arguments[:1] == ["--short"]
    chosen = [*SHORT, *arguments[1:]] if short else arguments
    try:
        python = kept(lowest())
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired, OSError) as error:
        print(f"SKIPPED: the lowest versions could not be installed: {error}")
        return 0 if short else 1
    done = subprocess.run(
        [python, "-m", "pytest", "--quiet", *chosen],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
