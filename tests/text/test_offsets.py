from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import ArrayLike, NDArray

from credscore.text.offsets import from_utf8, from_utf16, to_utf8, to_utf16

Converter = Callable[[str, ArrayLike], NDArray[np.int64]]

texts = st.text(st.characters() | st.sampled_from("aé’🐝\ud83d"))


@given(texts)
def test_utf8_offsets_are_those_of_the_encoded_text(text: str) -> None:
    expected = [len(text[:i].encode("utf-8", "surrogatepass")) for i in range(len(text) + 1)]
    assert to_utf8(text, range(len(text) + 1)).tolist() == expected


@given(texts)
def test_utf16_offsets_are_those_of_the_encoded_text(text: str) -> None:
    units = [len(text[:i].encode("utf-16-le", "surrogatepass")) // 2 for i in range(len(text) + 1)]
    assert to_utf16(text, range(len(text) + 1)).tolist() == units


@pytest.mark.parametrize(("there", "back"), [(to_utf8, from_utf8), (to_utf16, from_utf16)])
@given(text=texts)
def test_there_and_back_is_where_it_was(there: Converter, back: Converter, text: str) -> None:
    offsets = list(range(len(text) + 1))
    assert back(text, there(text, offsets)).tolist() == offsets


def test_shape_is_kept() -> None:
    spans = np.array([[0, 1], [1, 3]])
    assert to_utf16("🐝ab", spans).tolist() == [[0, 2], [2, 4]]
    assert to_utf16("🐝ab", 1).shape == ()
    assert to_utf16("🐝ab", []).tolist() == []


@pytest.mark.parametrize("convert", [to_utf8, to_utf16, from_utf8, from_utf16])
@pytest.mark.parametrize("offset", [-1, 4])
def test_an_offset_outside_the_text_is_refused(convert: Converter, offset: int) -> None:
    with pytest.raises(ValueError, match=f"from 0 to 3, got {offset}"):
        convert("abc", [0, offset])


@pytest.mark.parametrize("convert", [to_utf8, to_utf16, from_utf8, from_utf16])
def test_offsets_must_be_whole_numbers(convert: Converter) -> None:
    with pytest.raises(TypeError, match="whole numbers"):
        convert("abc", [0.5])


def test_an_offset_inside_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match="UTF-16 offset 1 lies inside a character"):
        from_utf16("🐝", [1])
    with pytest.raises(ValueError, match="UTF-8 offset 1 lies inside a character"):
        from_utf8("é", 1)
