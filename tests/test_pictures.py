"""The picture of a terminal in the README."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import lxml.etree
import pytest

SCRIPTS = Path(__file__).parents[1] / "scripts"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    monkeypatch.delitem(sys.modules, "terminal_picture", raising=False)
    import terminal_picture  # noqa: PLC0415  scripts are no package

    return terminal_picture


def texts(picture: str) -> list[lxml.etree._Element]:
    return [*lxml.etree.fromstring(picture.encode()).iter(f"{SVG}text")][1:]


def test_every_run_stands_in_its_column_in_its_colour(drawing: ModuleType) -> None:
    shown = "a <b>  \x1b[1;31mfail\x1b[0m\n\n東京 \x1b[34;94;1;4msaid\x1b[0m."
    plain, fail, city, said, stop = texts(drawing.picture(shown, "$ x & y", 40))
    assert "".join(plain.itertext()) == "a\xa0<b>\xa0\xa0"
    assert (fail.text, fail.get("fill"), fail.get("font-weight")) == ("fail", "#ff8a80", "700")
    assert float(fail.get("x")) == pytest.approx(16 + 7 * 8.4, abs=0.05)
    assert float(said.get("x")) == pytest.approx(16 + 5 * 8.4, abs=0.05)
    assert said.get("text-decoration") == "underline"
    assert float(city.get("textLength")) == pytest.approx(5 * 8.4, abs=0.05)
    assert int(city.get("y")) - int(fail.get("y")) == 2 * 20
    assert stop.get("fill") == plain.get("fill")


def test_the_same_words_give_the_same_bytes(drawing: ModuleType) -> None:
    made = [drawing.picture("\x1b[35mone\x1b[0m", "t", 20) for _ in range(2)]
    assert made[0] == made[1]
    assert "\x1b" not in made[0]
