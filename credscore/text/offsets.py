"""Offsets in code points, as records give them, to UTF-16 and UTF-8 and back.

JavaScript, Java and C# count UTF-16 code units; Rust, Go and databases count UTF-8 bytes.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

_BEYOND_ASCII, _BEYOND_TWO_BYTES, _BEYOND_THREE_BYTES = 0x80, 0x800, 0x10000


def to_utf16(text: str, offsets: ArrayLike) -> NDArray[np.int64]:
    """Convert code-point offsets to offsets in UTF-16 code units.

    Parameters
    ----------
    text : str
        What the offsets refer to; a lone surrogate counts as one unit.
    offsets : array_like of int, any shape
        Each from 0 to ``len(text)``.

    Returns
    -------
    ndarray of int, of the same shape

    Raises
    ------
    TypeError
        If the offsets are no whole numbers.
    ValueError
        If one lies outside the text.

    >>> to_utf16("🐝 hive", [2, 6]).tolist()
    [3, 7]
    """
    return _forth(_utf16_edges(text), offsets)


def from_utf16(text: str, offsets: ArrayLike) -> NDArray[np.int64]:
    """Convert offsets in UTF-16 code units to code-point offsets.

    Parameters, returns and errors are those of `to_utf16`; an offset between the two
    halves of a pair is a ValueError too.

    >>> from_utf16("🐝 hive", [3, 7]).tolist()
    [2, 6]
    """
    return _back(_utf16_edges(text), offsets, "UTF-16")


def to_utf8(text: str, offsets: ArrayLike) -> NDArray[np.int64]:
    """Convert code-point offsets to offsets in UTF-8 bytes.

    Parameters, returns and errors are those of `to_utf16`; a lone surrogate counts as
    three bytes.

    >>> to_utf8("Ahoj, světe", [6, 11]).tolist()
    [6, 12]
    """
    return _forth(_utf8_edges(text), offsets)


def from_utf8(text: str, offsets: ArrayLike) -> NDArray[np.int64]:
    """Convert offsets in UTF-8 bytes to code-point offsets.

    Parameters, returns and errors are those of `to_utf16`; an offset inside a character
    is a ValueError too.

    >>> from_utf8("Ahoj, světe", [6, 12]).tolist()
    [6, 11]
    """
    return _back(_utf8_edges(text), offsets, "UTF-8")


def _utf16_edges(text: str) -> NDArray[np.int64]:
    return _edges(1 + (_codes(text) >= _BEYOND_THREE_BYTES))


def _utf8_edges(text: str) -> NDArray[np.int64]:
    codes = _codes(text)
    widths = 1 + (codes >= _BEYOND_ASCII).astype(np.int64)
    widths += codes >= _BEYOND_TWO_BYTES
    widths += codes >= _BEYOND_THREE_BYTES
    return _edges(widths)


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def _edges(widths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where each character begins, and where the last one ends."""
    edges = np.zeros(len(widths) + 1, dtype=np.int64)
    np.cumsum(widths, out=edges[1:])
    return edges


def _whole(offsets: ArrayLike, last: int) -> NDArray[np.int64]:
    given = np.asarray(offsets)
    if given.size == 0:
        return given.astype(np.int64)
    if given.dtype.kind not in "iu":
        msg = f"offsets must be whole numbers, got {given.dtype}"
        raise TypeError(msg)
    outside = given[(given < 0) | (given > last)]
    if outside.size:
        msg = f"offsets must lie from 0 to {last}, got {int(outside.flat[0])}"
        raise ValueError(msg)
    return given.astype(np.int64)


def _forth(edges: NDArray[np.int64], offsets: ArrayLike) -> NDArray[np.int64]:
    converted: NDArray[np.int64] = edges[_whole(offsets, len(edges) - 1)]
    return converted


def _back(edges: NDArray[np.int64], offsets: ArrayLike, name: str) -> NDArray[np.int64]:
    given = _whole(offsets, int(edges[-1]))
    found = np.searchsorted(edges, given)
    inside = given[edges[found] != given]
    if inside.size:
        msg = f"{name} offset {int(inside.flat[0])} lies inside a character"
        raise ValueError(msg)
    return np.asarray(found, dtype=np.int64)
