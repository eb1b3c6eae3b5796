"""The check of the built documentation sees what a page would load from elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = '<!doctype html><title>a</title><a href="https://www.example.org">elsewhere</a>'


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> object:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    monkeypatch.delitem(sys.modules, "check_site", raising=False)
    import check_site  # noqa: PLC0415  a program, which is on the path only now

    for name in ("index.html", "search.html", "searchindex.js", "llms-full.txt"):
        (tmp_path / name).write_text(PAGE if name.endswith("html") else "")
    (tmp_path / "llms.txt").write_text("- [a](index.html)\n")
    return lambda: list(check_site.faults(tmp_path))


def test_a_site_with_links_and_nothing_else_is_right(faults: object) -> None:
    assert callable(faults)
    assert faults() == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", '<script src="https://cdn.example.org/a.js"></script>'),
        ("a.html", '<link rel="stylesheet" href="//fonts.example.org/a.css">'),
        ("a.html", '<img alt="" src="http://www.example.org/a.png">'),
        ("a.html", "<style>p { background: url(https://www.example.org/a.png) }</style>"),
        ("a.css", '@import "https://fonts.example.org/a.css";'),
        ("a.css", "@font-face { src: url('//fonts.example.org/a.woff2') }"),
        ("a.js", 'fetch("https://www.example.org/a.json")'),
    ],
)
def test_what_is_loaded_from_elsewhere_is_told(
    faults: object, name: str, content: str, tmp_path: Path
) -> None:
    assert callable(faults)
    (tmp_path / name).write_text(content)
    (fault,) = faults()
    assert fault.startswith(f"{name} loads ")
    assert "example.org" in fault


def test_a_page_that_llms_txt_names_and_there_is_not_is_told(
    faults: object, tmp_path: Path
) -> None:
    assert callable(faults)
    (tmp_path / "llms.txt").write_text("- [a](index.html)\n- [b](gone.html)\n")
    (tmp_path / "searchindex.js").unlink()
    assert faults() == [
        "there is no searchindex.js",
        "llms.txt links to gone.html, which is not there",
    ]
