"""What a corpus on disk consists of: one small file, replaced in one step."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from credscore.corpus.answers import CorpusError
from credscore.storage import durable

NAME = "manifest.json"
_FORMAT = "credscore corpus"
_VERSION = 1
_LARGEST = 1 << 26  # bytes: what is longer breaks off here, and is no JSON then


@dataclass(frozen=True, slots=True)
class Listed:
    """A segment: its file, the seal of it, and which of its articles are deleted."""

    file: str
    seal: int
    deleted: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The state of a corpus that was saved last.

    Attributes
    ----------
    saved : int
        How many times it was saved.
    next_file : int
        Number of the next segment.
    n_given : int
        How many items were ever given, from which those without an id get theirs.
    segments : tuple of Listed
    """

    saved: int = 0
    next_file: int = 0
    n_given: int = 0
    segments: tuple[Listed, ...] = ()


def read(folder: Path) -> Manifest | None:
    """Return the manifest of a folder; None where there is none.

    Raises
    ------
    CorpusError
        If it is damaged, of another version, or something else.
    """
    path = folder / NAME
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            stored = json.loads(stream.read(min(size, _LARGEST)))
        kind, version = stored["format"], stored["version"]
    except FileNotFoundError:
        return None
    except NotADirectoryError as error:
        msg = f"{folder} is no folder, and a corpus is one"
        raise CorpusError(msg) from error
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        msg = f"{path} is not what a corpus has there: it is damaged, or of another program"
        raise CorpusError(msg) from error
    if kind != _FORMAT or version != _VERSION:
        msg = f"{path} is of {kind!r} {version!r}, and this reads {_FORMAT!r} {_VERSION}"
        raise CorpusError(msg)
    if stored.get("sha256") != _digest(stored):
        msg = f"{path} is damaged: its checksum is another one"
        raise CorpusError(msg)
    try:
        return _manifest(stored)
    except (TypeError, LookupError, AttributeError) as error:
        msg = f"{path} lacks what a corpus has there: {error}"
        raise CorpusError(msg) from error


def _manifest(stored: dict[str, Any]) -> Manifest:
    listed = tuple(Listed(**each) for each in stored["segments"])
    counts = (stored["saved"], stored["next_file"], stored["n_given"])
    for number in (*counts, *(each.seal for each in listed)):
        if type(number) is not int or number < 0:
            msg = f"{number!r:.60} is no count"
            raise TypeError(msg)
    for text in (text for each in listed for text in (each.file, each.deleted)):
        if type(text) is not str:
            msg = f"{text!r:.60} is no name"
            raise TypeError(msg)
    return Manifest(*counts, listed)


def write(folder: Path, manifest: Manifest) -> None:
    """Put the manifest in the place of the one before.

    Raises
    ------
    OSError
        If it cannot be written; the one before is then still there.
    """
    stored = {"format": _FORMAT, "version": _VERSION, **asdict(manifest)}
    stored["sha256"] = _digest(stored)
    durable.replace(folder / NAME, json.dumps(stored, indent=1).encode() + b"\n")


def _digest(stored: dict[str, Any]) -> str:
    held = {key: value for key, value in stored.items() if key != "sha256"}
    return hashlib.sha256(json.dumps(held, sort_keys=True).encode()).hexdigest()


def packed(deleted: NDArray[np.bool_]) -> str:
    """Write which articles are deleted as a string, empty where none is."""
    if not deleted.any():
        return ""
    return base64.b64encode(zlib.compress(np.packbits(deleted).tobytes())).decode()


def unpacked(deleted: str, n: int) -> NDArray[np.int64]:
    """Return the numbers of the deleted ones among `n` articles.

    Raises
    ------
    CorpusError
        If `packed` did not write this.
    """
    if not deleted:
        return np.empty(0, dtype=np.int64)
    try:
        # No more is unpacked than there are articles to mark.
        packed_bits = zlib.decompressobj().decompress(base64.b64decode(deleted), n // 8 + 1)
        bits = np.frombuffer(packed_bits, dtype=np.uint8)
        return np.flatnonzero(np.unpackbits(bits, count=n))
    except (binascii.Error, zlib.error, ValueError) as error:
        msg = "the list of deleted articles is damaged"
        raise CorpusError(msg) from error
