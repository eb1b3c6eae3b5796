from __future__ import annotations

import base64
import hashlib
import html
import math
import re
from dataclasses import replace
from html.parser import HTMLParser

import lxml.html
import pytest
from hypothesis import example, given
from scores import HOSTILE, hostile, scored, scores

import credscore
from credscore.model.score import Score
from credscore.report.page import joined
from credscore.report.page.elements import shown
from credscore.report.score_page import score_body, score_page

VOID = ("meta", "input", "br")
ARTICLES = ("spun-by-hand-neural", "swamped", "wire-report", "list", "very-short", "french")


class Page(HTMLParser):
    """A page as a strict reader takes it: every element closed, in the right order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.article = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs))
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" in self.open:
            self.article += data


def parsed(score: Score) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(score_body(score))


@given(scores())
@example(hostile())
def test_the_article_reads_as_the_text(score: Score) -> None:
    assert Page(score_body(score)).article == shown(score.text)


@pytest.mark.parametrize("name", ARTICLES)
def test_a_browser_reads_the_article_character_by_character(name: str) -> None:
    (article,) = parsed(scored(name)).xpath("//article")
    assert article.text_content() == scored(name).text


@given(scores())
@example(hostile())
def test_every_link_and_label_leads_to_one_place_on_the_page(score: Score) -> None:
    elements = Page(score_body(score)).elements
    ids = [held["id"] for _, held in elements if "id" in held]
    assert len(ids) == len(set(ids))
    for _, held in elements:
        if "href" in held:
            assert (held["href"] or "").startswith("#")
            assert (held["href"] or "")[1:] in ids
        for names in (held.get("aria-describedby"), held.get("aria-labelledby")):
            assert set((names or "").split()) <= set(ids)


@given(scores())
@example(hostile())
def test_every_piece_of_evidence_is_marked_listed_and_reached_both_ways(score: Score) -> None:
    page = parsed(score)
    for number, found in enumerate(score.evidence, start=1):
        under = f"contains(concat(' ', @data-evidence, ' '), ' {number} ')"
        marks = page.xpath(f"//article//*[{under}]")
        assert "".join(mark.text_content() for mark in marks) == shown(found.span.of(score.text))
        lead = next(mark for mark in marks if mark.tag == "a")
        (entry,) = page.xpath(f"//li[@id='evidence-{number}']")
        assert f"evidence-{number}" in lead.get("aria-describedby").split()
        assert entry.xpath(f".//a[@href='#mark-{number}']")
        (place,) = page.xpath(f"//*[@id='mark-{number}']")
        assert lead in (place, *place.iterancestors())
        told = f"{shown(found.rule)}"
        assert told in entry.text_content()


@given(scores())
def test_the_tip_of_a_mark_tells_rule_message_and_suggestion(score: Score) -> None:
    for mark in parsed(score).xpath("//article//*[@data-evidence]"):
        numbers = list(map(int, mark.get("data-evidence").split()))
        said = mark.get("data-said")
        evidence = sorted((score.evidence[n - 1] for n in numbers), key=lambda e: len(e.span))
        for one in evidence[:4]:
            assert one.rule in said
            assert one.message[1:] in said
            assert " ".join((one.suggestion or "").split()) in said


@given(scores())
@example(hostile())
def test_an_article_brings_no_element_no_style_and_nothing_to_load(score: Score) -> None:
    page = score_page(score)
    page.encode()
    elements = Page(page).elements
    tags = [tag for tag, _ in elements]
    assert tags.count("script") == tags.count("style") == 1
    assert not {"img", "iframe", "object", "link", "base", "form", "use", "image"} & set(tags)
    for _, held in elements:
        assert not [key for key in held if key in ("style", "src") or key.startswith("on")]
    for steering in "\x00\ud800\u202e\u2066":
        assert steering not in page


def test_the_policy_allows_the_style_and_the_script_of_the_page_alone() -> None:
    page = score_page(scored("wire-report"))
    policy = html.unescape(re.findall(r'Policy" content="([^"]*)"', page)[0])
    for tag in ("style", "script"):
        source = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)[0]
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "://" not in page


@given(scores())
def test_the_steps_add_up_to_the_score(score: Score) -> None:
    steps = [float(step.get("value")) for step in parsed(score).xpath("//data")]
    p = min(max(score.score or 0.0, 1e-12), 1 - 1e-12)
    assert math.fsum(steps) == pytest.approx(math.log(p / (1 - p)), abs=1e-9)


def test_many_scores_stand_on_one_page_under_names_of_their_own() -> None:
    bodies = [
        score_body(scored(name), prefix=f"d{i}-", heading_level=3)
        for i, name in enumerate(ARTICLES)
    ]
    page = Page(joined(bodies))
    ids = [held["id"] for _, held in page.elements if "id" in held]
    assert len(ids) == len(set(ids))
    assert all(re.match(r"d\d-", name or "") for name in ids)
    headings = {tag for tag, _ in page.elements if re.fullmatch(r"h\d", tag)}
    assert headings == {"h3", "h4", "h5"}


def test_no_heading_is_deeper_than_the_deepest_there_is() -> None:
    page = score_body(scored("swamped"), heading_level=6)
    assert {tag for tag, _ in Page(page).elements if re.fullmatch(r"h\d", tag)} == {"h6"}


@pytest.mark.parametrize("name", ARTICLES)
def test_the_page_judges_neither_facts_nor_people(name: str) -> None:
    page = score_page(scored(name)).replace(scored(name).text, "")
    assert not re.search(r"\b(fake|false|true|credible)\b", page, re.IGNORECASE)
    assert "never an author" in page
    assert credscore.Scorer().model.version in page


def test_the_public_door_gives_the_page() -> None:
    assert credscore.html_report(scored("swamped")) == score_page(scored("swamped"))


def test_a_score_without_details_leaves_out_what_it_lacks() -> None:
    bare = replace(
        scored("swamped"), evidence=(), contributions=(), attributions=(), intercept=None
    )
    page = parsed(bare)
    assert page.xpath("//*[@class='gauge']")
    assert not page.xpath("//*[@id='steps' or @id='sources']")
    assert "No passage is marked." in page.text_content()


def test_the_name_of_a_document_is_shown_and_escaped() -> None:
    page = lxml.html.document_fromstring(score_page(replace(scored("wire-report"), id=HOSTILE)))
    assert shown(HOSTILE).split()[0] in page.findtext("head/title")
    assert page.xpath("//h1/bdi")[0].text_content().startswith("<script>alert(1)</script>")
