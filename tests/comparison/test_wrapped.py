from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from credscore import compare
from credscore.comparison.wrapped import unwrapped
from credscore.text.document import Document

FOLDER = Path(__file__).parents[2] / "fixtures/compared"
ORIGINAL = (FOLDER / "bridge-spun-original.txt").read_text(encoding="utf-8")


def wrapped(text: str, width: int, end: str) -> str:
    lines = (textwrap.wrap(paragraph, width) for paragraph in text.split("\n\n"))
    return (2 * end).join(end.join(some) for some in lines)


@pytest.mark.parametrize("end", ["\n", "\r\n", " \n", "\n    "])
@pytest.mark.parametrize("width", [30, 72])
def test_lines_broken_to_a_width_are_no_change(width: int, end: str) -> None:
    copy = wrapped(ORIGINAL, width, end)
    for c in (compare(copy, ORIGINAL), compare(ORIGINAL, copy)):
        assert (c.verdict, c.changes, c.original_covered) == ("copy", (), 1.0)


def test_offsets_and_texts_are_those_given() -> None:
    copy = wrapped(ORIGINAL, 40, "\r\n").replace("14,000", "1,400")
    c = compare(copy, ORIGINAL)
    assert (c.copy.text, c.original.text) == (copy, ORIGINAL)
    (change,) = c.changes
    assert change.copy is not None
    assert change.copy.of(copy) == "1,400"


@pytest.mark.parametrize(
    "text",
    [
        "Flour\nTwo eggs\nA pinch of salt\nMilk\nButter\n",
        "Bridge shut\nThe bridge was shut.\nIt will open again.\nNobody was hurt.",
        "one\ntwo\n\nthree",
        "",
    ],
)
def test_lines_that_are_ends_stay(text: str) -> None:
    doc = Document.from_text(text)
    assert unwrapped(doc) is doc
