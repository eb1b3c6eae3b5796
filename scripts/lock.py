"""Make the lock file anew, or see whether it agrees with pyproject.toml.

Run ``python scripts/lock.py`` where there is a package index, and with ``--upgrade`` to take the
newest version of everything; ``python scripts/lock.py --check`` needs none.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from environment import ROOT, kept
from locked import LOCK, PYTHONS, disagreements, wanted

_HEAD = """\
# Made by scripts/lock.py from pyproject.toml; do not edit.
# To install: pip install --require-hashes --requirement scripts/lock.txt
"""
_ADDRESS = re.compile(r"[a-z]+://|^\s*-(i|f|-index|-extra-index|-find-links)", re.MULTILINE)


def uv() -> Path:
    """Return the resolver: the one on the path, else one in an environment of its own."""
    beside = str(Path(sys.executable).parent)
    found = shutil.which("uv", path=beside) or shutil.which("uv")
    if found is not None:
        return Path(found)
    tools = [line for line in wanted(_pyproject())["release"] if line.startswith("uv")]
    return Path(str(shutil.which("uv", path=str(kept(tools).parent))))


def compiled(options: list[str], before: str = "") -> str:
    """Return what uv makes of pyproject.toml, without any address.

    Parameters
    ----------
    options : list of str
    before : str
        A lock whose versions stay where they can.

    Raises
    ------
    subprocess.CalledProcessError
        If it finds no versions that go together, or no index.
    """
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "lock.txt"
        made.write_text(before, encoding="utf-8")
        command = [uv(), "pip", "compile", "pyproject.toml", "--quiet", "--no-header"]
        command += ["--no-emit-index-url", "--no-emit-find-links", *options, "--output-file", made]
        subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "NO_COLOR": "1"})
        text = made.read_text(encoding="utf-8")
    if _ADDRESS.search(text):
        msg = "uv wrote an address into the lock"
        raise ValueError(msg)
    return text


def make(*, upgrade: bool) -> str:
    """Return a new lock."""
    extras = [f"--extra={extra}" for extra in wanted(_pyproject()) if extra]
    options = ["--universal", f"--python-version={PYTHONS[0]}", "--generate-hashes", *extras]
    before = LOCK.read_text(encoding="utf-8") if LOCK.exists() and not upgrade else ""
    return _HEAD + compiled(options, before)


def _pyproject() -> str:
    return (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Write the lock, or with ``--check`` say where it disagrees."""
    if arguments not in ([], ["--upgrade"], ["--check"]):
        print("usage: lock.py [--upgrade | --check]", file=sys.stderr)
        return 2
    if arguments != ["--check"]:
        LOCK.write_text(make(upgrade=bool(arguments)), encoding="utf-8", newline="\n")
    found = list(disagreements(_pyproject(), LOCK.read_text(encoding="utf-8")))
    for line in found:
        print(line, file=sys.stderr)
    if found:
        print("the lock is out of date: run scripts/lock.py", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
