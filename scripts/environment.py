"""A virtual environment of the repository's own, made once and used again.

Needs nothing but Python's standard library.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_LEAST = (3, 11)
_INTERRUPTED = 130


def run(folder: str, extra: str, arguments: Sequence[str]) -> int:
    """Run Python with `arguments` at the repository's root, inside the environment `folder`.

    Parameters
    ----------
    folder : str
        Name below the root, such as ``".venv-test"``.
    extra : str
        Extra of the package to install with it, or nothing.
    arguments : sequence of str
        What follows the interpreter, such as ``["-m", "pytest"]``.

    Returns
    -------
    int
        The exit code.
    """
    if sys.version_info < _LEAST:
        print(f"needs Python 3.11 or later, this is {sys.version.split()[0]}", file=sys.stderr)
        return 2
    try:
        python = prepared(ROOT / folder, extra)
        code = subprocess.run([python, *arguments], cwd=ROOT, check=False).returncode
    except subprocess.CalledProcessError as error:
        print(f"setting up {folder} failed; to start anew, delete it", file=sys.stderr)
        return error.returncode or 1
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code if code >= 0 else 128 - code


def prepared(folder: Path, extra: str) -> Path:
    """Return the interpreter of `folder`, which is made anew where anything about it changed."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    mark = folder / "made-for.txt"
    wanted = _digest(extra)
    if python.exists() and mark.exists() and mark.read_text(encoding="utf-8") == wanted:
        return python
    print(f"setting up {folder.name}, which takes a minute", file=sys.stderr)
    venv.create(folder, clear=True, with_pip=True)
    pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    what = f".[{extra}]" if extra else "."
    # Output of pip goes to standard error, so that ours can be piped on.
    subprocess.run([*pip, "--editable", what], cwd=ROOT, check=True, stdout=sys.stderr)
    mark.write_text(wanted, encoding="utf-8")
    return python


def _digest(extra: str) -> str:
    seen = hashlib.sha256((ROOT / "pyproject.toml").read_bytes())
    for source in sorted((ROOT / "credscore" / "native").glob("*.[ch]")):
        seen.update(source.read_bytes())
    seen.update(f"{extra}\n{sys.version}\n{ROOT}".encode())
    return seen.hexdigest()
