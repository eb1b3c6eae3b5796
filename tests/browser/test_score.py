"""The page of one score in a browser."""

from __future__ import annotations

import pytest
from browser.articles import ATTACK, SPUN, scored
from browser.conftest import Shown
from browser.looks import disorder, faint, focused_in_turn, too_wide
from browser.tab import Tab

from credscore.report.page.elements import shown as as_shown
from credscore.report.score_page import score_page

# With boilerplate, without a score, in which every paragraph is cited, and with nothing found.
ARTICLES = [SPUN, "appeal-in-middle", "very-short", "wire-report", "list"]
LIT = "[...document.querySelectorAll('.lit')].map(e => e.id)"
OPEN = "document.querySelectorAll('details').forEach(one => one.open = true)"
TIP = "getComputedStyle(document.querySelector('.mark:hover, .mark:focus'), '::after')"
TICK = "document.querySelector('[data-show={}]').checked"


@pytest.fixture
def spun(shown: Shown) -> Tab:
    return shown(score_page(scored(SPUN)))


@pytest.mark.parametrize("name", ARTICLES)
def test_the_whole_text_can_be_read(name: str, shown: Shown) -> None:
    tab = shown(score_page(scored(name)))
    assert tab.js("document.querySelector('article').textContent") == as_shown(scored(name).text)


def test_the_pointer_on_a_passage_lights_it_up_in_the_list_and_says_what_it_is(spun: Tab) -> None:
    spun.hover("#mark-3")
    assert {"mark-3", "evidence-3"} <= set(spun.js(LIT))
    said = spun.js(f"{TIP}.content")
    assert scored(SPUN).evidence[2].message[1:] in said
    assert spun.js(f"{TIP}.display") != "none"
    spun.press("Escape")
    assert spun.js(f"{TIP}.display") == "none"
    spun.hover("h1")
    assert spun.js(LIT) == []


def test_the_pointer_on_an_entry_lights_up_its_passage(spun: Tab) -> None:
    spun.hover("#evidence-3")
    assert "mark-3" in spun.js(LIT)


def test_the_keyboard_reaches_every_passage_and_leaves_the_page(spun: Tab) -> None:
    reached = set(focused_in_turn(spun))
    assert set(spun.js("[...document.querySelectorAll('a.mark')].map(e => e.id)")) <= reached
    n = len(scored(SPUN).evidence)
    assert spun.js("document.querySelectorAll('.evidence > li').length") == n


def test_the_keyboard_leads_from_passage_to_entry_and_back(spun: Tab) -> None:
    # The page moves the focus once more when it hears of the new place.
    spun.js("window.turns = 0; addEventListener('hashchange', () => { window.turns += 1 })")
    spun.js("document.getElementById('mark-3').focus()")
    assert "evidence-3" in spun.js(LIT)
    spun.press("Enter")
    spun.wait("window.turns === 1 && document.activeElement.closest('#evidence-3') !== null")
    spun.js("document.querySelector('#evidence-3 .back').focus()")
    spun.press("Enter")
    spun.wait("document.activeElement.id === 'mark-3'")


@pytest.mark.parametrize("signal", ["translation", "cited"])
def test_the_space_bar_takes_marks_away_and_brings_them_back(signal: str, spun: Tab) -> None:
    where = {"translation": ".prose .mark.translation", "cited": ".prose .source"}[signal]
    style = f"getComputedStyle(document.querySelector('{where}'))"
    look = f"{style}.color + {style}.textDecorationLine"
    before, ticked = spun.js(look), spun.js(TICK.format(signal))
    spun.js(f"document.querySelector('[data-show={signal}]').focus()")
    spun.press(" ")
    assert spun.js(TICK.format(signal)) is not ticked
    assert spun.js(look) != before
    spun.click(f"[data-show={signal}]")
    assert spun.js(look) == before


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", [SPUN, "appeal-in-middle", "very-short"])
def test_every_word_stands_out_by_day_and_night(name: str, *, dark: bool, shown: Shown) -> None:
    tab = shown(score_page(scored(name)))
    tab.seen_by(dark=dark)
    assert tab.js("getComputedStyle(document.body).backgroundColor") == (
        "rgb(22, 24, 27)" if dark else "rgb(255, 255, 255)"
    )
    tab.js(OPEN)
    tab.js("document.querySelectorAll('[data-show]').forEach(one => one.checked = true)")
    assert faint(tab) == []
    if tab.js("document.querySelector('#mark-1') !== null"):
        tab.hover("#mark-1")
        assert faint(tab) == []


@pytest.mark.parametrize("name", [*ARTICLES, "hostile"])
def test_a_narrow_screen_need_not_be_moved_sideways(name: str, shown: Shown) -> None:
    tab = shown(score_page(scored(name)))
    tab.seen_by(width=360)
    tab.js(OPEN)
    assert too_wide(tab) == []
    if tab.js("document.querySelector('#mark-1') !== null"):
        tab.hover("#mark-1")
        assert too_wide(tab) == []


def test_boilerplate_is_folded_away_and_found_again(shown: Shown) -> None:
    tab = shown(score_page(scored("appeal-in-middle")))
    fold = "document.querySelector('details.folded').open"
    assert tab.js(fold) is False
    number = tab.js("document.querySelector('details.folded [id^=mark-]').id")
    tab.js(f"location.hash = '{number}'")
    tab.wait(fold)


def test_paper_shows_what_the_screen_folds_away(shown: Shown) -> None:
    tab = shown(score_page(scored("appeal-in-middle")))
    tab.seen_by(medium="print", dark=True)
    tab.js("dispatchEvent(new Event('beforeprint'))")
    assert tab.js("[...document.querySelectorAll('details')].every(one => one.open)")
    assert (
        tab.js("getComputedStyle(document.querySelector('.reading aside')).overflowY") == "visible"
    )
    assert tab.printed().startswith(b"%PDF-")


@pytest.mark.parametrize("name", ARTICLES)
def test_a_screen_reader_finds_its_way(name: str, shown: Shown) -> None:
    tab = shown(score_page(scored(name)))
    assert disorder(tab) == []
    outline = tab.outline()
    (first, *_) = [said for role, said, level in outline if role == "heading" and level == 1]
    assert name in first
    assert {"main", "contentinfo", "article"} <= {role for role, _, _ in outline}


def test_an_article_full_of_markup_runs_nothing_and_asks_for_nothing(shown: Shown) -> None:
    tab = shown(score_page(scored("hostile")))
    assert tab.js("document.querySelectorAll('script').length") == 1
    assert (
        tab.js("document.querySelectorAll('img, b, svg[onload], [href^=javascript]').length") == 0
    )
    assert tab.js("document.querySelector('article').textContent").count(ATTACK) == 3
    for number in (1, 2, 3):
        tab.hover(f"#mark-{number}")
    assert len(tab.requests) == 1
