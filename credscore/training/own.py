"""Round trips of the project's own articles, stored with them in `fixtures/`.

They let a machine without Apertium rebuild every part, though from a dozen articles where
the recipe has hundreds.  `fixtures/make_round_trips.py` makes them.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "round_trips"
WARNING = (
    "warning: rule-based round trips are those of the project's own few articles; every figure "
    "on them will be worse than the shipped model's, and this model is not one to release"
)
_MAKE = "run fixtures/make_round_trips.py where Apertium is installed"


class StaleRoundTrips(RuntimeError):
    """A stored round trip is not there, or of another text than the article now has."""


def digest(text: str) -> str:
    """Return the SHA-256 of `text`, by which a changed article is noticed."""
    return hashlib.sha256(text.encode()).hexdigest()


def pairs(pivot: str, *, kept_out: bool, folder: Path = FOLDER) -> list[tuple[str, str]]:
    """Return own articles and their round trips through `pivot`.

    Parameters
    ----------
    pivot : {"eo", "ca", "es"}
    kept_out : bool
        Every other article is kept out of the weights, for what rests on them.
    folder : Path
        Of the stored round trips; the articles are in `articles` beside it.

    Raises
    ------
    StaleRoundTrips
        If there are none, or an article was changed since.
    """
    path = folder / f"{pivot}.jsonl"
    if not path.is_file():
        msg = f"no round trips are stored at {path}: training needs a checkout of the repository"
        raise StaleRoundTrips(msg)
    with path.open(encoding="utf-8") as lines:
        stored = [json.loads(line) for line in lines]
    found = []
    for row in stored[int(kept_out) :: 2]:
        article = folder.parent / "articles" / f"{row['article']}.txt"
        text = article.read_text(encoding="utf-8") if article.is_file() else ""
        if digest(text) != row["sha256"]:
            msg = f"{path} holds a round trip of another {article.name} than this one: {_MAKE}"
            raise StaleRoundTrips(msg)
        found.append((text, row["text"]))
    return found
