"""Run the tests of the engines and recipes, in an environment that is kept outside the checkout.

Run ``python3 scripts/engines.py``.  Further arguments go to pytest.

What is missing is said and skipped: Java, or a package index where the environment has to be
made.  Tests that take too long are a failure.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from environment import ROOT, cached

EXTRAS = ("test", "spark", "ray", "datatrove", "tables")
# What only recipes need: where these cannot be installed, the rest is tested without them.
FRAMEWORKS = ("scrapy", "spacy", "recipes")
_LIMIT = 600  # seconds, once the environment is there
_TIMED_OUT = 124


def main() -> int:
    """Run pytest on the tests of the adapters and recipes and return its exit code."""
    python = installed((*EXTRAS, *FRAMEWORKS)) or installed(EXTRAS)
    if python is None:
        return 0
    start = time.monotonic()
    # -rs: why a test was skipped stands at the end.
    command = [python, "-m", "pytest", "-rs", "--durations=5", "tests/adapters", *sys.argv[1:]]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    ) as tests:
        try:
            code = tests.wait(_LIMIT)
        except BaseException as error:
            os.killpg(tests.pid, signal.SIGKILL)
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
            print(f"FAILED: the engines took more than {_LIMIT} s")
            return _TIMED_OUT
    print(f"engines: {time.monotonic() - start:.0f} s of {_LIMIT}")
    return code


def installed(extras: Sequence[str]) -> Path | None:
    """Return the interpreter of an environment with `extras`, or say why there is none."""
    what = ", ".join(extras)
    try:
        return cached(extras)
    except subprocess.CalledProcessError as error:
        print(f"SKIPPED: {what} could not be installed: pip ended with {error.returncode}")
    except (subprocess.TimeoutExpired, OSError) as error:
        print(f"SKIPPED: {what} could not be installed: {error}")
    return None


if __name__ == "__main__":
    sys.exit(main())
