"""Pseudo-terminals: what a program shows to who sits before it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES")


def new(columns: int = 100) -> tuple[int, int]:
    """Return our end of a terminal, and the one that a program is given."""
    if sys.platform == "win32":
        pytest.skip("Windows has no pseudo-terminals")
    import pty  # noqa: PLC0415  what Windows lacks
    import termios  # noqa: PLC0415  as above

    ours, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (24, columns))
    return ours, terminal


def usual() -> dict[str, str]:
    """Return the environment without what says how a terminal is to be used."""
    kept = {name: value for name, value in os.environ.items() if name not in _VARIABLES}
    return {**kept, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def shown(*arguments: str | Path, columns: int = 80, on_error: bool = False, **more: str) -> str:
    """Return what `credscore` with `arguments` shows on a terminal.

    Parameters
    ----------
    *arguments : str or Path
    columns : int
        How wide it is.
    on_error : bool
        Show standard error, and standard output nowhere, else the other way round.
    **more : str
        Environment variables.
    """
    ours, terminal = new(columns)
    command = [sys.executable, "-m", "credscore", *map(str, arguments)]
    where = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    where["stderr" if on_error else "stdout"] = terminal
    with subprocess.Popen(
        command, cwd=ROOT, env={**usual(), **more}, stdin=subprocess.DEVNULL, **where
    ):
        os.close(terminal)
        read = b""
        try:
            while data := os.read(ours, 1 << 16):
                read += data
        except OSError:  # how a terminal ends on Linux
            pass
    os.close(ours)
    return read.decode().replace("\r\n", "\n")


def piped(*arguments: str | Path, **more: str) -> str:
    """Return what `credscore` with `arguments` writes into a pipe."""
    done = subprocess.run(
        [sys.executable, "-m", "credscore", *map(str, arguments)],
        check=False,
        capture_output=True,
        cwd=ROOT,
        env={**usual(), **more},
        encoding="utf-8",
    )
    return done.stdout
