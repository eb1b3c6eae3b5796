from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pytest
from invented_stories import stories, story

import credscore
from credscore import Corpus, Document


@pytest.fixture
def corpus() -> Corpus:
    corpus = Corpus()
    corpus.add(stories(40))
    return corpus


def test_an_article_finds_itself_with_a_share_of_one(corpus: Corpus) -> None:
    found = corpus.query(story(7))
    assert (found[0].id, round(found[0].share, 6), round(found[0].score, 6)) == ("s7", 1.0, 1.0)
    assert [m.score for m in found] == sorted((m.score for m in found), reverse=True)
    assert found[1].share < 0.5


def test_half_an_article_finds_the_whole_one(corpus: Corpus) -> None:
    half = story(9)[: len(story(9)) // 2]
    assert corpus.query(half)[0].id == "s9"


def test_an_article_that_holds_a_fifth_of_another_finds_it(corpus: Corpus) -> None:
    fifth = story(11)[: len(story(11)) // 5]
    text = "Nobody in Tarvale had ever heard such thunder. " * 4 + fifth + " Rain came later."
    assert corpus.query(text)[0].id == "s11"


def test_words_in_another_order_and_typography_still_find_it(corpus: Corpus) -> None:
    sentences = [" ".join(s.split()[::-1]) for s in story(13).split(". ")]
    assert corpus.query("\n\n".join(sentences[::-1]).upper().replace(",", " —"))[0].id == "s13"


def test_what_comes_back_is_what_was_given(corpus: Corpus) -> None:
    doc = corpus["s3"]
    assert (doc.text, doc.id, doc.metadata) == (story(3), "s3", {"number": 3})
    assert corpus.get("s3") == doc
    assert corpus.get("nobody") is None
    with pytest.raises(KeyError, match="nobody"):
        corpus["nobody"]


def test_metadata_come_back_as_json_has_them() -> None:
    corpus = Corpus()
    given = {"date": date(2024, 5, 1), "n": np.int64(3), "tags": ("a", "b"), "none": None}
    corpus.add([{"id": "x", "text": "Rain fell.", **given}])
    assert corpus["x"].metadata == {"date": "2024-05-01", "n": 3, "tags": ["a", "b"], "none": None}


def test_a_page_comes_back_as_its_main_text_with_its_warnings() -> None:
    page = f"<html><body><p>{story(1)}\x00</p></body></html>"
    doc = Document.from_html(page, id="p")
    corpus = Corpus()
    corpus.add([{"id": "p", "html": page}])
    assert corpus["p"] == doc


def test_any_string_comes_back_as_it_was() -> None:
    texts = ["", "\x00", "\ud800 lone", "a\r\nb\n\nc", "👩\u200d👩 漢字", "x" * 100_000]
    corpus = Corpus()
    assert corpus.add(texts).n_added == len(texts)
    assert [doc.text for doc in corpus.documents()] == texts
    assert [corpus[str(i)].text for i in range(len(texts))] == texts


def test_items_without_an_id_are_numbered_as_they_come() -> None:
    corpus = Corpus()
    corpus.add(["one text", {"id": "mine", "text": "two"}, 3, "four"])
    corpus.add(Document.from_text(text) for text in ["five"])
    assert list(corpus) == ["0", "mine", "3", "4"]


def test_a_number_that_is_taken_is_passed_over() -> None:
    corpus = Corpus()
    corpus.add([{"id": "1", "text": "mine"}, "another"])
    assert list(corpus) == ["1", "2"]


def test_an_id_that_is_there_is_refused_and_the_rest_goes_on(corpus: Corpus) -> None:
    intake = corpus.add([{"id": "s3", "text": "Another story."}, {"id": "new", "text": "New."}])
    assert (intake.n_added, intake.n_replaced, intake.n_refused) == (1, 0, 1)
    (refused,) = intake.refused
    assert (refused.position, refused.id) == (0, "s3")
    assert "'s3' is there already" in refused.reason
    assert corpus["s3"].text == story(3)


def test_an_update_replaces_and_the_old_text_is_found_no_more(corpus: Corpus) -> None:
    intake = corpus.update([{"id": "s3", "text": story(500)}, {"id": "new", "text": "New."}])
    assert (intake.n_added, intake.n_replaced, intake.n_refused) == (1, 1, 0)
    assert len(corpus) == 41
    assert corpus.query(story(500))[0].id == "s3"
    assert corpus.query(story(3))[0].share < 0.5


def test_bad_items_never_stop_a_stream() -> None:
    loop: dict[str, object] = {"id": "loop", "text": "x"}
    loop["self"] = loop
    bad = [3, None, {"id": "x"}, {"id": "y", "text": 3}, loop, b"bytes"]
    corpus = Corpus()
    intake = corpus.add([*bad, "good"])
    assert (intake.n_added, intake.n_refused) == (1, len(bad))
    assert [r.position for r in intake.refused] == list(range(len(bad)))
    assert [r.id for r in intake.refused] == [None, None, "x", "y", "loop", None]
    assert intake.refused[0].reason.startswith("item 0: TypeError: an item must be")


def test_an_update_that_is_refused_leaves_the_old_article(corpus: Corpus) -> None:
    assert corpus.update([{"id": "s3", "text": 3}]).n_refused == 1
    assert corpus["s3"].text == story(3)


def test_a_stream_is_read_one_by_one() -> None:
    corpus = Corpus()

    def stream() -> Iterator[dict[str, str]]:
        for i in range(5):
            assert len(corpus) == i
            yield {"id": str(i), "text": story(i)}

    assert corpus.add(stream()).n_added == 5


def test_a_stream_that_fails_leaves_what_came_before() -> None:
    corpus = Corpus()

    def stream() -> Iterator[str]:
        yield "one"
        message = "the line went dead"
        raise ConnectionError(message)

    with pytest.raises(ConnectionError):
        corpus.add(stream())
    assert list(corpus) == ["0"]


def test_of_many_refusals_a_thousand_are_told() -> None:
    intake = Corpus().add(range(1500))  # type: ignore[arg-type]  # the wrong type is the test
    assert (intake.n_refused, len(intake.refused)) == (1500, 1000)


@pytest.mark.parametrize("many", ["one article", Document.from_text("one"), {"text": "one"}, 3])
def test_a_single_article_is_no_stream(many: object) -> None:
    with pytest.raises(TypeError, match="must be many articles"):
        Corpus().add(many)  # type: ignore[arg-type]  # the wrong type is the test


def test_what_is_deleted_is_gone(corpus: Corpus) -> None:
    corpus.delete(["s7", "s8"])
    assert len(corpus) == 38
    assert "s7" not in corpus
    assert "s7" not in list(corpus)
    assert "s7" not in [m.id for m in corpus.query(story(7), 40)]
    corpus.add([{"id": "s7", "text": story(7)}])
    assert corpus.query(story(7))[0].id == "s7"


def test_one_id_may_be_deleted_as_it_is(corpus: Corpus) -> None:
    corpus.delete("s7")
    assert "s7" not in corpus


def test_an_unknown_id_deletes_nothing(corpus: Corpus) -> None:
    with pytest.raises(KeyError, match="nobody"):
        corpus.delete(["s1", "nobody"])
    assert "s1" in corpus


def test_an_article_is_not_similar_to_itself(corpus: Corpus) -> None:
    corpus.add([{"id": "copy", "text": story(5) + " Read more."}])
    assert corpus.similar("s5", 1)[0].id == "copy"
    assert corpus.similar("copy", 1)[0].id == "s5"
    assert len(corpus.similar("s5", 3)) == 3
    with pytest.raises(KeyError):
        corpus.similar("nobody")


def test_what_is_excluded_makes_room_for_the_next(corpus: Corpus) -> None:
    first, second, third = corpus.query(story(5), 3)
    assert [m.id for m in corpus.query(story(5), 2, exclude=[first.id])] == [second.id, third.id]
    assert corpus.query(story(5), 1, exclude=first.id)[0].id == second.id


def test_of_two_with_the_same_text_the_first_comes_first(corpus: Corpus) -> None:
    corpus.add([{"id": f"again{i}", "text": story(5)} for i in range(5)])
    assert [m.id for m in corpus.query(story(5), 3)] == ["s5", "again0", "again1"]


@pytest.mark.parametrize("text", ["", " ", "\x00", "a b c", "the of and", "Zyx", "?!"])
def test_a_query_without_a_known_word_finds_nothing(corpus: Corpus, text: str) -> None:
    assert corpus.query(text) == []


def test_an_empty_corpus_answers() -> None:
    corpus = Corpus()
    assert (len(corpus), list(corpus), corpus.query("Rain fell."), "x" in corpus) == (
        0,
        [],
        [],
        False,
    )
    assert list(corpus.documents()) == []


def test_one_rare_word_is_enough_of_a_query() -> None:
    corpus = Corpus()
    corpus.add([*stories(40), {"id": "x", "text": story(77) + " Zebulon spoke."}])
    assert [m.id for m in corpus.query("Zebulon")] == ["x"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("市議会は昨夜、古い橋の閉鎖を決めた。住民は反対している。", "古い橋の閉鎖を市議会が決定"),
        ("Городской совет закрыл старый мост через гавань.", "Старый мост закрыл совет"),
        ("أغلق المجلس الجسر القديم في الميناء أمس", "الجسر القديم أغلق"),
        ("Der Stadtrat sperrt die alte Brücke.", "Alte Bru\u0308cke vom Stadtrat gesperrt"),
    ],
)
def test_other_languages_are_found_too(corpus: Corpus, text: str, asked: str) -> None:
    corpus.add([{"id": "x", "text": text}, {"id": "y", "text": "明日は雨が降るでしょう。"}])
    assert corpus.query(asked)[0].id == "x"


@pytest.mark.parametrize("n", [0, -1])
def test_no_matches_cannot_be_asked_for(corpus: Corpus, n: int) -> None:
    with pytest.raises(ValueError, match="n must be at least 1"):
        corpus.query("x", n)


def test_a_long_article_does_not_win_by_its_length(corpus: Corpus) -> None:
    everything = " ".join(story(i) for i in range(100, 140)) + story(5)[:200]
    corpus.add([{"id": "long", "text": everything}])
    assert corpus.query(story(5)[:400])[0].id == "s5"


def test_the_door_says_what_it_holds(corpus: Corpus) -> None:
    assert repr(corpus) == "<Corpus in memory, 40 articles>"
    assert credscore.Corpus is Corpus
