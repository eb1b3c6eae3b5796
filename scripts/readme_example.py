"""Put what the command line really prints into the README.

``python scripts/readme_example.py`` rewrites the part between the two markers;
``python scripts/readme_example.py --check`` only tells whether it is up to date.
Run it where the package is installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
OPEN, CLOSE = "<!-- example -->", "<!-- /example -->"
ARTICLE = "fixtures/articles/spun-by-hand-neural.txt"


def printed() -> str:
    """Return the command and its standard output, as a fenced block."""
    arguments = ["score", ARTICLE]
    done = subprocess.run(
        [sys.executable, "-m", "credscore", *arguments],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(f"credscore {' '.join(arguments)} ended with {done.returncode}:\n{done.stderr}")
    return f"```console\n$ credscore {' '.join(arguments)}\n{done.stdout.rstrip()}\n```"


def filled(page: str, example: str) -> str:
    """Return `page` with `example` between the markers."""
    before, opened, rest = page.partition(OPEN)
    _, closed, after = rest.partition(CLOSE)
    if not (opened and closed):
        sys.exit(f"{README.name} has no {OPEN} followed by {CLOSE}")
    return f"{before}{OPEN}\n\n{example}\n\n{CLOSE}{after}"


def main(arguments: list[str]) -> int:
    """Rewrite the README, or with ``--check`` compare."""
    if arguments not in ([], ["--check"]):
        print("usage: readme_example.py [--check]", file=sys.stderr)
        return 2
    page = README.read_text(encoding="utf-8")
    wanted = filled(page, printed())
    if not arguments:
        README.write_text(wanted, encoding="utf-8", newline="\n")
    elif wanted != page:
        print("README.md is out of date: run scripts/readme_example.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
