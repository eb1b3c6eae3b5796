"""The pages of the service in a browser: paste a text, or open a file, and read the report."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser.articles import ATTACK, SPUN, article, hostile
from browser.looks import disorder, faint, focused_in_turn, too_wide
from browser.tab import Tab
from cases import FIXTURES

FORMS = ["", "compare"]


@pytest.fixture
def served(tab: Tab, service: str) -> Tab:
    tab.allowed = (service,)
    tab.go(service)
    return tab


def reported(tab: Tab, text: str) -> Tab:
    tab.click("#text")
    tab.paste(text)
    with tab.leaving():
        tab.click("button[type=submit]")
    return tab


def test_a_pasted_text_comes_back_as_a_report(served: Tab) -> None:
    reported(served, article(SPUN))
    assert served.js("location.pathname") == "/report"
    assert served.js("document.querySelector('.verdict').textContent") == "Fail"
    assert "councilors" in served.js("document.querySelector('article').textContent")
    served.hover("#mark-3")
    assert "evidence-3" in served.js("[...document.querySelectorAll('.lit')].map(e => e.id)")
    with served.leaving():
        served.click("nav a")
    assert served.js("document.querySelector('#text').value") == ""


def test_the_keyboard_alone_is_enough(served: Tab) -> None:
    served.js("document.body.focus()")
    for _ in range(20):
        served.press("Tab")
        if served.js("document.activeElement.id") == "text":
            break
    served.paste(article("wire-report"))
    for _ in range(20):
        served.press("Tab")
        if served.js("document.activeElement.type") == "submit":
            break
    with served.leaving():
        served.press("Enter")
    assert served.js("document.querySelector('.verdict').textContent") == "Pass"
    assert focused_in_turn(served)


@pytest.mark.parametrize("path", ["articles/wire-report.txt", "pages/wire-report.html"])
def test_a_file_is_opened(path: str, served: Tab) -> None:
    served.choose("#file", FIXTURES / path)
    with served.leaving():
        served.click("button[type=submit]")
    assert served.js("document.querySelector('.verdict').textContent") == "Pass"
    assert Path(path).name in served.js("document.querySelector('h1').textContent")


def test_nothing_to_read_is_said_with_a_way_back(quiet_tab: Tab, service: str) -> None:
    quiet_tab.allowed = (service,)
    quiet_tab.go(service)
    with quiet_tab.leaving():
        quiet_tab.click("button[type=submit]")
    assert "nothing to read" in quiet_tab.js("document.querySelector('[role=alert]').textContent")
    assert disorder(quiet_tab) == []
    assert faint(quiet_tab) == []
    # The browser notes the status of the answer, and nothing else.
    assert [one[:50] for one in quiet_tab.complaints] == [
        "log: Failed to load resource: the server responded"[:50]
    ]
    with quiet_tab.leaving():
        quiet_tab.click("nav a")
    assert quiet_tab.js("location.pathname") == "/"


def test_a_copy_is_laid_beside_its_original(served: Tab, service: str) -> None:
    served.go(f"{service}compare")
    for side in ("copy", "original"):
        text = (FIXTURES / f"compared/bridge-spun-{side}.txt").read_text(encoding="utf-8")
        served.click(f"#{side}")
        served.paste(text)
    with served.leaving():
        served.click("button[type=submit]")
    assert served.js("document.querySelector('h1').textContent") == "Spun copy"
    served.hover("#copy-3")
    assert "original-3" in served.js("[...document.querySelectorAll('.lit')].map(e => e.id)")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("path", FORMS)
def test_every_word_of_a_form_stands_out(
    path: str, *, dark: bool, served: Tab, service: str
) -> None:
    served.seen_by(dark=dark)
    served.go(f"{service}{path}")
    assert faint(served) == []
    paper = served.js("getComputedStyle(document.body).backgroundColor")
    assert paper == ("rgb(22, 24, 27)" if dark else "rgb(255, 255, 255)")


@pytest.mark.parametrize("path", FORMS)
def test_a_form_fits_a_narrow_screen_and_a_screen_reader(
    path: str, served: Tab, service: str
) -> None:
    served.seen_by(width=360)
    served.go(f"{service}{path}")
    assert too_wide(served) == []
    assert disorder(served) == []
    fields = [name for role, name, _ in served.outline() if role == "textbox"]
    assert len(set(fields)) == (2 if path else 1)


def test_a_report_fits_a_narrow_screen_by_night(served: Tab) -> None:
    served.seen_by(width=360, dark=True)
    reported(served, article("appeal-in-middle"))
    served.js("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert too_wide(served) == []
    assert faint(served) == []
    assert disorder(served) == []


def test_an_article_full_of_markup_runs_nothing_and_asks_for_nothing(
    served: Tab, service: str
) -> None:
    reported(served, hostile())
    assert served.js("document.querySelector('article').textContent").count(ATTACK) == 3
    assert (
        served.js("document.querySelectorAll('img, svg[onload], [href^=javascript]').length") == 0
    )
    assert {url for url in served.requests if "favicon" not in url} == {
        service,
        f"{service}report",
    }
