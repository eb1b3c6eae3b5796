"""Arrays of numbers in a zip file, as numpy's `.npz`, written and read without surprises.

What is read may come from anybody: nothing is unpickled, nothing is unpacked beyond a bound, and
no array is made that is larger than the bytes that are there for it.
"""

from __future__ import annotations

import io
import math
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_BYTES = 1 << 27  # of all arrays together, unpacked: ten times the largest that ships
_MOST_ARRAYS = 1 << 10
_ENDING = ".npy"
# Numbers row by row, as numpy's format 1.0 has them: an array of objects would be a pickle.
_HEAD = re.compile(
    rb"\x93NUMPY\x01\x00(?P<length>..)"
    rb"\{'descr': '(?P<dtype>[<|](?:b1|[iu][1248]|f[248]))', 'fortran_order': False, "
    rb"'shape': \((?P<shape>(?:[0-9]{1,12}(?:, ?|(?=\)))){0,8})\), \} *\n",
    re.DOTALL,
)
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip file can hold: same bytes every time


class ArraysError(ValueError):
    """The file is no zip file of arrays, or one that would not be written here."""


def packed(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Return the bytes of a zip file; same arrays, same bytes.

    Raises
    ------
    ValueError
        If an array holds objects.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for key in sorted(arrays):
            member = zipfile.ZipInfo(f"{key}{_ENDING}", date_time=_EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            data = io.BytesIO()
            np.lib.format.write_array(data, np.ascontiguousarray(arrays[key]), allow_pickle=False)
            archive.writestr(member, data.getvalue(), compresslevel=9)
    return buffer.getvalue()


def unpacked(blob: bytes) -> dict[str, NDArray[Any]]:
    """Return the arrays of a zip file, read-only.

    Raises
    ------
    ArraysError
        If it is none, is larger unpacked than `MOST_BYTES`, or holds anything but numbers.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(blob)) as archive:
            members = archive.infolist()
            if len(members) > _MOST_ARRAYS or sum(m.file_size for m in members) > MOST_BYTES:
                msg = f"unpacked it has more than {MOST_BYTES >> 20} MiB or {_MOST_ARRAYS} arrays"
                raise ArraysError(msg)
            return {_key(m.filename): _array(m.filename, _content(archive, m)) for m in members}
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise ArraysError(str(error) or "it breaks off") from error
    except (OverflowError, ValueError, OSError) as error:
        if isinstance(error, ArraysError):
            raise
        msg = f"it is no zip file of arrays: {error}"
        raise ArraysError(msg) from error


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        msg = f"{member.filename!r} is packed in a way that is not read here"
        raise ArraysError(msg)
    with archive.open(member) as stream:
        # With a number: without one, all that is there is unpacked before its size is looked at.
        return stream.read(member.file_size)


def _key(name: str) -> str:
    if not name.endswith(_ENDING):
        msg = f"{name!r} is no array"
        raise ArraysError(msg)
    return name.removesuffix(_ENDING)


def _array(name: str, content: bytes) -> NDArray[Any]:
    head = _HEAD.match(content)
    if head is None:
        msg = f"{name!r} is no array of numbers; nothing else is read, and no pickle ever is"
        raise ArraysError(msg)
    at = 10 + int.from_bytes(head["length"], "little")
    dtype = np.dtype(head["dtype"].decode())
    shape = tuple(int(length) for length in head["shape"].split(b",") if length.strip())
    # Before numpy is asked for anything: a header of a few bytes can name any shape.
    if head.end() > at or math.prod(shape) * dtype.itemsize != len(content) - at:
        msg = f"the array {name!r} is not of the shape {shape} that it names"
        raise ArraysError(msg)
    return np.frombuffer(content, dtype=dtype, offset=at).reshape(shape)
