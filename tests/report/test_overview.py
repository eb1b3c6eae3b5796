"""The page of many documents: nothing is lost, and nothing gets out."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from overviews import HOSTILE, every, invented, page_of, read, rows, scored

import credscore
from credscore.report.overview import Overview
from credscore.report.page.elements import shown
from credscore.report.score_page import score_body, score_page


def test_every_document_has_a_row_in_its_order() -> None:
    found = rows(page_of(every()))
    names = [row.xpath("string(th)") for row in found]
    assert names == [score.id for score in every()]
    for row, score in zip(found, every(), strict=True):
        said = score.verdict or score.status.replace("_", " ")
        assert row.xpath("string(td[3])") == said
        assert row.xpath("string(td[1])") == f"{score.n_words:,}"
        number = row.xpath("string(td[2]/b)")
        assert number == ("" if score.score is None else f"{score.score:.2f}")


def test_errors_and_abstentions_are_rows_with_their_reasons() -> None:
    by_name = {row.xpath("string(th)"): row for row in rows(page_of(scored()))}
    assert "too_short" in by_name["news/very-short.txt"].xpath("string(td[last()])")
    assert "language:fr" in by_name["news/french.txt"].xpath("string(td[last()])")
    assert "a mapping needs" in by_name["none"].xpath("string(td[last()])")
    assert by_name["none"].get("class") == "error"


def test_the_counts_add_up_to_all() -> None:
    page = read(page_of(every()))
    counted = {
        item.xpath("string(span)"): int(item.xpath("string(b)"))
        for item in page.xpath("//ul[@class='counts']/li")
    }
    assert counted == Counter(s.verdict or s.status.replace("_", " ") for s in every())
    assert page.xpath("string(//h1)") == f"{len(every())} documents"


def test_the_mean_and_the_median_are_those_of_the_scores() -> None:
    page = page_of([invented(1, 0.1), invented(2, 0.2), invented(3, 0.9), invented(4, None)])
    assert "3 with a score: mean 0.40, median 0.20." in page


def test_a_row_leads_to_its_article_and_the_article_back() -> None:
    page = read(page_of(scored()))
    places = [element.get("id") for element in page.xpath("//*[@id]")]
    assert len(places) == len(set(places))
    for link in page.xpath("//a[starts-with(@href, '#')]"):
        assert link.get("href")[1:] in places
    found = rows(page_of(scored()))
    for number, score in enumerate(scored(), start=1):
        linked = found[number - 1].xpath("th//a/@href")
        assert linked == ([f"#a{number}"] if score.text else [])
        if score.text:
            inner = page.xpath(f"//details//*[@id='a{number}']")[0]
            assert f"#d{number}" in inner.xpath(".//a/@href")
            words = "".join(inner.text_content().split())
            assert "".join(shown(score.text).split())[:80] in words


@pytest.mark.parametrize("held", [HOSTILE, "</style>", "\ud800", "javascript:alert(1)"])
def test_whatever_an_article_holds_is_text_on_the_page(held: str) -> None:
    hostile = invented(
        1,
        0.05,
        id=held,
        text=held,
        reasons=(held,),
        warnings=(held,),
        metadata={"source": held, "url": held},
        model_version=held,
    )
    page = page_of([hostile, invented(2, 0.5)])
    page.encode()
    tree = read(page)
    assert len(tree.xpath("//script")) == len(tree.xpath("//style")) == 1
    assert not tree.xpath("//@style | //@onclick | //@onload | //@src")
    assert all(href.startswith("#") for href in tree.xpath("//@href"))
    assert rows(page)[0].xpath("string(th)") == shown(held)
    by_source = "//table[contains(@class, 'by-source')]/tbody/tr[1]/th"
    assert tree.xpath(f"string({by_source})") == shown(held)


def test_only_the_lowest_scores_have_their_articles_where_there_is_no_room() -> None:
    many = [invented(n, p) for n, p in enumerate((0.9, 0.2, None, 0.1, 0.6), start=1)]
    whole = read(page_of(many))
    assert len(whole.xpath("//section[@aria-labelledby='articles']/details")) == len(many)
    folds = re.compile(r"<details><summary><bdi>.*?</article></details>\n", re.DOTALL)
    size = max(map(len, folds.findall(page_of(many))))
    page = page_of(many, most=2 * size + 10)
    assert read(page).xpath("//article/@id") == ["a2", "a4"]
    assert [bool(row.xpath("th//a")) for row in rows(page)] == [False, True, False, True, False]
    assert "2 of 5 documents" in page


def test_without_articles_the_page_is_the_table() -> None:
    page = page_of(scored(), most=0)
    assert not read(page).xpath("//article | //*[@id='articles'] | //a[@href='#articles']")
    assert len(rows(page)) == len(scored())


def test_no_documents_give_a_page_that_says_so() -> None:
    page = page_of([])
    assert "0 documents" in page
    assert rows(page) == []


def test_nothing_with_a_score_gives_a_page() -> None:
    page = page_of([invented(1, None), invented(2, None)], by="desk")
    assert "None of them has a score." in page
    assert len(rows(page)) == 2


def test_the_same_scores_give_the_same_page() -> None:
    assert page_of(scored()) == page_of(list(scored()))


def test_a_document_without_a_name_is_told_by_its_place() -> None:
    assert rows(page_of([invented(1, id=None)]))[0].xpath("string(th)") == "document 1"


def test_the_page_says_which_models_made_the_scores() -> None:
    page = page_of([invented(1), invented(2, model_version="2")])
    assert "Model 1, 2." in read(page).xpath("string(//body/footer)")


def test_the_library_gives_the_same_page() -> None:
    assert credscore.html_report(iter(scored()), by="desk") == page_of(scored(), by="desk")
    assert credscore.html_report(scored()[0]) == score_page(scored()[0])
    with pytest.raises(TypeError, match="item 1 must be a Score, got str"):
        credscore.html_report([scored()[0], "text"])  # type: ignore[list-item]  the test


def test_an_article_is_shown_as_on_its_own_page() -> None:
    page = page_of(scored())
    for number, score in enumerate(scored(), start=1):
        body = score_body(score, prefix=f"a{number}-", heading_level=3)
        assert (body in page) == bool(score.text)


def test_what_is_asked_for_has_useful_defaults() -> None:
    assert Overview().most > 1_000_000
    assert Overview().by is None
