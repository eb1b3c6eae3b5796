"""Learned arrays on disk: one `.npz` and one `.json` a part, checksums beside them.

Nothing is ever unpickled, and a part whose bytes changed is refused.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from credscore.ngram import npz

SHIPPED = Path(__file__).resolve().parent.parent / "data"
MANIFEST = "manifest.json"
# Nothing that can lead out of the folder, on any system.
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,99}\.(json|npz)", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_MOST_FILES = 1000
_LARGEST = 1 << 25  # bytes of a file: five times the largest that ships


class ArtifactError(ValueError):
    """A model file is missing, changed or made for something else."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One learned part: its arrays, and its settings as plain JSON values."""

    arrays: Mapping[str, NDArray[Any]]
    settings: Mapping[str, Any]


def load(name: str, folder: Path = SHIPPED) -> Part:
    """Read the part `name` from `folder` and check its bytes against the manifest.

    Raises
    ------
    ArtifactError
        If a file is missing, its SHA-256 is not the manifest's, or it is too large or not
        what `save` writes.
    """
    expected = read_manifest(folder)
    blobs = {file: _blob(folder, file, expected) for file in _files(name)}
    try:
        settings = json.loads(blobs[f"{name}.json"])
        arrays = npz.unpacked(blobs[f"{name}.npz"])
    except (ValueError, RecursionError) as error:
        msg = f"the part {name!r} in {folder} cannot be read: {error}"
        raise ArtifactError(msg) from error
    if not isinstance(settings, dict):
        msg = f"the part {name!r} in {folder} cannot be read: its settings are no JSON object"
        raise ArtifactError(msg)
    return Part(arrays, settings)


def check(parts: Iterable[str], folder: Path = SHIPPED) -> None:
    """Make sure that `folder` holds `parts`, and that no file its manifest names was changed.

    Raises
    ------
    ArtifactError
        If a part is missing, or a file's SHA-256 is not the manifest's.
    """
    expected = read_manifest(folder)
    for file in sorted({*expected, *(file for name in parts for file in _files(name))}):
        path = folder / file
        try:
            found = path.stat()
        except OSError:
            found = None
        # A file is hashed again only once it is another file, so a second scorer is free.
        stamp = None if found is None else (found.st_ino, found.st_size, found.st_mtime_ns)
        _checked(folder, file, expected.get(file), stamp)


@lru_cache(maxsize=256)
def _checked(folder: Path, file: str, digest: str | None, _: tuple[int, ...] | None) -> None:
    _blob(folder, file, {} if digest is None else {file: digest})


def _files(name: str) -> tuple[str, str]:
    return f"{name}.json", f"{name}.npz"


def _blob(folder: Path, file: str, expected: Mapping[str, str]) -> bytes:
    path = folder / file
    try:
        blob = _read(path) if file in expected and path.is_file() else None
    except OSError as error:
        msg = f"{path} cannot be read: {error.strerror or error}"
        raise ArtifactError(msg) from error
    if blob is None:
        msg = f"{folder} holds no part {file!r}"
        raise ArtifactError(msg)
    if hashlib.sha256(blob).hexdigest() != expected[file]:
        msg = f"{path} does not have the checksum that {MANIFEST} names: it was changed"
        raise ArtifactError(msg)
    return blob


def _read(path: Path) -> bytes:
    with path.open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        blob = stream.read(min(size, _LARGEST))
    if size > _LARGEST:
        msg = f"{path} is larger than {_LARGEST >> 20} MiB: no part of a model is"
        raise ArtifactError(msg)
    return blob


def save(name: str, part: Part, folder: Path) -> None:
    """Write a part and enter its checksums in the folder's manifest; same part, same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    blobs = {
        f"{name}.json": (json.dumps(part.settings, indent=1, sort_keys=True) + "\n").encode(),
        f"{name}.npz": npz.packed(part.arrays),
    }
    manifest = read_manifest(folder) if (folder / MANIFEST).exists() else {}
    for file, blob in blobs.items():
        (folder / file).write_bytes(blob)
        manifest[file] = hashlib.sha256(blob).hexdigest()
    text = json.dumps(manifest, indent=1, sort_keys=True) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def read_manifest(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of `folder`, by file name.

    Raises
    ------
    ArtifactError
        If there is no manifest, or it is not one JSON object of file names and checksums.
    """
    try:
        stored = json.loads(_read(folder / MANIFEST).decode("utf-8"))
    except ArtifactError:
        raise
    except (OSError, ValueError, RecursionError) as error:
        msg = f"{folder} is not a model folder: {MANIFEST} cannot be read ({error})"
        raise ArtifactError(msg) from error
    if not isinstance(stored, dict) or len(stored) > _MOST_FILES or not all(map(_is_named, stored)):
        msg = f"{folder} is not a model folder: {MANIFEST} must name files and their checksums"
        raise ArtifactError(msg)
    if not all(isinstance(d, str) and _DIGEST.fullmatch(d) for d in stored.values()):
        msg = f"{folder} is not a model folder: {MANIFEST} must have a SHA-256 for every file"
        raise ArtifactError(msg)
    return stored


def _is_named(file: str) -> bool:
    return _NAME.fullmatch(file) is not None and file != MANIFEST


def fingerprint(folder: Path = SHIPPED) -> str:
    """Return eight hexadecimal digits that change when any part does."""
    lines = [f"{file} {digest}" for file, digest in sorted(read_manifest(folder).items())]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]
