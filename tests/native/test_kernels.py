"""Compiled code gives what numpy gives, to the last bit, and refuses what it was not made for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import articles, texts

from credscore import native
from credscore.extractors.attribution.model import judge, shipped
from credscore.extractors.attribution.reading import read as read_attribution
from credscore.extractors.attribution.roles import label
from credscore.ngram.repeated import repeated
from credscore.oddity.reading import read
from credscore.text.document import Document
from credscore.text.tokens import Chunks

pytestmark = pytest.mark.skipif(native.kernels is None, reason="installed without a C compiler")

KERNELS = native.kernels


@contextmanager
def kernels(chosen: Any) -> Iterator[None]:
    native.kernels = chosen
    try:
        yield
    finally:
        native.kernels = KERNELS


def both(look: Callable[[], list[Any]]) -> tuple[list[Any], list[Any]]:
    found = []
    for chosen in (KERNELS, None):
        with kernels(chosen):
            found.append([np.asarray(one) for one in look()])
    compiled, written = found
    return compiled, written


def assert_same(look: Callable[[], list[Any]]) -> None:
    for compiled, written in zip(*both(look), strict=True):
        assert compiled.shape == written.shape
        assert compiled.tobytes() == written.astype(compiled.dtype).tobytes()


def tokens_of(text: str) -> list[Any]:
    found = Chunks().cut(text)
    return [found.numbers, found.starts, found.ends, found.is_word]


def oddity_of(text: str) -> list[Any]:
    found = read(Document.from_text(text))
    damage = found.damage
    return [found.shares, found.by_maker, damage.log_odds, damage.pointable, damage.association]


def attribution_of(text: str) -> list[Any]:
    doc = Document.from_text(text)
    reading = read_attribution(doc)
    judged = judge(reading, shipped())
    # Every possible cue, not only likely ones: the more, the harder.
    roles = label(reading, reading.cues, shipped())
    pieces = [(i, *piece) for i, one in enumerate(roles) for piece in one.pieces]
    return [judged.sentences, judged.cues, judged.taken, pieces]


looks = pytest.mark.parametrize(
    "look", [tokens_of, oddity_of, attribution_of], ids=["tokens", "oddity", "attribution"]
)
long_sentence = "He " + "said that she said " * 150 + "no."
same_words = "rain " * 6000


@looks
@settings(max_examples=60)
@given(text=st.one_of(articles, texts).filter(lambda text: any(map(str.isalnum, text))))
@example(text="a")
@example(text="a b")
@example(text="“He said: ‘No.’” she told. “")
@example(text=long_sentence)
@example(text=same_words)
@example(text="He said.\nShe told “him”.\n\n" * 40)
def test_any_text_gives_the_same(look: Callable[[str], list[Any]], text: str) -> None:
    assert_same(lambda: look(text))


@given(numbers=st.lists(st.integers(0, 9) | st.integers(0, 2**64 - 1), max_size=80))
def test_what_came_before_is_the_same(numbers: list[int]) -> None:
    hashes = np.array(numbers, dtype=np.uint64)
    assert_same(lambda: [repeated(hashes)])


def test_too_few_arrays_are_refused() -> None:
    with pytest.raises(TypeError, match="takes 2 arrays, got 1"):
        KERNELS.repeated(np.zeros(3, dtype=np.uint64))


@pytest.mark.parametrize("dtype", [np.int64, np.float64, np.uint32])
def test_an_array_of_another_type_is_refused(dtype: Any) -> None:
    with pytest.raises(TypeError, match="numbers needs items"):
        KERNELS.repeated(np.zeros(3, dtype=dtype), np.zeros(3, dtype=np.bool_))


@pytest.mark.parametrize("dtype", [">u8", "O", "u4,u4"])
def test_an_array_of_no_numbers_of_this_machine_is_refused(dtype: str) -> None:
    with pytest.raises((TypeError, ValueError)):
        KERNELS.repeated(np.zeros(3, dtype=dtype), np.zeros(3, dtype=np.bool_))


def test_a_module_of_other_sources_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KERNELS, "VERSION", -1)
    assert native._compiled() is None


def test_an_array_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="out has the wrong length"):
        KERNELS.repeated(np.zeros(3, dtype=np.uint64), np.zeros(2, dtype=np.bool_))


def test_an_array_that_is_not_contiguous_is_refused() -> None:
    with pytest.raises((BufferError, ValueError)):
        KERNELS.repeated(np.zeros(6, dtype=np.uint64)[::2], np.zeros(3, dtype=np.bool_))


def test_an_array_that_may_not_be_written_is_refused() -> None:
    out = np.zeros(3, dtype=np.bool_)
    out.flags.writeable = False
    with pytest.raises((BufferError, ValueError)):
        KERNELS.repeated(np.zeros(3, dtype=np.uint64), out)


def test_numbers_that_lead_out_of_an_array_are_refused() -> None:
    table = np.zeros((2, 3), dtype=np.int32)
    empty = np.empty(0, dtype=np.int64)
    for chunk, first in ((7, 0), (-1, 0), (0, -5)):
        table[0] = first, 0, 1
        with pytest.raises(ValueError, match="numbers has the wrong length"):
            KERNELS.spread_chunks(
                *(np.array([chunk], dtype=np.int32), table, table),
                *(np.empty(0, dtype=np.int32), empty, empty),
            )
