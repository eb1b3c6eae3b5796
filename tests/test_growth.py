from __future__ import annotations

import pytest

pytest.importorskip("resource", reason="time in the system is told apart on Unix only")

from benchmarks.growth import count, length
from benchmarks.growth.texts import KINDS, PAGES, short
from benchmarks.memory import STATUS


@pytest.mark.parametrize("kind", KINDS)
def test_texts_of_growing_length_have_it_and_are_not_alike(kind: str) -> None:
    texts = [KINDS[kind](1000, seed) for seed in range(3)]
    assert {len(text) for text in texts} == {1000}
    assert len(set(texts)) == 3


def test_a_quadratic_reader_is_steep_and_a_linear_one_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = [0.0, 0.0]
    monkeypatch.setattr(length, "used", lambda: tuple(clock))

    def read(text: str, power: int) -> None:
        clock[0] += len(text) ** power
        clock[1] += len(text)

    quadratic = length.row("digits", KINDS["digits"], lambda text: read(text, 2))
    linear = length.row("page", PAGES["page of prose"], lambda text: read(text, 1))
    assert (quadratic["exponent"], quadratic["steepest"]) == (2.0, 2.0)
    assert linear["exponent"] <= linear["steepest"] <= length.LINEAR
    assert quadratic["of it system"] == 1e9


@pytest.mark.skipif(not STATUS.exists(), reason="Linux tells the memory of a process there")
def test_a_stream_is_looked_at_along_the_way() -> None:
    rows = count.measure("short", 5)
    assert [row["articles"] for row in rows] == [1, 3, 5]
    assert all(0 < row["MiB now"] <= row["MiB at most"] for row in rows)


def test_short_articles_have_sixty_words() -> None:
    assert {len(text.split()) for text in short(50)} == {60}
