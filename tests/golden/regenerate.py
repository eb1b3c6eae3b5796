"""Write the golden records anew: `python tests/golden/regenerate.py`, then read the diff."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]


def main() -> None:
    from golden_records import FOLDER, NAMES, dumped, path  # noqa: PLC0415  slow to import, so only when used

    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.json"):
        if old.stem not in NAMES:
            old.unlink()
    for name in NAMES:
        path(name).write_text(dumped(name), encoding="utf-8")
        sys.stdout.write(f"{path(name)}\n")


if __name__ == "__main__":
    main()
