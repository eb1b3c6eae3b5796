"""What a peer is: a library that judges the text of an article too, ready to be timed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import metadata
from typing import Literal

# Takes articles, or pages, and does with each what the peer says it does.
Run = Callable[[Sequence[str]], object]


@dataclass(frozen=True, slots=True)
class Peer:
    """A library beside which credscore is timed.

    Attributes
    ----------
    name : str
        Its row, and what `--only` takes; it begins with the name of its file.
    package : str
        What to install, or empty where nothing must be.
    what : str
        What it does with one article.
    prepare : callable
        Imports and loads all that is needed once, and returns what is timed.  It raises
        `ImportError` or `LookupError`, with what is missing, and never opens a connection.
    reads : {"text", "page"}
        What it is given: the article, or a page made of it.
    needs : tuple of str
        Other packages that its time depends on.
    """

    name: str
    package: str
    what: str
    prepare: Callable[[], Run]
    reads: Literal["text", "page"] = "text"
    needs: tuple[str, ...] = ()

    @property
    def versions(self) -> dict[str, str]:
        """The installed version of every package it is made of."""
        found = {package: version(package) for package in (self.package, *self.needs) if package}
        return {package: number for package, number in found.items() if number}


def version(package: str) -> str:
    """Return the version installed, empty where there is none."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def each(judge: Callable[[str], object]) -> Run:
    """Return what judges articles one by one."""
    return lambda texts: [judge(text) for text in texts]
