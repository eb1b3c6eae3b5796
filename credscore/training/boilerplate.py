"""Learn which lines of web pages are no part of the article.

A classifier trained on whole pages meets menus, and marks a quarter of an article's lines
when it is set on plain text.  So lines of articles outweigh the rest here, and come from
news, speeches and press releases as well as from pages.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from credscore.extractors.boilerplate.lines import BITS, Weights, dense, layout, ngrams, readings
from credscore.ngram import store
from credscore.ngram.store import Part
from credscore.text.document import Document

KINDS = ("nav", "related", "comment", "subscribe", "share", "cookie", "copyright", "template")
NAVIGATION_PER_SITE, OTHERS_PER_SITE = 25, 60
CONTENT_PER_PAGE = 60
ENGLISH_DOCUMENTS = 1500
CONTENT_WEIGHT = 8.0  # of all lines of articles, against all lines around them


def rows(data: Path, name: str) -> Iterator[dict[str, Any]]:
    """Read one file of the data folder, row by row."""
    with lzma.open(data / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def held_out(text: str) -> bool:
    """Tell whether a page or document is kept for measuring: one in ten, by checksum."""
    return crc32(text.encode()) % 10 == 0


def page_lines(data: Path) -> tuple[list[str], list[str]]:
    """Return lines around and within the articles of web pages.

    The pages of the hand-checked set (AEB) and all sites of the donation set stay out, so
    that figures measured on either are honest.
    """
    donors = {row["group"] for row in rows(data, "boilerplate/donation")}
    around: dict[str, None] = {}
    within: list[str] = []
    taken: dict[tuple[str, str], int] = {}
    for row in rows(data, "boilerplate/blocks"):
        if row["dataset"] == "aeb" or row["suspect"] or held_out(row["site"]):
            continue
        if {row["site"], row["domain"]} & donors:
            continue
        text, kind = " ".join(row["text"].split()), row["kind"]
        key = (row["page_id"] if kind == "content" else row["site"], kind)
        taken[key] = taken.get(key, 0) + 1
        if row["label"] == "boilerplate" and kind in KINDS:
            if taken[key] <= (NAVIGATION_PER_SITE if kind == "nav" else OTHERS_PER_SITE):
                around[text] = None
        elif row["label"] == "content" and taken[key] <= CONTENT_PER_PAGE:
            within.append(text)
    return list(around), within


def article_lines(data: Path, *, measured: bool = False) -> list[str]:
    """Return the lines of news articles, speeches and press releases."""
    found: list[str] = []
    for name, split in (
        ("attribution/polnear_train_dev", "train"),
        ("attribution/newsdiscourse_train_val", "train"),
    ):
        for row in rows(data, name):
            if (row["split"] != split) == measured:
                found.extend(row["text"].split("\n"))
    documents = [r for r in rows(data, "english/documents") if held_out(r["doc_id"]) == measured]
    documents.sort(key=lambda row: crc32(row["doc_id"].encode()))
    for row in documents[:ENGLISH_DOCUMENTS]:
        found.extend(row["text"].split("\n"))
    return [line for line in found if line.strip()]


def matrix(lines: list[str]) -> csr_matrix:
    """Describe every line; shape (n_lines, 2**BITS + N_DENSE)."""
    page = layout(Document.from_text("\n".join(lines)))
    n = len(page.lines.first)
    slot, owner = ngrams(page, np.arange(n))
    sizes = np.maximum(np.bincount(owner, minlength=n), 1)
    table = csr_matrix((1 / np.sqrt(sizes[owner]), (owner, slot)), shape=(n, 1 << BITS))
    return csr_matrix(hstack([table, csr_matrix(dense(page, np.arange(n)))]))


def fit(around: list[str], within: list[str]) -> Weights:
    """Fit a logistic regression; `within` is weighted as articles have it, many to one."""
    x = matrix(around + within)
    y = np.arange(x.shape[0]) < len(around)
    weight = np.where(y, 1.0, CONTENT_WEIGHT * len(around) / max(1, len(within)))
    model = LogisticRegression(C=1.0, solver="liblinear", fit_intercept=False, tol=1e-3)
    model.fit(x, y, sample_weight=weight)
    coefficients = model.coef_[0]
    return Weights(coefficients[: 1 << BITS].astype(np.float32), coefficients[1 << BITS :])


def build(data: Path, out: Path) -> dict[str, float]:
    """Learn the weights, save them in `out` and return how they do on lines kept apart."""
    around, within = page_lines(data)
    learned = fit(around, within + article_lines(data))
    table = learned.table.astype(np.float16)
    arrays: dict[str, NDArray[Any]] = {"table": table, "dense": learned.dense}
    settings = {"bits": BITS, "trained_on": "boilerplate/blocks (wcxb), english, attribution"}
    store.save("boilerplate", Part(arrays, settings), out)
    saved = Weights(table.astype(np.float32), learned.dense)
    logits = line_readings(article_lines(data, measured=True), saved)
    figures = {f"content_above_{t}_per_1000": 1000 * float((logits > t).mean()) for t in (0, 2)}
    return figures | {"around": float(len(around)), "within": float(len(within))}


def line_readings(lines: list[str], weights: Weights) -> NDArray[np.float64]:
    """Return the log-odds of every line; shape (n_lines,)."""
    page = layout(Document.from_text("\n".join(lines)))
    return readings(page, weights, np.arange(len(page.lines.first)))
