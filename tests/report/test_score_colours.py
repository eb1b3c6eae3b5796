from __future__ import annotations

import re
from itertools import product

import pytest
from contrasts import contrast

from credscore.report.page import stored
from credscore.report.score_words import TITLES

COLOUR = re.compile(r"--([\w-]+): #(\w{6})")
BLOCK = re.compile(r"(?:@media \(prefers[^{]*\{\s*)?:root \{[^}]*--[^}]*\}")


def palette(*, dark: bool) -> dict[str, str]:
    """Return the colours of a page of a score by name."""
    found: dict[str, str] = {}
    for sheet in ("frame.css", "score.css"):
        for block in BLOCK.findall(stored(sheet)):
            if ("dark)" in block) == dark:
                found.update(COLOUR.findall(block))
    return found


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_can_be_read_on_what_is_under_it(*, dark: bool) -> None:
    colours = palette(dark=dark)
    papers = [name for name in colours if name.endswith("-paper")]
    pairs = [*product(("ink",), ("paper", "panel", "lit", *papers))]
    pairs += [*product(("quiet", "link", "alarm"), ("paper", "panel"))]
    pairs += [(name, f"{name}-paper") for name in ("pass", "review", "fail", "cited")]
    pairs += [("ink", "review-paper"), ("cited", "lit"), ("cited", "translation-paper")]
    faint = [p for p in pairs if contrast(colours[p[0]], colours[p[1]]) < 4.5]
    assert faint == []


@pytest.mark.parametrize("dark", [False, True])
def test_lines_and_bars_stand_out_from_what_is_under_them(*, dark: bool) -> None:
    colours = palette(dark=dark)
    pairs = [(name, f"{name}-paper") for name in TITLES]
    bars = ("named", "anonymous", "outlet", "document", "unresolved", "pass", "fail", *TITLES)
    pairs += [(name, "paper") for name in bars]
    faint = [p for p in pairs if contrast(colours[p[0]], colours[p[1]]) < 3]
    assert faint == []


def test_every_signal_has_a_line_of_its_own() -> None:
    lines = re.findall(
        r"\.sample\.(\w+), [^{]*\{[^}]*text-decoration: (underline [\w.]+ [\w.]+)",
        stored("score.css"),
    )
    assert {name for name, _ in lines} == set(TITLES)
    assert len({line for _, line in lines}) == len(TITLES)
