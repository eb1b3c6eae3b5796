"""Whether what is written may be coloured, and how wide it may be."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TextIO

WIDTH = 80  # columns, where nothing says how many there are
_HEIGHT = 24


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether `stream` is there, and somebody looks at it."""
    return stream is not None and not stream.closed and stream.isatty()


def coloured(stream: TextIO | None) -> bool:
    """Return whether `stream` wants colours.

    A terminal does that can show them.  ``NO_COLOR`` forbids them, ``FORCE_COLOR`` and
    ``CLICOLOR_FORCE`` ask for them in a pipe too; each counts if it is not empty, the latter
    two unless they are 0.

    See https://no-color.org and https://bixense.com/clicolors.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "0") not in ("", "0") for name in _FORCED):
        return stream is not None
    if os.environ.get("CLICOLOR") == "0":
        return False
    return is_terminal(stream) and not is_plain()


_FORCED = ("FORCE_COLOR", "CLICOLOR_FORCE")


def is_plain() -> bool:
    """Return whether the terminal only writes one line after another."""
    if os.environ.get("TERM"):
        return os.environ["TERM"] in ("dumb", "unknown")
    # Consoles of Windows name no TERM, and only the new one is sure to know colours.
    return sys.platform == "win32" and not os.environ.get("WT_SESSION")


def width(otherwise: int = WIDTH) -> int:
    """Return ``COLUMNS``, or how wide the terminal of standard output is, or `otherwise`."""
    return shutil.get_terminal_size((otherwise, _HEIGHT)).columns
