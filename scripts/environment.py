"""Virtual environments of the repository's own, made once and used again.

Needs nothing but Python's standard library.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_LEAST = (3, 11)
_INTERRUPTED = 130
_INSTALL = 1200  # seconds: half a gigabyte is Spark alone


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
    python = _python(folder)
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


def cached(extras: Sequence[str]) -> Path:
    """Return the interpreter of an environment outside the checkout, made where there is none.

    It holds what the package and its `extras` need, but not the package, so that any checkout
    can use it: put the checkout on ``PYTHONPATH``.  It is made under another name and then
    takes its place, so that two runs at a time do not disturb each other.

    Raises
    ------
    subprocess.CalledProcessError, subprocess.TimeoutExpired
        If a package cannot be installed, or not in time.
    """
    return kept(requirements(extras))


def kept(wanted: Sequence[str], more: str = "") -> Path:
    """Return the interpreter of such an environment with what is `wanted`; as `cached` else.

    Parameters
    ----------
    wanted : sequence of str
        What pip is told to install.
    more : str
        What else tells this environment from another, such as the digest of a file.
    """
    key = hashlib.sha256(f"{sorted(wanted)}{more}{sys.version}".encode()).hexdigest()[:16]
    folder = _cache() / f"environment-{key}"
    if not folder.exists():
        print(f"setting up {folder}, which takes minutes", file=sys.stderr)
        made = folder.with_name(f"{folder.name}.{os.getpid()}")
        try:
            venv.create(made, clear=True, with_pip=True)
            pip = [_python(made), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
            subprocess.run([*pip, *wanted], check=True, stdout=sys.stderr, timeout=_INSTALL)
            if not folder.exists():
                made.rename(folder)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    return _python(folder)


def requirements(extras: Sequence[str]) -> list[str]:
    """Return what the package and its `extras` need, as pyproject.toml names it."""
    import tomllib  # noqa: PLC0415  what Python 3.10 lacks, which is told so above

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    return [*project["dependencies"], *(one for extra in extras for one in optional[extra])]


def _cache() -> Path:
    home = os.environ.get("XDG_CACHE_HOME")
    folder = (Path(home) if home else Path.home() / ".cache") / "credscore"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _python(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _digest(extra: str) -> str:
    seen = hashlib.sha256((ROOT / "pyproject.toml").read_bytes())
    for source in sorted((ROOT / "credscore" / "native").glob("*.[ch]")):
        seen.update(source.read_bytes())
    seen.update(f"{extra}\n{sys.version}\n{ROOT}".encode())
    return seen.hexdigest()
