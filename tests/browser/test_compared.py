"""The page of a comparison in a browser."""

from __future__ import annotations

from functools import cache

import pytest
from browser.articles import ATTACK
from browser.conftest import Shown
from browser.looks import disorder, faint, focused_in_turn, too_wide
from browser.tab import Tab
from compared import PAIRS, by_hand

from credscore.comparison.result import Comparison, Pair
from credscore.report.compared_page import compared_page
from credscore.report.page.elements import shown as as_shown
from credscore.text.document import Document

LIT = "[...document.querySelectorAll('.lit')].map(e => e.id)"


@cache
def made(pair: str) -> str:
    return compared_page(by_hand(pair))


@pytest.fixture
def bridge(shown: Shown) -> Tab:
    return shown(made("bridge-spun"))


def hostile() -> Comparison:
    comparison = by_hand("library-edited")
    copy = Document.from_text(ATTACK + comparison.copy.text, ATTACK)
    return Comparison(
        copy, comparison.original, "copy", 0.9, comparison.shares, 1.0, (), (), ATTACK, (ATTACK,)
    )


@pytest.mark.parametrize("pair", PAIRS)
def test_both_texts_can_be_read_whole(pair: str, shown: Shown) -> None:
    comparison = by_hand(pair)
    tab = shown(made(pair))
    for side, doc in (("copy", comparison.copy), ("original", comparison.original)):
        cells = f"[...document.querySelectorAll('[data-side={side}]')].map(e => e.textContent)"
        assert "".join(tab.js(cells)) == as_shown(doc.text)


def test_the_pointer_on_a_mark_lights_up_its_counterpart(bridge: Tab) -> None:
    bridge.hover("#copy-3")
    assert bridge.js(LIT) == ["original-3", "copy-3", "change-3"]
    said = bridge.js("getComputedStyle(document.getElementById('copy-3'), '::after').content")
    assert said.startswith('"Number changed: ')
    bridge.hover("h1")
    assert bridge.js(LIT) == []


def test_the_keyboard_reaches_every_change_on_both_sides(bridge: Tab) -> None:
    reached = set(focused_in_turn(bridge))
    changes = by_hand("bridge-spun").changes
    wanted = {f"copy-{n}" for n, change in enumerate(changes, 1) if change.copy}
    wanted |= {f"original-{n}" for n, change in enumerate(changes, 1) if change.original}
    links = set(bridge.js("[...document.querySelectorAll('.text a[id]')].map(e => e.id)"))
    assert links <= reached
    ids = bridge.js("[...document.querySelectorAll('.text [id]')].map(e => e.id)")
    assert wanted <= set(ids)


def test_enter_leads_to_the_counterpart_and_back(bridge: Tab) -> None:
    bridge.js("document.getElementById('copy-3').focus()")
    assert "original-3" in bridge.js(LIT)
    bridge.press("Enter")
    bridge.wait("document.activeElement.id === 'original-3'")
    bridge.press("Enter")
    bridge.wait("document.activeElement.id === 'copy-3'")


def test_the_first_thing_the_keyboard_reaches_skips_to_the_texts(bridge: Tab) -> None:
    bridge.press("Tab")
    box = "document.activeElement.getBoundingClientRect()"
    assert bridge.js("document.activeElement.className") == "skip"
    assert bridge.js(f"{box}.left >= 0 && {box}.top >= 0")
    bridge.press("Enter")
    bridge.wait("document.activeElement.id === 'texts'")


def test_the_space_bar_takes_a_kind_of_marks_away(bridge: Tab) -> None:
    line = "getComputedStyle(document.querySelector('.text .mark.word')).textDecorationLine"
    assert bridge.js(line) == "underline"
    bridge.js("document.getElementById('show-word').focus()")
    bridge.press(" ")
    assert bridge.js(line) == "none"
    bridge.click("#show-word")
    assert bridge.js(line) == "underline"


def test_a_link_to_a_small_change_opens_the_list_that_holds_it(bridge: Tab) -> None:
    last = len(by_hand("bridge-spun").changes)
    fold = f"document.getElementById('change-{last}').closest('details').open"
    assert bridge.js(fold) is False
    bridge.js(f"location.hash = 'change-{last}'")
    bridge.wait(fold)


def test_a_passage_that_is_folded_away_is_opened_by_a_link_to_it(shown: Shown) -> None:
    doc = Document.from_text("One. Two. Three. Four. Five.")
    pairs = tuple(Pair((span,), (), "added") for span in doc.sentences)
    tab = shown(compared_page(Comparison(doc, doc, "copy", 0.9, {"added": 1.0}, 0.0, pairs)))
    fold = "document.querySelector('details').open"
    assert tab.js(fold) is False
    tab.js("location.hash = 'copy-row-6'")
    tab.wait(fold)


@pytest.mark.parametrize("dark", [False, True])
def test_every_word_stands_out_by_day_and_night(*, dark: bool, bridge: Tab) -> None:
    bridge.seen_by(dark=dark)
    paper = bridge.js("getComputedStyle(document.body).backgroundColor")
    assert paper == ("rgb(22, 24, 27)" if dark else "rgb(255, 255, 255)")
    bridge.js("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert faint(bridge) == []
    bridge.hover("#copy-3")
    assert faint(bridge) == []


@pytest.mark.parametrize("pair", PAIRS)
def test_a_narrow_screen_need_not_be_moved_sideways(pair: str, shown: Shown) -> None:
    tab = shown(made(pair))
    tab.seen_by(width=360)
    tab.js("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert too_wide(tab) == []


def test_paper_shows_what_the_screen_folds_away_and_no_control(bridge: Tab) -> None:
    bridge.seen_by(medium="print", dark=True)
    bridge.js("dispatchEvent(new Event('beforeprint'))")
    assert bridge.js("[...document.querySelectorAll('details')].every(one => one.open)")
    assert bridge.js("getComputedStyle(document.querySelector('fieldset input')).display") == "none"
    assert bridge.printed().startswith(b"%PDF-")


def test_a_screen_reader_finds_its_way(bridge: Tab) -> None:
    assert disorder(bridge) == []
    outline = bridge.outline()
    headings = [(name, level) for role, name, level in outline if role == "heading"]
    assert headings[0] == ("Spun copy", 1)
    assert ("Both texts", 2) in headings
    assert {("banner", ""), ("main", ""), ("contentinfo", "")} <= {o[:2] for o in outline}
    assert ("region", "Both texts") in {o[:2] for o in outline}


def test_an_article_full_of_markup_runs_nothing_and_asks_for_nothing(shown: Shown) -> None:
    tab = shown(compared_page(hostile()))
    assert tab.js("document.querySelectorAll('script, img, b, svg[onload]').length") == 1
    assert ATTACK in tab.js("document.querySelector('[data-side=copy]').innerText")
    assert len(tab.requests) == 1
