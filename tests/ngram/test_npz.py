"""Files of arrays that somebody else made: read as numbers, or refused within bounds."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.ngram import npz
from credscore.ngram.npz import ArraysError

ARRAYS = {"cells": np.arange(12, dtype=np.float32).reshape(3, 4), "none": np.empty((0, 2))}


def header(shape: str, dtype: str = "<f8", *, by_column: bool = False) -> bytes:
    said = f"{{'descr': '{dtype}', 'fortran_order': {by_column}, 'shape': {shape}, }}\n"
    return b"\x93NUMPY\x01\x00" + len(said).to_bytes(2, "little") + said.encode()


def zipped(content: bytes, name: str = "a.npy", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def test_arrays_come_back_as_they_were_and_cannot_be_changed() -> None:
    found = npz.unpacked(npz.packed(ARRAYS))
    assert found.keys() == ARRAYS.keys()
    for name, array in ARRAYS.items():
        assert found[name].dtype == array.dtype
        assert np.array_equal(found[name], array)
        assert not found[name].flags.writeable
        assert found[name].flags.aligned


def test_numpy_reads_what_is_written_here() -> None:
    with np.load(io.BytesIO(npz.packed(ARRAYS)), allow_pickle=False) as found:
        assert np.array_equal(found["cells"], ARRAYS["cells"])


@pytest.mark.parametrize(("shape", "read"), [("(2,)", (2,)), ("(1, 2)", (1, 2))])
def test_an_array_as_it_should_be_is_read(shape: str, read: tuple[int, ...]) -> None:
    assert npz.unpacked(zipped(header(shape) + bytes(16)))["a"].shape == read


@pytest.mark.parametrize(
    "shape",
    [
        "(10**12,)",
        "(1000000000000,)",
        "(-1,)",
        "(2, -4)",
        "(0, 10000000000000000000)",
        "(0, 99999999999)",
        "3",
    ],
)
def test_an_absurd_shape_is_refused_before_memory_is_asked_for(shape: str) -> None:
    with pytest.raises(ArraysError):
        npz.unpacked(zipped(header(shape) + bytes(64)))


@pytest.mark.parametrize("dtype", ["|O", "<U8", "|S8", "<M8[s]", "<c16", "|V8", "nonsense"])
def test_what_holds_anything_but_numbers_is_refused(dtype: str) -> None:
    with pytest.raises(ArraysError, match=r"a\.npy"):
        npz.unpacked(zipped(header("(1,)", dtype) + bytes(8)))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x93NUMPY",
        b"\x93NUMPY\x03\x00" + bytes(20),
        header("(1,)"),  # breaks off
        header("(1,)") + bytes(9),  # goes on
        header("(2, 2)", by_column=True) + bytes(32),
        b"\x93NUMPY\x01\x00" + (9000).to_bytes(2, "little") + b"[" * 9000,
    ],
)
def test_what_is_no_array_is_refused(content: bytes) -> None:
    with pytest.raises(ArraysError):
        npz.unpacked(zipped(content))


def test_a_member_that_is_no_array_is_refused() -> None:
    with pytest.raises(ArraysError, match="is no array"):
        npz.unpacked(zipped(b"import os", "run.py"))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_another_packing_is_refused(method: int) -> None:
    with pytest.raises(ArraysError, match="packed in a way"):
        npz.unpacked(zipped(header("(1,)") + bytes(8), method=method))


def too_large() -> bytes:
    return zipped(bytes(npz.MOST_BYTES + 1))


def larger_than_it_says() -> bytes:
    bomb = bytearray(zipped(bytes(npz.MOST_BYTES)))
    said = npz.MOST_BYTES.to_bytes(4, "little")
    return bytes(bomb.replace(said, (64).to_bytes(4, "little")))


@pytest.mark.parametrize("bomb", [too_large, larger_than_it_says])
def test_a_zip_bomb_is_refused_without_being_unpacked(bomb: Callable[[], bytes]) -> None:
    blob = bomb()
    tracemalloc.start()
    try:
        with pytest.raises(ArraysError):
            npz.unpacked(blob)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < npz.MOST_BYTES // 50


def test_too_many_arrays_are_refused() -> None:
    blob = npz.packed({f"a{k}": np.zeros(1) for k in range(1025)})
    with pytest.raises(ArraysError, match="1024 arrays"):
        npz.unpacked(blob)


@given(st.data())
def test_damage_is_refused_or_gives_numbers(data: st.DataObject) -> None:
    blob = bytearray(npz.packed(ARRAYS))
    for _ in range(data.draw(st.integers(1, 4))):
        blob[data.draw(st.integers(0, len(blob) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = npz.unpacked(bytes(blob[: data.draw(st.integers(0, len(blob)))]))
    except ArraysError:
        return
    assert all(array.dtype.kind in "biuf" for array in found.values())
