"""Reading the data folder, and splits that never change."""

from __future__ import annotations

import json
import lzma
import os
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]
_PLACEHOLDER = re.compile(r"@[A-Z]+\d*")


class MissingData(FileNotFoundError):
    """The data folder, or a file of it, is not there."""


def folder() -> Path:
    """Return the data folder: `CREDSCORE_DATA`, or `../shared/data`.

    Raises
    ------
    MissingData
        If there is none.
    """
    path = Path(os.environ.get("CREDSCORE_DATA", "../shared/data"))
    if not path.is_dir():
        msg = f"no data folder at {path}: set CREDSCORE_DATA to it"
        raise MissingData(msg)
    return path


def rows(data: Path, name: str) -> Iterator[Row]:
    """Read `name` (such as ``"translation/documents"``), row by row.

    Raises
    ------
    MissingData
        If the file is not there.
    """
    path = data / f"{name}.jsonl.xz"
    if not path.is_file():
        msg = f"the data folder has no {name}.jsonl.xz"
        raise MissingData(msg)
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def fold(key: str, folds: int) -> int:
    """Return the fold of `key`, the same on every machine."""
    return zlib.crc32(key.encode()) % folds


def named(text: str) -> str:
    """Put a name where an essay has a placeholder such as `@PERSON1`."""
    return _PLACEHOLDER.sub("Smith", text)


# One document in this many is kept out of all counts and weights, to calibrate on.
FOLDS = 6

# The last of the kept-out news articles: only benchmarks make copies of them.
RESERVED = 60


def is_kept_out(key: str) -> bool:
    """Tell whether the source `key` is kept out of counts and weights."""
    return fold(key, FOLDS) == 0


def natives(data: Path) -> Iterator[Row]:
    """Yield native English of every kind that may shape weights: `key`, `kind`, `text`."""
    for row in rows(data, "english/documents"):
        yield {"key": row["doc_id"], "kind": row["corpus"], "text": row["text"]}
    for row in rows(data, "attribution/polnear_train_dev"):
        if row["split"] == "train":
            yield {"key": row["doc_id"], "kind": "news", "text": row["text"]}
    for row in rows(data, "attribution/newsdiscourse_train_val"):
        if row["split"] == "train":
            yield {"key": row["doc_id"], "kind": "news", "text": row["text"]}


def translations(data: Path, split: str = "train") -> dict[str, list[Row]]:
    """Return machine and human translations of each source document."""
    by_source: dict[str, list[Row]] = {}
    for row in rows(data, "translation/documents"):
        if row["split"] == split and row["label"] != "human_original":
            by_source.setdefault(row["src_doc"], []).append(row)
    return by_source


def essays(data: Path, misspelt: float = 0.02) -> dict[str, dict[str, str]]:
    """Return well-spelt essays by source: pivot ("", "fr", "zh") to text."""
    texts: dict[str, dict[str, str]] = {}
    spelt: set[str] = set()
    for row in rows(data, "translation/essays_round_trip"):
        texts.setdefault(row["src_doc"], {})[row["pivot"] or ""] = named(row["text"])
        if row["pivot"] is None and row["misspelt"] <= misspelt:
            spelt.add(row["src_doc"])
    return {key: texts[key] for key in sorted(spelt)}
