"""Learned arrays on disk: one `.npz` and one `.json` a part, checksums beside them.

Nothing is ever unpickled, and a part whose bytes changed is refused.
"""

from __future__ import annotations

import hashlib
import io
import json
import struct
import tokenize
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

SHIPPED = Path(__file__).resolve().parent.parent / "data"
MANIFEST = "manifest.json"
_LARGEST = 1 << 28  # bytes of arrays in one part; the largest that ships has a tenth
# What damaged bytes raise: the archive, its compression, or the head of an array.
_UNREADABLE = (
    *(ArithmeticError, AttributeError, EOFError, LookupError, MemoryError, OSError),
    *(NotImplementedError, RecursionError, RuntimeError, SyntaxError, TypeError, ValueError),
    *(struct.error, tokenize.TokenError, zipfile.BadZipFile, zlib.error),
)
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip file can hold: same bytes every time


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
        If a file is missing or its SHA-256 is not the manifest's.
    """
    expected = read_manifest(folder)
    blobs = {file: _blob(folder, file, expected) for file in _files(name)}
    try:
        settings = json.loads(blobs[f"{name}.json"])
        arrays = _arrays(blobs[f"{name}.npz"])
    except _UNREADABLE as error:
        msg = f"the part {name!r} in {folder} cannot be read: {error}"
        raise ArtifactError(msg) from error
    if not isinstance(settings, dict):
        msg = f"the part {name!r} in {folder} cannot be read: its settings must be an object"
        raise ArtifactError(msg)
    for array in arrays.values():
        array.flags.writeable = False
    return Part(arrays, settings)


def _arrays(blob: bytes) -> dict[str, NDArray[Any]]:
    """Read arrays, none of which may unpack to more than the largest model needs.

    Raises
    ------
    ValueError
        Or another of `_UNREADABLE`, if they cannot be read.
    """
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        size = sum(member.file_size for member in archive.infolist())
        if size > _LARGEST:
            msg = f"its arrays are {size} bytes, the most there may be is {_LARGEST}"
            raise ValueError(msg)
    with np.load(io.BytesIO(blob), allow_pickle=False) as stored:
        return {key: stored[key] for key in stored.files}


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
        blob = path.read_bytes() if file in expected and path.is_file() else None
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


def save(name: str, part: Part, folder: Path) -> None:
    """Write a part and enter its checksums in the folder's manifest; same part, same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    blobs = {
        f"{name}.json": (json.dumps(part.settings, indent=1, sort_keys=True) + "\n").encode(),
        f"{name}.npz": _npz(part.arrays),
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
        stored = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        msg = f"{folder} is not a model folder: {MANIFEST} cannot be read ({error})"
        raise ArtifactError(msg) from error
    if not isinstance(stored, dict) or any(Path(file).name != file for file in stored):
        msg = f"{folder} is not a model folder: {MANIFEST} must name files and their checksums"
        raise ArtifactError(msg)
    return {file: str(digest) for file, digest in stored.items()}


def fingerprint(folder: Path = SHIPPED) -> str:
    """Return eight hexadecimal digits that change when any part does."""
    lines = [f"{file} {digest}" for file, digest in sorted(read_manifest(folder).items())]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]


def _npz(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for key in sorted(arrays):
            member = zipfile.ZipInfo(f"{key}.npy", date_time=_EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            data = io.BytesIO()
            np.lib.format.write_array(data, np.ascontiguousarray(arrays[key]), allow_pickle=False)
            archive.writestr(member, data.getvalue(), compresslevel=9)
    return buffer.getvalue()
