"""Fuzz one target with atheris: python tests/fuzz/run.py TARGET [OPTION OF LIBFUZZER…].

What it finds lies in the working directory; `python tests/fuzz/run.py TARGET FILE` runs it again.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGETS = ("text", "page", "lines", "patterns", "model", "comparison", "kernels")


def main(arguments: list[str]) -> None:
    """Fuzz until libFuzzer ends the process."""
    import atheris  # noqa: PLC0415  only who fuzzes needs it

    # The package may be another copy of it, whose C code is sanitized.
    sys.path += [str(ROOT), str(ROOT / "tests")]
    with atheris.instrument_imports(include=["credscore"]):
        target = import_module(f"fuzz.targets.{arguments[0]}")
    longest = f"-max_len={target.LONGEST}"
    atheris.Setup([__file__, longest, *arguments[1:]], target.check)
    atheris.Fuzz()


if __name__ == "__main__":
    if len(sys.argv) == 1 or sys.argv[1] not in TARGETS:
        sys.exit(f"needs one target of {', '.join(TARGETS)}")
    main(sys.argv[1:])
