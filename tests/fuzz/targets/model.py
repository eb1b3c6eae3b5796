"""A damaged model whose checksums fit: refused with an ArtifactError, or at work.

The first byte says which file is damaged and how; what follows is the damage.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from functools import cache
from pathlib import Path

from cases import article
from fuzz import laws

from credscore import Scorer
from credscore.model.reliability import PART
from credscore.ngram import store

LONGEST = 512  # bytes
_FILES = (f"{PART}.json", f"{PART}.npz", store.MANIFEST)
_HOLE = 4  # bytes of the damage that say where


def check(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        _damaged(folder, data)
        try:
            scorer = Scorer.load(folder)
        except store.ArtifactError as error:
            assert str(error)  # noqa: PT017  that it is refused is one of two right answers
            return
    record = scorer.score(article("science")).to_dict()
    laws.line(record)
    if record["status"] == "scored":
        low, high = record["interval"]
        assert 0 <= low <= record["score"] <= high <= 1


def _damaged(folder: Path, data: bytes) -> None:
    """Write the shipped model to `folder` with one file damaged, and checksums that fit."""
    how, damage = (data[0], data[1:]) if data else (0, b"")
    file = _FILES[how % len(_FILES)]
    blobs = dict(_shipped())
    if how & 0x80:
        blobs[file] = damage
    elif file.endswith(".npz") or how & 0x40:
        at = int.from_bytes(damage[:_HOLE], "big") % len(blobs[file])
        blobs[file] = blobs[file][:at] + damage[_HOLE:] + blobs[file][at + len(damage[_HOLE:]) :]
    else:
        blobs[file] = _merged(blobs[file], damage)
    manifest = blobs.pop(store.MANIFEST)
    for name, blob in blobs.items():
        (folder / name).write_bytes(blob)
    if file != store.MANIFEST:
        digests = {name: hashlib.sha256(blob).hexdigest() for name, blob in blobs.items()}
        manifest = json.dumps(digests).encode()
    (folder / store.MANIFEST).write_bytes(manifest)


def _merged(blob: bytes, damage: bytes) -> bytes:
    """Return a file of settings with those of the damage in their place, where it is JSON."""
    try:
        changes = json.loads(damage)
        return json.dumps({**json.loads(blob), **changes}).encode()
    except (ValueError, TypeError, RecursionError):
        return damage


@cache
def _shipped() -> dict[str, bytes]:
    blobs = {name: (store.SHIPPED / name).read_bytes() for name in _FILES[:2]}
    digests = {name: hashlib.sha256(blob).hexdigest() for name, blob in blobs.items()}
    return {**blobs, store.MANIFEST: json.dumps(digests).encode()}
