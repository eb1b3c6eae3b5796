"""The page of a comparison in a real browser, where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
from compared import by_hand

from credscore.comparison.result import Comparison, Pair
from credscore.report.compared_page import compared_page
from credscore.report.page.elements import shown
from credscore.text.document import Document

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")

Loaded = Callable[[str, str], tuple[lxml.html.HtmlElement, str]]


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    """Return a function that loads a page and gives its document and what the console said."""

    def load(page: str, place: str) -> tuple[lxml.html.HtmlElement, str]:
        path = tmp_path / "page.html"
        path.write_text(page, encoding="utf-8")
        done = subprocess.run(
            [
                str(BROWSER),
                *("--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr"),
                *(f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=2000"),
                *("--dump-dom", f"{path.as_uri()}{place}"),
            ],
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        said = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
        return lxml.html.document_fromstring(done.stdout), "\n".join(said)

    return load


def test_the_browser_shows_both_texts_and_has_nothing_to_complain_of(loaded: Loaded) -> None:
    comparison = by_hand("bridge-spun")
    page, complaints = loaded(compared_page(comparison), "")
    for side, doc in (("copy", comparison.copy), ("original", comparison.original)):
        cells = page.xpath(f"//*[@data-side='{side}']")
        assert "".join(cell.text_content() for cell in cells) == shown(doc.text)
    assert complaints == ""


def test_a_link_to_a_small_change_opens_the_list_that_holds_it(loaded: Loaded) -> None:
    comparison = by_hand("bridge-spun")
    last = len(comparison.changes)
    page, _ = loaded(compared_page(comparison), "")
    assert page.xpath(f"//li[@id='change-{last}']/ancestor::details/@open") == []
    page, _ = loaded(compared_page(comparison), f"#change-{last}")
    assert page.xpath(f"//li[@id='change-{last}']/ancestor::details/@open") == [""]


def test_a_passage_that_is_folded_away_is_opened_by_a_link_to_it(loaded: Loaded) -> None:
    doc = Document.from_text("One. Two. Three. Four. Five.")
    pairs = tuple(Pair((span,), (), "added") for span in doc.sentences)
    page = compared_page(Comparison(doc, doc, "copy", 0.9, {"added": 1.0}, 0.0, pairs))
    assert loaded(page, "")[0].xpath("//details/@open") == []
    assert loaded(page, "#copy-row-6")[0].xpath("//details/@open") == [""]


def test_the_pointer_on_a_mark_lights_up_its_counterpart(loaded: Loaded) -> None:
    move = (
        "<script>document.getElementById('copy-3')"
        ".dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))</script></body>"
    )
    made = re.sub("<meta http-equiv=[^>]*>", "", compared_page(by_hand("bridge-spun")))
    page, _ = loaded(made.replace("</body>", move), "")
    lit = page.xpath("//*[contains(concat(' ', @class, ' '), ' lit ')]/@id")
    assert lit == ["original-3", "copy-3", "change-3"]


def test_an_article_cannot_run_anything(loaded: Loaded) -> None:
    attack = '<script>document.title = "taken"</script><img src=x onerror="document.title=1">'
    comparison = by_hand("library-edited")
    copy = Document.from_text(attack + comparison.copy.text, attack)
    hostile = Comparison(
        copy, comparison.original, "copy", 0.9, comparison.shares, 1.0, (), (), attack, (attack,)
    )
    page, complaints = loaded(compared_page(hostile), "")
    assert page.findtext("head/title").startswith("Copy: <script>")
    assert page.xpath("count(//script)") == 1
    assert complaints == ""
