"""Put what the command line really prints into the README and the pages that show it.

``python scripts/readme_example.py`` rewrites the part between the two markers of each;
``python scripts/readme_example.py --check`` only tells whether they are up to date.
Run it where the package is installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPEN, CLOSE = "<!-- example -->", "<!-- /example -->"
PAIR = "fixtures/compared/bridge-spun"
EXAMPLES = {
    "README.md": ["score", "fixtures/articles/spun-by-hand-neural.txt"],
    "docs/comparing.md": ["compare", f"{PAIR}-copy.txt", f"{PAIR}-original.txt"],
}


def printed(arguments: list[str]) -> str:
    """Return the command and its standard output, as a fenced block."""
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


def filled(name: str, page: str, example: str) -> str:
    """Return `page` with `example` between the markers."""
    before, opened, rest = page.partition(OPEN)
    _, closed, after = rest.partition(CLOSE)
    if not (opened and closed):
        sys.exit(f"{name} has no {OPEN} followed by {CLOSE}")
    return f"{before}{OPEN}\n\n{example}\n\n{CLOSE}{after}"


def main(arguments: list[str]) -> int:
    """Rewrite the pages, or with ``--check`` compare."""
    if arguments not in ([], ["--check"]):
        print("usage: readme_example.py [--check]", file=sys.stderr)
        return 2
    late = []
    for name, command in EXAMPLES.items():
        page = (ROOT / name).read_text(encoding="utf-8")
        wanted = filled(name, page, printed(command))
        if not arguments:
            (ROOT / name).write_text(wanted, encoding="utf-8", newline="\n")
        elif wanted != page:
            late.append(name)
    if late:
        print(f"out of date: {', '.join(late)}: run scripts/readme_example.py", file=sys.stderr)
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
