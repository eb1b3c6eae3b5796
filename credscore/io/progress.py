"""A bar on the terminal: how much is done, how fast, how long it will take."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

from credscore.report import screen

_Item = TypeVar("_Item")

# Seconds between two looks at how far the run is.
_LOOK = 0.1
_KNOWN = "{percentage:3.0f}%|{bar}| {desc} [{elapsed}<{remaining}]"
_UNKNOWN = "{desc} [{elapsed}]"


def wanted(output: str | None) -> bool:
    """Return whether a bar would be seen, and stand in nobody's way.

    Results on the same terminal show by themselves how a run gets on.
    """
    if not screen.is_terminal(sys.stderr) or screen.is_plain():
        return False
    return output is not None or not screen.is_terminal(sys.stdout)


def watched(
    items: Generator[_Item, None, None],
    so_far: Callable[[], tuple[int, int]],
    files: Callable[[], Iterable[str]],
) -> Generator[_Item, None, None]:
    """Pass `items` on, one a document, with a bar on standard error.

    Parameters
    ----------
    items : generator
        Closed when this one is.
    so_far : callable
        Returns how many documents are done, and how many bytes of the files were read for them.
    files : callable
        Returns what is read.  The share that is done is one of bytes, known where all are files.
    """
    total = _total(files())
    (before, n_bytes), started = so_far(), time.monotonic()
    with closing(items), _bar(total, n_bytes) as bar:
        looked = started
        for item in items:
            now = time.monotonic()
            if now - looked >= _LOOK:
                looked = now
                n, n_bytes = so_far()
                rate = (n - before) / (now - started)
                counted = f"{n:,} document{'' if n == 1 else 's'}"
                bar.set_description_str(f"{counted}, {rate:,.0f} a second", refresh=False)
                bar.update(n_bytes - bar.n)
            yield item


def _bar(total: int | None, initial: int) -> Any:
    # Here, since it is slow to import and few runs have a terminal.
    from tqdm import tqdm  # noqa: PLC0415  slow to import, so only when used

    class Bar(tqdm):  # type: ignore[misc]  # it has no types
        monitor_interval = 0  # no thread that looks after it

    Bar.set_lock(RLock())  # its own would be shared between processes
    return Bar(
        total=total,
        initial=initial,
        bar_format=_UNKNOWN if total is None else _KNOWN,
        file=sys.stderr,
        leave=False,
        dynamic_ncols=True,
        miniters=1,
        mininterval=_LOOK,
        smoothing=0.05,
    )


def _total(files: Iterable[str]) -> int | None:
    total = 0
    for path in files:
        try:
            total += Path(path).stat().st_size
        except (OSError, ValueError):
            if path == "-":
                return None
        else:
            if not Path(path).is_file():
                return None
    return total


@contextmanager
def steps(total: int, *, shown: bool) -> Iterator[Callable[[], object]]:
    """Give a function to call after each of `total` articles, with a bar on standard error."""
    if not shown:
        yield lambda: None
        return
    with _bar(total, 0) as bar:
        yield bar.update
