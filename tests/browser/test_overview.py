"""The page of many documents in a browser: sorted, filtered, followed, printed."""

from __future__ import annotations

import pytest
from browser.conftest import Shown
from browser.looks import disorder, faint, focused_in_turn, too_wide
from browser.tab import Tab
from overviews import HOSTILE, invented, page_of, scored

TABLE = "document.querySelector('table[aria-labelledby=documents]')"
NAMES = f"[...{TABLE}.tBodies[0].rows].filter(r => !r.hidden).map(r => r.cells[0].textContent)"
SORTED = f"[...{TABLE}.tHead.rows[0].cells].map(c => c.ariaSort)"
TOLD = "document.querySelector('output').textContent"
SCORES = (0.31, None, 0.05, 0.98, 0.12, None, 0.6)
DESKS = ("north", "south", "south", "north", "south", "", "north")


@pytest.fixture
def many(shown: Shown) -> Tab:
    """Show seven documents by name 1 to 7, of two desks."""
    each = zip(range(1, 8), SCORES, DESKS, strict=True)
    return shown(page_of([invented(n, p, metadata={"source": d}) for n, p, d in each]))


@pytest.fixture
def news(shown: Shown) -> Tab:
    return shown(page_of(scored(), by="desk"))


def head(number: int) -> str:
    return f"table[aria-labelledby=documents] th:nth-child({number}) button"


def test_a_click_sorts_up_then_down_then_as_it_was(many: Tab) -> None:
    # Documents without a score stay below, in their order.
    for way, names in (("ascending", "3517426"), ("descending", "4715326"), ("none", "1234567")):
        many.click(head(4))
        assert many.js(SORTED)[3] == way
        assert "".join(many.js(NAMES)) == names
        assert [w for w in many.js(SORTED) if w != "none"] == [way] * (way != "none")


def test_the_keyboard_sorts_and_hears_of_it(many: Tab) -> None:
    many.js(f"document.querySelector({head(1)!r}).focus()")
    many.press("Enter")
    many.press(" ")
    assert many.js(SORTED)[0] == "descending"
    assert "".join(many.js(NAMES)) == "7654321"
    assert many.js(TOLD) == "7 documents; sorted by Document, descending"
    assert many.js("document.getElementById('order').value") == "0 descending"


def test_the_list_of_orders_sorts_too(many: Tab) -> None:
    many.js(
        "(v => { const o = document.getElementById('order'); o.value = v;"
        " o.dispatchEvent(new Event('change')); })('3 ascending')"
    )
    assert many.js(SORTED)[3] == "ascending"
    assert many.js(NAMES)[0] == "3"


def test_words_filter_the_rows_and_their_articles(many: Tab) -> None:
    many.js("document.getElementById('words').focus()")
    many.paste("TOO_short  south")
    assert many.js(NAMES) == ["2"]
    assert many.js(TOLD) == "1 of 7 documents"
    folds = "[...document.querySelectorAll('details:has(> article)')].filter(d => !d.hidden).length"
    assert many.js(folds) == 1
    many.click("#every")
    assert len(many.js(NAMES)) == len(SCORES)
    assert many.js("document.getElementById('words').value") == ""


def test_ticks_filter_by_verdict_and_status(many: Tab) -> None:
    many.click("#filter input[value=pass]")
    many.js("document.querySelector('#filter input[value=abstained]').focus()")
    many.press(" ")
    assert many.js(NAMES) == ["1", "3", "5"]
    assert many.js(TOLD) == "3 of 7 documents"


def test_a_source_shows_its_documents(many: Tab) -> None:
    many.click("th[data-source=south] button")
    assert many.js(NAMES) == ["2", "3", "5"]
    assert many.js(TOLD) == "3 of 7 documents; source south"
    assert many.js("document.activeElement.id") == "documents"


def test_a_link_opens_the_article_and_leads_back(news: Tab) -> None:
    news.click("#d2 a")
    news.wait("document.activeElement.id === 'a2'")
    assert news.js("document.getElementById('a2').closest('details').open")
    news.js("document.querySelector('#a2 .back a').focus()")
    news.press("Enter")
    news.wait("document.activeElement === document.querySelector('#d2 a')")


def test_a_link_to_what_is_filtered_away_shows_it_again(news: Tab) -> None:
    news.js("document.getElementById('words').focus()")
    news.paste("no such thing")
    assert news.js(NAMES) == []
    news.js("location.hash = 'a1'")
    news.wait("document.activeElement.id === 'a1'")
    assert len(news.js(NAMES)) == len(scored())


def test_the_keyboard_reaches_every_document_and_control(news: Tab) -> None:
    reached = focused_in_turn(news, least=30)
    assert reached[0].startswith("<a")
    for wanted in ("words", "order"):
        assert wanted in reached
    for number, score in enumerate(scored(), start=1):
        assert any(f'href="#a{number}"' in one for one in reached) == bool(score.text)


def test_without_javascript_everything_is_there_and_no_control(shown: Shown, tab: Tab) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    shown(page_of(scored(), by="desk"))
    outline = tab.outline()
    names = {name for role, name, _ in outline if role == "rowheader"}
    assert {str(score.id) for score in scored()} <= names
    assert not any(role in ("searchbox", "checkbox", "combobox") for role, _, _ in outline)


@pytest.mark.parametrize("dark", [False, True])
def test_every_word_stands_out_by_day_and_night(*, dark: bool, news: Tab) -> None:
    news.seen_by(dark=dark)
    assert faint(news) == []


@pytest.mark.parametrize("width", [360, 700, 1100, 1400, 1900])
def test_no_screen_need_be_moved_sideways(width: int, news: Tab) -> None:
    news.seen_by(width=width)
    news.js("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert too_wide(news) == []


def test_a_screen_reader_finds_its_way(news: Tab) -> None:
    assert disorder(news) == []
    outline = news.outline()
    assert ("heading", f"{len(scored())} documents", 1) in outline
    roles = [role for role, _, _ in outline]
    assert roles.count("table") >= 2
    heads = [name for role, name, _ in outline if role == "columnheader"]
    assert any(name.startswith("Score") for name in heads)


def test_a_telephone_still_has_a_table_for_who_listens(news: Tab) -> None:
    news.seen_by(width=360)
    roles = [role for role, _, _ in news.outline()]
    assert roles.count("rowheader") >= len(scored())
    assert roles.count("columnheader") >= 10


def test_paper_shows_the_rows_and_the_articles_that_are_open(news: Tab) -> None:
    news.js("location.hash = 'a1'")
    news.seen_by(medium="print")
    news.js("dispatchEvent(new Event('beforeprint'))")
    opened = "[...document.querySelectorAll('details:has(> article)')].map(one => one.open)"
    assert news.js(opened) == [True] + [False] * (sum(bool(s.text) for s in scored()) - 1)
    assert news.js("getComputedStyle(document.getElementById('filter')).display") == "none"
    assert news.printed().startswith(b"%PDF-")


def test_hostile_documents_run_nothing_and_ask_for_nothing(shown: Shown) -> None:
    held = {"source": HOSTILE, "url": HOSTILE}
    hostile = invented(1, 0.1, id=HOSTILE, text=HOSTILE, warnings=(HOSTILE,), metadata=held)
    tab = shown(page_of([hostile, invented(2)]))
    tab.js("location.hash = 'a1'")
    tab.wait("document.activeElement.id === 'a1'")
    assert tab.js("document.querySelectorAll('script').length") == 1
    assert len(tab.requests) == 1
