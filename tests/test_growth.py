from __future__ import annotations

import re
from typing import Any

import pytest

pytest.importorskip("resource", reason="time in the system is told apart on Unix only")

from benchmarks.growth import count, expressions, length
from benchmarks.growth import hostile as measured
from benchmarks.growth.texts import KINDS, PAGES, hostile, hostile_pages, short
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


@pytest.mark.parametrize("make", [hostile(), hostile_pages()], ids=["texts", "pages"])
def test_hostile_texts_have_their_length_and_are_not_alike(make: dict[str, Any]) -> None:
    for name, one in make.items():
        texts = {one(500, seed) for seed in range(2)}
        assert {len(text) for text in texts} == {500}, name
        assert len(texts) == 2, name


def test_every_expression_of_the_package_is_found_whatever_holds_it() -> None:
    found = expressions.patterns()
    assert "credscore.text.hygiene._SUSPECT" in found
    assert any(name.startswith("credscore.oddity.typography._RULES[0]") for name in found)


def test_what_is_repeated_for_an_expression_is_made_of_its_own_characters() -> None:
    units = set(expressions.units(re.compile("(?:x|[q-z]+)@(?=k)")))
    assert {"x", "q", "@", "k", "x@", "@x", "xq@"} <= units


def test_a_row_of_a_hostile_text_says_how_many_times_the_smallest_it_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spent = {False: [2.0, 2.5, 3.0], True: "out of memory"}
    monkeypatch.setattr(measured, "_apart", lambda *_, collecting: spent[collecting])
    monkeypatch.setitem(measured.DOORS, "clean", len)
    (row,) = measured.rows("clean", ["prose"], 1_000)
    assert row["times, at rest"] == 1.5
    assert row["times from 100,000 on, at rest"] == 1.2
    assert row["smallest, as usual"] == "out of memory"
