"""The page of many scores in a browser."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import pytest
from browser.articles import ATTACK, SPUN, scored
from browser.conftest import Shown
from browser.looks import disorder, faint, focused_in_turn, too_wide
from browser.tab import Tab

from credscore.io.write import write_scores
from credscore.report.overview import Overview

NAMES = [
    *("wire-report", SPUN, "appeal-in-middle", "very-short", "list", "obituary", "hostile"),
    *("science", "swamped", "court-report"),
]
SOURCES = ("Ardlow Mail", "Calder Post", ATTACK)
SHOWN = (
    "[...document.querySelectorAll('#documents ~ table tbody tr')]"
    ".filter(row => row.checkVisibility()).map(row => row.cells[0].textContent)"
)
SCORES = (
    "[...document.querySelectorAll('#documents ~ table tbody tr')]"
    ".map(row => row.cells[3].dataset.v).filter(Boolean).map(Number)"
)
TOLD = "document.querySelector('#filter output').textContent"


@cache
def made() -> str:
    scores = [
        replace(scored(name), metadata={"source": SOURCES[i % 3]}) for i, name in enumerate(NAMES)
    ]
    into = io.StringIO()
    write_scores(scores, into, "html", None, Overview(None, (0.5, 0.15)))
    return into.getvalue()


@pytest.fixture
def many(shown: Shown) -> Tab:
    return shown(made())


def heading(column: int) -> str:
    return f"#documents ~ table thead th:nth-child({column}) button"


def test_the_table_is_sorted_by_mouse_upwards_downwards_and_back(many: Tab) -> None:
    given = many.js(SHOWN)
    button = heading(4)
    many.click(button)
    assert many.js(SCORES) == sorted(many.js(SCORES))
    assert many.js(SHOWN)[-1] in ("very-short", "list")
    assert many.js("document.querySelectorAll('[aria-sort=ascending]').length") == 1
    many.click(button)
    assert many.js(SCORES) == sorted(many.js(SCORES), reverse=True)
    many.click(button)
    assert many.js(SHOWN) == given


def test_the_table_is_sorted_by_keyboard(many: Tab) -> None:
    many.js(f"document.querySelector('{heading(1)}').focus()")
    many.press("Enter")
    names = many.js(SHOWN)
    assert names != NAMES
    assert [n for n in names if n != ATTACK] == sorted(n for n in NAMES if n != "hostile")
    many.press(" ")
    assert many.js(SHOWN) == names[::-1]
    assert "descending" in many.js(TOLD)


def test_words_filter_the_table_and_the_articles(many: Tab) -> None:
    many.click("#words")
    many.paste("obit")
    assert many.js(SHOWN) == ["obituary"]
    assert many.js(TOLD) == "1 of 10 documents"
    assert many.js("document.querySelectorAll('details.article:not([hidden])').length") <= 1
    many.click("#every")
    assert len(many.js(SHOWN)) == len(NAMES)


def test_a_tick_taken_away_by_the_space_bar_hides_a_verdict(many: Tab) -> None:
    n = many.js("document.querySelectorAll('#documents ~ table tbody tr.pass').length")
    assert n > 0
    many.js("document.querySelector('#filter input[value=pass]').focus()")
    many.press(" ")
    assert len(many.js(SHOWN)) == len(NAMES) - n
    many.press(" ")
    assert len(many.js(SHOWN)) == len(NAMES)


def test_a_source_shows_its_documents(many: Tab) -> None:
    many.click("th[data-source='Calder Post'] button")
    assert many.js(SHOWN) == [NAMES[i] for i in range(1, len(NAMES), 3)]
    assert "source Calder Post" in many.js(TOLD)


def test_a_row_leads_to_its_article_and_back(many: Tab) -> None:
    many.js("document.querySelector('#d2 a').focus()")
    many.press("Enter")
    many.wait("document.getElementById('a2').closest('details').open")
    box = "document.getElementById('a2').getBoundingClientRect()"
    many.wait(f"{box}.top >= 0 && {box}.top < innerHeight")
    many.js("document.getElementById('a2').closest('details').querySelector('.back a').focus()")
    many.press("Enter")
    many.wait("document.activeElement.closest('#d2') !== null")


def test_the_keyboard_reaches_every_row_and_leaves_the_page(many: Tab) -> None:
    reached = focused_in_turn(many)
    for i in range(1, len(NAMES) + 1):
        assert any(f'href="#a{i}"' in one for one in reached)


@pytest.mark.parametrize("dark", [False, True])
def test_every_word_stands_out_by_day_and_night(*, dark: bool, many: Tab) -> None:
    many.seen_by(dark=dark)
    many.js("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert faint(many) == []


def test_a_narrow_screen_need_not_be_moved_sideways(many: Tab) -> None:
    many.seen_by(width=360)
    many.js("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert too_wide(many) == []


def test_paper_has_no_controls(many: Tab) -> None:
    many.seen_by(medium="print", dark=True)
    assert many.js("document.getElementById('filter').checkVisibility()") is False
    assert many.printed().startswith(b"%PDF-")


def test_a_screen_reader_finds_its_way(many: Tab) -> None:
    assert disorder(many) == []
    outline = many.outline()
    roles = [role for role, _, _ in outline]
    assert {"main", "search", "table", "columnheader", "rowheader"} <= set(roles)
    assert ("table", "Documents", None) in outline


def test_articles_full_of_markup_run_nothing_and_ask_for_nothing(many: Tab) -> None:
    many.js("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert many.js("document.querySelectorAll('script').length") == 1
    assert many.js("document.querySelectorAll('img, svg[onload], [href^=javascript]').length") == 0
    assert ATTACK in many.js(SHOWN)
    many.click("th[data-source*='alert'] button")
    assert ATTACK in many.js(TOLD)
    assert len(many.requests) == 1
