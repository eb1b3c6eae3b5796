"""Make the pictures of the README: the report in a browser, and the terminal.

``python scripts/pictures.py`` makes them all; the report needs a Chromium, as `tests/browser` does.
``python scripts/pictures.py --check`` tells whether the terminal's is up to date, to the byte, and
whether the others are there: two browsers draw no two letters alike.
Run it where the package is installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from terminal_picture import picture

ROOT = Path(__file__).resolve().parent.parent
FIGURES = ROOT / "docs" / "figures"
ARTICLE = "fixtures/articles/spun-by-hand-neural.txt"
TERMINAL = FIGURES / "terminal.svg"
REPORTS = {False: FIGURES / "report-light.webp", True: FIGURES / "report-dark.webp"}
_MOST = 200_000  # bytes of a picture
_COLUMNS, _LINES = 96, 32
_WIDTH, _HEIGHT, _SCALE = 1100, 1180, 1.25
_POINTED_AT = "#mark-3"  # the passage whose tip is shown


def credscore(*arguments: str) -> str:
    """Return what the command line prints for a terminal of some columns."""
    unset = ("NO_COLOR", "CLICOLOR")
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    asked = {"FORCE_COLOR": "1", "COLUMNS": str(_COLUMNS), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "credscore", *arguments],
        cwd=ROOT,
        env={**kept, **asked},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout


def terminal() -> str:
    """Return the picture of the terminal, as much of what is shown as a screen holds."""
    shown = credscore("explain", ARTICLE).split("\n")
    return picture("\n".join([*shown[:_LINES], "…"]), f"$ credscore explain {ARTICLE}", _COLUMNS)


def reports() -> None:
    """Store the pictures of the report, by day and by night."""
    sys.path.insert(0, str(ROOT / "tests"))
    from browser.chromium import Chromium, program  # noqa: PLC0415  --check needs no browser
    from browser.tab import Tab  # noqa: PLC0415  as above

    path = program()
    if path is None:
        sys.exit("no Chromium was found: install one, or name its program in CREDSCORE_CHROMIUM")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        credscore("explain", ARTICLE, "--html", str(page))
        chromium = Chromium(path, Path(folder))
        try:
            tab = Tab(chromium, (page.as_uri(),))
            for dark, picture_of in REPORTS.items():
                tab.seen_by(width=_WIDTH, height=_HEIGHT, scale=_SCALE, dark=dark)
                tab.go(page.as_uri())
                tab.hover(_POINTED_AT, bring=False)
                tab.picture(picture_of, quality=75)
        finally:
            chromium.close()


def stale() -> list[str]:
    """Return what is wrong with the stored pictures."""
    found = [f"{path.name} is not there" for path in REPORTS.values() if not path.exists()]
    if not TERMINAL.exists() or TERMINAL.read_text(encoding="utf-8") != terminal():
        found.append(f"{TERMINAL.name} is out of date")
    stored = [path for path in (TERMINAL, *REPORTS.values()) if path.exists()]
    return found + [f"{p.name} is too large" for p in stored if p.stat().st_size > _MOST]


def main(arguments: list[str]) -> int:
    """Make the pictures, or with ``--check`` look at them."""
    if arguments not in ([], ["--check"]):
        print("usage: pictures.py [--check]", file=sys.stderr)
        return 2
    if not arguments:
        FIGURES.mkdir(exist_ok=True)
        TERMINAL.write_text(terminal(), encoding="utf-8", newline="\n")
        reports()
    found = stale()
    if found:
        print(f"{', '.join(found)}: run scripts/pictures.py", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
