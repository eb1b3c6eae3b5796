"""`credscore explain --html`: an article in, one page out."""

from __future__ import annotations

import io
import json
from pathlib import Path

import lxml.html
import pytest
from cases import FIXTURES, article

from credscore import cli

ARTICLE = str(FIXTURES / "articles" / "swamped.txt")
Capture = pytest.CaptureFixture[str]


def test_the_page_is_written_and_nothing_else_is_said(tmp_path: Path, capfd: Capture) -> None:
    page = tmp_path / "page.html"
    assert cli.main(["explain", ARTICLE, "--html", str(page)]) == 0
    assert capfd.readouterr() == ("", "")
    (shown,) = lxml.html.parse(page).xpath("//article")
    assert shown.text_content() == article("swamped")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_a_dash_sends_the_page_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capfd: Capture
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(article("list").encode())))
    assert cli.main(["explain", "-", "--html", "-"]) == 0
    out, err = capfd.readouterr()
    assert out.startswith("<!doctype html>")
    assert out.endswith("</html>\n")
    assert "genre:list" in out
    assert err == ""


def test_of_a_page_of_html_the_main_text_is_shown(tmp_path: Path) -> None:
    path = FIXTURES / "pages" / "wire-report.html"
    page = tmp_path / "page.html"
    assert cli.main(["explain", str(path), "--html", str(page)]) == 0
    (shown,) = lxml.html.parse(page).xpath("//article")
    assert article("wire-report").splitlines()[2] in shown.text_content()


def test_several_articles_are_no_page_and_an_earlier_one_stays(
    tmp_path: Path, capfd: Capture
) -> None:
    page = tmp_path / "page.html"
    page.write_text("earlier", encoding="utf-8")
    assert cli.main(["explain", str(FIXTURES / "articles"), "--html", str(page)]) == 2
    out, err = capfd.readouterr()
    assert "a page shows one article" in err
    assert out == ""
    assert page.read_text(encoding="utf-8") == "earlier"


def test_what_cannot_be_read_makes_no_page(tmp_path: Path, capfd: Capture) -> None:
    page = tmp_path / "page.html"
    assert cli.main(["explain", str(tmp_path / "none.txt"), "--html", str(page)]) == 2
    assert "none.txt: cannot be read" in capfd.readouterr().err
    assert not page.exists()


def test_an_article_that_cannot_be_scored_has_a_page_that_says_so(
    tmp_path: Path, capfd: Capture
) -> None:
    path, page = tmp_path / "a.jsonl", tmp_path / "page.html"
    path.write_text(json.dumps({"id": "long", "text": "a " * 1_000_001}), encoding="utf-8")
    assert cli.main(["explain", str(path), "--html", str(page)]) == 3
    assert "long: item 0: ValueError: a text may have 2000000 characters" in capfd.readouterr().err
    assert "a text may have 2000000 characters" in page.read_text(encoding="utf-8")


def test_the_article_is_not_written_over(tmp_path: Path, capfd: Capture) -> None:
    path = tmp_path / "a.txt"
    path.write_text("One two.", encoding="utf-8")
    assert cli.main(["explain", str(path), "--html", str(path)]) == 2
    assert "is read too: give --html another name" in capfd.readouterr().err
    assert path.read_text(encoding="utf-8") == "One two."


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, capfd: Capture) -> None:
    assert cli.main(["explain", ARTICLE, "--html", str(tmp_path / "no" / "page.html")]) == 2
    assert "No such file or directory" in capfd.readouterr().err
