from __future__ import annotations

import base64
import hashlib
import html
import re
from itertools import product

import pytest
from contrasts import contrast
from hypothesis import given
from hypothesis import strategies as st

from credscore.report.page import Html, document, element, joined, stored, text
from credscore.report.page.elements import shown

anything = st.text(st.characters(exclude_categories=()))


@given(anything)
def test_a_text_is_escaped_and_comes_back_with_one_sign_a_character(words: str) -> None:
    markup = text(words)
    assert not set("<>\"'") & set(markup)
    assert html.unescape(markup) == shown(words)
    assert len(shown(words)) == len(words)
    markup.encode()


def test_good_text_is_left_as_it_is() -> None:
    words = "“Don’t”, said Zoë Ōta: 5 × 6 = 30 €\t😀\n漢字"
    assert shown(words) == words


@pytest.mark.parametrize("sign", ["\x00", "\ud800", "\u202e", "\x1b", "\ufffe", "\U0010ffff"])
def test_what_steers_a_page_becomes_a_sign(sign: str) -> None:
    assert sign not in text(f"a{sign}b")


def test_elements_escape_strings_and_keep_markup() -> None:
    inner = element("b", "<i>")
    assert element("p", inner, "&") == "<p><b>&lt;i&gt;</b>&amp;</p>"
    assert joined(("<", inner)) == "&lt;<b>&lt;i&gt;</b>"


def test_attributes_are_escaped_named_and_left_out_where_they_say_no() -> None:
    made = element("a", href='"><script>', aria_label="x", hidden=True, id=None, open=False)
    assert made == '<a href="&quot;&gt;&lt;script&gt;" aria-label="x" hidden></a>'


def test_the_policy_allows_only_what_the_page_brings() -> None:
    page = document("A <title>", Html("<p>x</p>"), ("p {}", "b {}"), ("run()",))
    policy = html.unescape(re.findall(r'Policy" content="([^"]*)"', page)[0])
    for source in ("p {}\nb {}", "run()"):
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
        assert f">{source}</" in page
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "<title>A &lt;title&gt;</title>" in page


def test_a_page_without_scripts_allows_none() -> None:
    assert "script" not in document("t", Html(), ("p {}",))


COLOUR = re.compile(r"--([\w-]+): #(\w{6})")


def palettes() -> tuple[dict[str, str], dict[str, str]]:
    """Return the colours of light and of dark pages by name."""
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for sheet in ("frame.css", "compared.css"):
        for block in re.findall(
            r"(?:@media \(prefers[^{]*\{\s*)?:root \{[^}]*--[^}]*\}", stored(sheet)
        ):
            (dark if "dark)" in block else light).update(COLOUR.findall(block))
    return light, dark


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_can_be_read_on_every_paper(*, dark: bool) -> None:
    colours = palettes()[dark]
    papers = [name for name in colours if name.endswith("-paper")]
    assert len(papers) == 10
    pairs = [*product(("ink",), ("paper", "panel", "lit", *papers))]
    pairs += [*product(("quiet", "link", "alarm"), ("paper", "panel", "lit"))]
    pairs += [("alarm", "alarm-paper")]
    faint = [p for p in pairs if contrast(colours[p[0]], colours[p[1]]) < 4.5]
    assert faint == []


@pytest.mark.parametrize("dark", [False, True])
def test_lines_and_bars_stand_out_from_what_is_under_them(*, dark: bool) -> None:
    colours = palettes()[dark]
    lines = [name.removesuffix("-paper") for name in colours if name.endswith("-paper")]
    faint = [n for n in lines if contrast(colours[n], colours[f"{n}-paper"]) < 3]
    bars = ("verbatim", "edited", "reworded", "added")
    faint += [n for n in bars if contrast(colours[n], colours["paper"]) < 3]
    assert faint == []
