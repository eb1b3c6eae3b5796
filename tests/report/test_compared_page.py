from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import lxml.html
import pytest
from compared import PAIRS, by_hand, comparisons
from hypothesis import example, given

from credscore.comparison.result import Change, Comparison, Pair
from credscore.report.compared_page import compared_page
from credscore.report.compared_words import KINDS, WHAT
from credscore.report.page.elements import shown
from credscore.text.document import Document
from credscore.text.span import Span

VOID = ("meta", "input", "br")
HOSTILE = "<script>alert(1)</script>\x00\ud800 \u202eabc\u2066 ]]> --> &amp; \"'\r\nEnd\r."


class Page(HTMLParser):
    """A page as a strict reader takes it: every element closed, in the right order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str | None]] = []
        self.sides = {"copy": "", "original": ""}
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs))
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("data-side")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for _, side in self.open:
            if side is not None:
                self.sides[side] += data


def hostile() -> Comparison:
    doc = Document.from_text(HOSTILE, HOSTILE)
    whole, part = Span(0, len(HOSTILE)), Span(3, 30)
    changes = (
        Change("quotation", whole, part, 1.0, HOSTILE),
        Change("word", part, whole, 0.1, HOSTILE),
    )
    pairs = (Pair((whole,), (whole,), "edited"),)
    return Comparison(
        doc, doc, "spun copy", 0.9, {"edited": 1.0}, 1.0, pairs, changes, HOSTILE, (HOSTILE,)
    )


@given(comparisons())
@example(hostile())
def test_either_side_reads_as_its_text(comparison: Comparison) -> None:
    page = Page(compared_page(comparison))
    assert page.sides["copy"] == shown(comparison.copy.text)
    assert page.sides["original"] == shown(comparison.original.text)


@given(comparisons())
def test_every_link_leads_to_one_place_on_the_page(comparison: Comparison) -> None:
    page = Page(compared_page(comparison))
    ids = [held["id"] for _, held in page.elements if "id" in held]
    assert len(ids) == len(set(ids))
    for _, held in page.elements:
        if "href" in held:
            assert (held["href"] or "").startswith("#")
            assert (held["href"] or "")[1:] in ids
        assert set((held.get("aria-describedby") or "").split()) <= set(ids)


@given(comparisons())
@example(hostile())
def test_an_article_brings_no_element_no_style_and_nothing_to_load(comparison: Comparison) -> None:
    page = compared_page(comparison)
    page.encode()
    tags = [tag for tag, _ in Page(page).elements]
    assert tags.count("script") == tags.count("style") == 1
    assert not {"img", "iframe", "object", "link", "base", "form"} & set(tags)
    for _, held in Page(page).elements:
        assert not [key for key in held if key in ("style", "src") or key.startswith("on")]


@pytest.mark.parametrize("pair", PAIRS)
def test_a_browser_reads_the_texts_character_by_character(pair: str) -> None:
    comparison = by_hand(pair)
    page = lxml.html.document_fromstring(compared_page(comparison))
    for side, doc in (("copy", comparison.copy), ("original", comparison.original)):
        cells = page.xpath(f"//*[@data-side='{side}']")
        assert "".join(cell.text_content() for cell in cells) == doc.text


@pytest.mark.parametrize("pair", PAIRS)
def test_every_change_is_marked_in_its_texts_and_listed(pair: str) -> None:
    comparison = by_hand(pair)
    page = lxml.html.document_fromstring(compared_page(comparison))
    for number, change in enumerate(comparison.changes, start=1):
        (listed,) = page.xpath(f"//li[@id='change-{number}']")
        assert WHAT[change.kind] in listed.text_content()
        for side, span, doc in (
            ("copy", change.copy, comparison.copy),
            ("original", change.original, comparison.original),
        ):
            marks = page.xpath(
                f"//*[@data-side='{side}']"
                f"//*[contains(concat(' ', @data-changes, ' '), ' {number} ')]"
            )
            words = "".join(mark.text_content() for mark in marks)
            assert words == ("" if span is None else span.of(doc.text))
            assert all(change.kind in mark.get("class").split() for mark in marks)


def test_a_mark_leads_to_its_counterpart_and_says_what_was_changed() -> None:
    page = lxml.html.document_fromstring(compared_page(by_hand("bridge-spun")))
    (mark,) = page.xpath("//a[@data-side or @data-changes][text()='1,400']")
    (other,) = page.xpath(f"//*[@id='{mark.get('href')[1:]}']")
    assert other.text_content() == "14,000"
    assert mark.get("data-said").startswith("Number changed: “14,000” → “1,400”.")
    (described,) = page.xpath(f"//*[@id='{mark.get('aria-describedby')}']")
    assert "number changed" in described.text_content()


def test_what_has_no_counterpart_leads_to_the_list() -> None:
    page = lxml.html.document_fromstring(compared_page(by_hand("bridge-spun")))
    (mark,) = page.xpath("//a[text()='Lawyers for']")
    assert mark.get("href").startswith("#change-")


def test_altered_quotations_numbers_and_negations_stand_before_the_texts() -> None:
    page = compared_page(by_hand("bridge-spun"))
    assert "Altered: 2 negations, 2 numbers, 4 quotations" in page
    assert page.index('class="banner"') < page.index('id="texts"')
    assert 'class="banner"' not in compared_page(by_hand("library-edited"))


def test_long_runs_of_one_kind_are_folded_and_stand_beside_each_other() -> None:
    sentences = "One. Two. Three. Four. Five. "
    doc = Document.from_text(sentences)
    pairs = tuple(Pair((), (span,), "dropped") for span in doc.sentences)
    pairs += tuple(Pair((span,), (), "added") for span in doc.sentences)
    made = Comparison(doc, doc, "spun copy", 0.9, {"added": 1.0}, 0.0, pairs)
    page = lxml.html.document_fromstring(compared_page(made))
    (apart,) = page.xpath("//div[@class='apart']")
    assert [fold.findtext("summary") for fold in apart] == [
        "5 passages only in the original, 5 words",
        "5 passages only in the copy, 5 words",
    ]
    assert not page.xpath("//details[@open]")
    told = compared_page(replace(made, verdict="same story"))
    assert lxml.html.document_fromstring(told).xpath("count(//details[@open])") == 2


def test_a_sentence_with_a_change_is_never_folded_away() -> None:
    doc = Document.from_text("One. Two. Three. Four. Five.")
    pairs = tuple(Pair((), (span,), "dropped") for span in doc.sentences)
    lost = Change("attribution", None, doc.sentences[2], 0.7, "")
    made = Comparison(doc, doc, "copy", 0.9, {"added": 1.0}, 0.0, pairs, (lost,))
    page = lxml.html.document_fromstring(compared_page(made))
    (mark,) = page.xpath("//a[@id='original-1']")
    assert not mark.xpath("ancestor::details")


def test_every_kind_that_is_there_can_be_taken_away() -> None:
    comparison = by_hand("bridge-spun")
    page = lxml.html.document_fromstring(compared_page(comparison))
    ticks = page.xpath("//fieldset//input/@id")
    assert ticks == [f"show-{kind}" for kind in KINDS]
    style = page.findtext("head/style")
    assert all(f"#{tick}:not(:checked)" in style for tick in ticks)


def test_the_page_judges_neither_truth_nor_people() -> None:
    page = compared_page(by_hand("warehouse-two-outlets"))
    assert not re.search(r"\b(fake|false|true|credible)\b", page, re.IGNORECASE)
    assert "never an author" in page
    assert "2026.1+00000000" in page


def test_shares_are_drawn_as_long_as_they_are_written() -> None:
    made = replace(by_hand("bridge-spun"), shares={"verbatim": 0.25, "reworded": 0.75})
    page = lxml.html.document_fromstring(compared_page(made))
    drawn = [(bar.get("x"), bar.get("width")) for bar in page.xpath("//rect")]
    assert drawn == [("0.000%", "25.000%"), ("25.000%", "75.000%")]
    written = [item.text_content() for item in page.xpath("//ul[@class='shares']/li")]
    assert written[:2] == ["25% verbatim", "75% reworded"]
