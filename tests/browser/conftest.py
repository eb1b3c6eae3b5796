"""A browser for all tests of pages, and a tab of its own for each."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser.chromium import Chromium, program
from browser.tab import Tab
from cases import FIXTURES

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


@pytest.fixture(scope="session")
def service(chromium: Chromium) -> Iterator[str]:  # noqa: ARG001  without it none is needed
    """Start the service once, and give its address."""
    pytest.importorskip("fastapi", reason="the service needs the extra serve")
    command = [sys.executable, "-m", "credscore", "serve", "--port", "0", "--workers", "1"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": str(FIXTURES.parent)},
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()
            process.wait(60)
