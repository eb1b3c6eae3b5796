"""A browser for all tests of pages, and a tab of its own for each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser.chromium import Chromium, program
from browser.tab import Tab

Shown = Callable[[str], Tab]

_ABSENT = (
    "no Chromium was found: install one (Debian and Ubuntu: apt-get install chromium), or name "
    "its program in CREDSCORE_CHROMIUM"
)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """Start the browser once for all tests."""
    if sys.platform == "win32":
        pytest.skip("the browser is steered through inherited pipes, which Windows has not")
    path = program()
    if path is None:
        pytest.skip(_ABSENT)
    browser = Chromium(path, tmp_path_factory.mktemp("chromium"))
    try:
        browser.call("Browser.getVersion")
        yield browser
    finally:
        browser.close()


@pytest.fixture
def quiet_tab(chromium: Chromium, tmp_path: Path) -> Iterator[Tab]:
    """Give a tab whose complaints the test looks at itself."""
    tab = Tab(chromium, ("about:", f"{tmp_path.as_uri()}/"))
    try:
        yield tab
    finally:
        tab.close()


@pytest.fixture
def tab(quiet_tab: Tab) -> Iterator[Tab]:
    """Give a tab that must not have complained of anything in the end."""
    yield quiet_tab
    assert quiet_tab.complaints == []


@pytest.fixture
def shown(tab: Tab, tmp_path: Path) -> Shown:
    """Return a function that stores a page and loads it from the file."""

    def show(page: str) -> Tab:
        path = tmp_path / "page.html"
        path.write_text(page, encoding="utf-8")
        tab.go(path.as_uri())
        return tab

    return show
