"""The compiled functions, called with arrays of wrong lengths and contents.

What a real text calls them with is recorded, and one call damaged: the first byte says which,
then every eight bytes change one array.  Either the call is refused or it stays within its
arrays, which is seen where they were compiled with a sanitizer: `scripts/fuzz.py --sanitize`.
"""

from __future__ import annotations

import struct
from functools import cache
from typing import Any

import numpy as np
from cases import article
from fuzz import laws

from credscore import native

LONGEST = 65  # bytes: eight changes
_CHANGE = struct.Struct("<BBHi")  # array, how, where, value
_LARGE = 1 << 18  # bytes: tables of the model, copied only where they change
_REFUSED = (BufferError, MemoryError, TypeError, ValueError)


class _Recorder:
    """Stands for the compiled functions and keeps what they are called with."""

    def __init__(self, kernels: Any) -> None:
        self.kernels = kernels
        self.calls: dict[str, list[Any]] = {}

    def __getattr__(self, name: str) -> Any:
        def call(*arrays: Any) -> Any:
            self.calls[name] = [np.array(array) for array in arrays]
            return getattr(self.kernels, name)(*arrays)

        return call


@cache
def _calls() -> list[tuple[str, list[Any]]]:
    kernels = native.kernels
    assert kernels is not None, "the package was installed without a C compiler"
    native.kernels = recorder = _Recorder(kernels)
    try:
        laws.scorer().score(article("science")[:700], detail="full")
    finally:
        native.kernels = kernels
    return sorted(recorder.calls.items())


def recorded(name: str) -> list[Any]:
    """Return copies of the arrays that a real text calls a function with."""
    return [array.copy() for array in dict(_calls())[name]]


def check(data: bytes) -> None:
    calls = _calls()
    name, real = calls[data[0] % len(calls)] if data else calls[0]
    arrays = [array.copy() if array.nbytes < _LARGE else array for array in real]
    for at in range(1, len(data) - _CHANGE.size + 1, _CHANGE.size):
        _change(arrays, *_CHANGE.unpack_from(data, at))
    try:
        getattr(native.kernels, name)(*arrays)
    except _REFUSED as error:
        assert str(error) or isinstance(error, MemoryError)  # noqa: PT017  one of two right answers


def _change(arrays: list[Any], which: int, how: int, where: int, value: int) -> None:
    """Change one item, or the length of an array."""
    which %= len(arrays)
    array = arrays[which] if arrays[which].nbytes < _LARGE else arrays[which].copy()
    if how & 1 or not array.size:
        arrays[which] = np.resize(array.reshape(-1), max(0, array.size + value % 9 - 4))
        return
    # Small numbers, either end of what the type holds, or near what stands there.
    old = array.reshape(-1)[where % array.size]
    new = np.array([value, old.astype(np.int64) + value % 5 - 2, value << 32, ~value])[how // 2 % 4]
    array.reshape(-1)[where % array.size] = new.astype(array.dtype)
    arrays[which] = array
