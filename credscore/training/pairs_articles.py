"""Articles that pairs are made from, which of them tell one story, and which are held out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.feature_extraction.text import CountVectorizer

from credscore.training.data import Row, fold, is_kept_out, rows
from credscore.training.pairs_runs import WORD, Words

FEWEST = 120  # words of an article
RELEASES_EVERY = 6
# Outlets that a corpus splits further, by what their names hold.
_HOST = re.compile(r"\w+://(?:www\.)?([^/]+)")
_AGENCIES = ("reuters", "xinhua", "nyt")
_PRESS = ("congress_press_releases", "senate_press_releases")


@dataclass(frozen=True)
class Article:
    """A text somebody published."""

    key: str
    corpus: str
    outlet: str
    text: str
    held_out: bool
    day: date | None = None
    release: bool = False  # handed out by those whom it is about

    @cached_property
    def words(self) -> Words:
        """Its words."""
        return Words(self.text)


def articles(data: Path) -> list[Article]:
    """Return news of four corpora; two of them, and the splits to measure on, are held out."""
    return [one for one in _news(data) if one.text.count(" ") >= FEWEST]


def _news(data: Path) -> Iterator[Article]:
    for row in rows(data, "attribution/polnear_train_dev"):
        day = date.fromisoformat(row["date"])
        dev = row["split"] != "train"
        yield Article(row["doc_id"], "polnear", row["publisher"], row["text"], dev, day)
    for n, row in enumerate(rows(data, "attribution/newsdiscourse_train_val")):
        named = row["publisher"].lower()
        outlet = next((name for name in _AGENCIES if name in named), named)
        dev = row["split"] != "train"
        # Several of its documents share an identifier.
        yield Article(f"{row['doc_id']} {n}", "newsdiscourse", outlet, row["text"], dev)
    for row in rows(data, "news/recovery"):
        told = date.fromisoformat(row["date"][:10]) if row.get("date") else None
        outlet = row["domain"].removeprefix("in.").removeprefix("uk.")
        yield Article(row["doc_id"], "recovery", outlet, row["text"], held_out=True, day=told)
    for row in rows(data, "news/fakehealth"):
        yield Article(
            row["doc_id"], "fakehealth", _site(row), row["text"], held_out=True,
            release=row["kind"] == "HealthRelease",
        )  # fmt: skip


def _site(row: Row) -> str:
    """Return the outlet; a copy in the archive says in its address where it is from."""
    address = row["url_or_domain"] or ""
    inner = re.search(r"/web/\d+\w*/(?:https?://)?([^/]+)", address)
    return (inner[1] if inner else row["domain"]).lower().removeprefix("www.")


def releases(data: Path) -> list[Article]:
    """Return one in a few press releases of the US Congress, whole offices held out."""
    found = []
    for row in rows(data, "english/documents"):
        key = row["doc_id"]
        if row["corpus"] not in _PRESS or fold(key, RELEASES_EVERY):
            continue
        host = _HOST.match(key)
        office = host[1] if host else key.partition("/")[0]
        if row["text"].count(" ") >= FEWEST:
            held_out = is_kept_out(office)
            found.append(Article(key, "releases", office, row["text"], held_out, release=True))
    return found


def similarities(texts: list[str]) -> Any:
    """Return how far texts share rare words: cosines of tf-idf, a word in all counting nothing.

    Returns
    -------
    csr_matrix of shape (n_texts, n_texts)
    """
    unit = vectors(texts)
    return (unit @ unit.T).tocsr()


def vectors(texts: list[str]) -> Any:
    """Return rows of length 1: logarithm of counts by inverse document frequency.

    Returns
    -------
    csr_matrix of shape (n_texts, n_words)
    """
    counter = CountVectorizer(token_pattern=WORD, min_df=2)
    x: csr_matrix = counter.fit_transform(texts).astype(np.float32)
    x.data = 1 + np.log(x.data)
    frequency = np.bincount(x.indices, minlength=x.shape[1])
    # A word in a fifth of the texts tells no story.
    rarity = np.where(frequency > len(texts) / 5, 0.0, np.log(len(texts) / frequency))
    x = x @ diags(rarity)
    length = np.sqrt(np.asarray(x.multiply(x).sum(axis=1)).ravel())
    return (diags(1 / np.maximum(length, 1e-9)) @ x).astype(np.float32).tocsr()


def components(n: int, edges: list[tuple[int, int]]) -> list[int]:
    """Return for each of `n` things the first of those that it hangs together with."""
    first = list(range(n))

    def root(i: int) -> int:
        while first[i] != i:
            first[i] = first[first[i]]
            i = first[i]
        return i

    for i, j in edges:
        low, high = sorted((root(i), root(j)))
        first[high] = low
    return [root(i) for i in range(n)]
