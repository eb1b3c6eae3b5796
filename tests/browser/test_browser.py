"""The browser itself: what it must not do, and what it must tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser.tab import Tab


def loaded(tab: Tab, folder: Path, page: str) -> list[str]:
    path = folder / "page.html"
    path.write_text(f"<!doctype html><title>t</title>{page}", encoding="utf-8")
    tab.go(path.as_uri())
    tab.js("new Promise(done => setTimeout(done, 20))")
    return tab.complaints


@pytest.mark.parametrize(
    ("page", "complaint"),
    [
        ("<script>alert('seen')</script>", "dialog: seen"),
        ("<script>console.error('oh')</script>", "console: ['oh']"),
        ("<script>nothing()</script>", "exception: "),
        ("<img src='https://example.org/x.png'>", "refused: https://example.org/x.png"),
        ("<script>fetch('http://127.0.0.1:9/')</script>", "refused: http://127.0.0.1:9/"),
        ("<script>new WebSocket('ws://127.0.0.1:9/')</script>", "log: WebSocket"),
        (
            "<meta http-equiv=Content-Security-Policy content='img-src x'><img src=y>",
            "audit: {'code': 'ContentSecurityPolicyIssue'",
        ),
    ],
)
def test_what_a_page_does_wrong_is_told(
    page: str, complaint: str, quiet_tab: Tab, tmp_path: Path
) -> None:
    said = loaded(quiet_tab, tmp_path, page)
    assert any(one.startswith(complaint) for one in said), said


def test_a_good_page_has_nothing_to_complain_of(quiet_tab: Tab, tmp_path: Path) -> None:
    assert loaded(quiet_tab, tmp_path, "<p>Good.</p><script>console.log('fine')</script>") == []
    assert quiet_tab.requests == [f"{tmp_path.as_uri()}/page.html"]


def test_tabs_know_nothing_of_each_other(quiet_tab: Tab, tmp_path: Path) -> None:
    loaded(quiet_tab, tmp_path, "<script>alert(1)</script>")
    fresh = Tab(quiet_tab._chromium, quiet_tab.allowed)
    try:
        assert loaded(fresh, tmp_path, "<p>Good.</p>") == []
    finally:
        fresh.close()
