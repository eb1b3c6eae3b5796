"""What the page of a score says in each of its states."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest
from scores import TERMS, scored

import credscore
from credscore.model.score import Score
from credscore.report.score_page import score_body, score_page
from credscore.report.waterfall import log_odds


def parsed(score: Score) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(score_page(score))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("very-short", "It has only 30 words; below 100 "),
        ("list", "It reads as a list, and only running prose can be scored."),
        ("french", "Its language is “fr”, and everything that was learned is English."),
    ],
)
def test_without_a_score_there_is_no_gauge_and_the_reason_stands_in_words(
    name: str, said: str
) -> None:
    page = parsed(scored(name))
    assert page.findtext(".//h1/span") == "No score"
    assert said in page.xpath("string(//p[@class='lead'])")
    assert scored(name).reasons[0] in page.xpath("//header//code/text()")
    assert not page.xpath("//*[@class='gauge' or @id='steps']")
    assert page.xpath("//article")


def test_readings_that_could_be_made_are_shown_without_a_score_too() -> None:
    shown = [dd.text_content() for dd in parsed(scored("french")).xpath("//dl/div/dd[1]")]
    assert [words.strip() for words in shown] == ["not measured"] * 3 + ["0.0% of characters"]


def test_an_error_shows_its_reason_and_nothing_that_was_not_looked_at() -> None:
    (failed,) = credscore.score_many([{"id": "c", "html": 7}])
    page = parsed(failed)
    assert page.findtext(".//h1/span") == "Error"
    assert "html must be a string, got int" in page.xpath("string(//p[@class='lead'])")
    assert not page.xpath("//article | //nav | //dl | //a")


def test_what_is_unlike_any_article_is_said_in_words() -> None:
    score = credscore.score("The council met. " * 60, detail="full")
    assert score.reasons == ("out_of_distribution:repetition",)
    assert "it says the same over and over" in score_body(score)


def test_a_text_nobody_could_read_the_language_of_says_so() -> None:
    score = replace(scored("french"), language="und", reasons=("language:und",))
    assert "Its language could not be told" in score_body(score)
    assert 'lang="und"' not in score_body(score)


def test_a_verdict_is_a_word_and_a_share_of_texts_like_it() -> None:
    score = replace(scored("wire-report"), score=0.07, interval=(0.01, 0.2), verdict="fail")
    page = parsed(score)
    assert page.findtext(".//h1/span") == "Fail"
    assert "a copy editor would pass 7 in 100." in page.xpath("string(//header)")


def test_the_gauge_draws_score_interval_and_both_thresholds() -> None:
    score = replace(
        scored("wire-report"), score=0.3, interval=(0.2, 0.45), verdict="review", terms=TERMS
    )
    (drawn,) = parsed(score).xpath("//figure[@class='gauge']/svg")
    zones = drawn.xpath(".//rect")
    assert [(z.get("x"), z.get("width")) for z in zones] == [
        ("0.000%", "15.000%"),
        ("15.000%", "35.000%"),
        ("50.000%", "50.000%"),
    ]
    assert drawn.xpath(".//circle/@cx") == ["30.000%"]
    (interval,) = [line for line in drawn.xpath("./line") if line.get("x1") == "20.000%"][:1]
    assert interval.get("x2") == "45.000%"
    assert drawn.get("aria-label").startswith("Score 0.30 on a line from 0 to 1, interval 0.20 to")
    assert "Fail is below 0.15, review below 0.50" in drawn.get("aria-label")


def test_a_score_whose_thresholds_are_not_known_has_a_gauge_without_them() -> None:
    page = parsed(replace(scored("wire-report"), terms=None))
    assert page.xpath("count(//figure[@class='gauge']//rect)") == 1
    assert "Intercept" in page.xpath("string(//table[@class='steps'])")


def test_another_base_rate_is_a_step_and_is_said_beside_the_gauge() -> None:
    score = credscore.Scorer(base_rate=0.01).score(scored("swamped").text, detail="full")
    page = parsed(score)
    steps = {row.findtext("th"): row.xpath(".//data/@value") for row in page.xpath("//tr[th]")}
    moved = log_odds(0.2) - log_odds(0.01)
    assert [float(value) for value in steps["Your base rate"]] == [pytest.approx(moved)]
    assert "1 in 100 would not pass; the model was calibrated at 20 in 100" in page.xpath(
        "string(//figcaption)"
    )


def test_steps_that_take_nothing_off_are_folded_and_counted() -> None:
    page = parsed(scored("swamped"))
    (fold,) = page.xpath("//details[preceding-sibling::table[@class='steps']]")
    items = fold.xpath(".//li")
    assert fold.findtext("summary") == f"{len(items)} features take nothing off"
    assert all(abs(float(i.find("data").get("value"))) < 0.005 for i in items)


def test_boilerplate_is_folded_counted_and_still_in_the_article() -> None:
    score = scored("swamped")
    page = parsed(score)
    folded = page.xpath("//article/details")
    labels = [fold.find("summary").get("aria-label") for fold in folded]
    assert labels[0] == "Boilerplate, folded away: 3 passages, 10 words"
    assert "Folded away as boilerplate: 26 passages with 195 words." in page.text_content()
    assert "Advertisement" in folded[0].text_content()
    assert not page.xpath("//details[@open]")


def test_sources_are_counted_and_lead_to_where_they_are_cited() -> None:
    score = scored("spun-by-hand-neural")
    page = parsed(score)
    rows = page.xpath("//table[@class='cited-sources']/tbody/tr")
    assert sum(int(row.findtext("td")) for row in rows) == len(score.attributions)
    for link in page.xpath("//table[@class='cited-sources']//a"):
        (place,) = page.xpath(f"//article//span[@id='{link.get('href')[1:]}']/..")
        one = score.attributions[int(link.text) - 1]
        first = min((*one.source, *one.cue, *one.content))
        assert place.text_content().startswith(first.of(score.text)[: len(place.text_content())])


def test_warnings_are_sentences_with_their_names() -> None:
    page = parsed(scored("mojibake"))
    (warning,) = page.xpath("//ul[@class='warnings']/li")
    assert warning.text_content() == "Some characters were read in the wrong encoding. mojibake"


def test_every_signal_that_is_there_can_be_taken_away() -> None:
    page = parsed(scored("swamped"))
    style = page.findtext("head/style")
    ticks = page.xpath("//fieldset//input")
    assert [tick.get("data-show") for tick in ticks] == ["boilerplate", "cited"]
    assert [tick.get("checked") is not None for tick in ticks] == [True, False]
    assert all(f'[data-show="{tick.get("data-show")}"]:checked' in style for tick in ticks)


def test_a_page_grows_with_its_text_and_no_faster() -> None:
    text = scored("spun-by-hand-neural").text
    one, four = (len(score_body(credscore.score(text * n, detail="full"))) for n in (2, 8))
    assert four < 4.2 * one
